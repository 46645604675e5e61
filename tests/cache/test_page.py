from hypothesis import given
from hypothesis import strategies as st

from config_lint.cache.page import document_of, page_of
from config_lint.domain.document import Document
from config_lint.formats.known import formats_known
from config_lint.text.lines import Lines
from config_lint.values.secret import Secret

formats = {type(format).__name__: format for format in formats_known()}
lines = st.sampled_from(
    [
        *(
            "a: 1",
            "b:",
            "  c: [1, x]",
            "  d: {}",
            "password: hunter2hunter",
            "password: 'it''s'",
            'token: "abc1234567"',
            "- x: 1",
            "e: |",
        ),
        *(
            "  password: Xk39x8sPq",
            "f: !vault abc",
            "url: postgres://u:pass1@h/db",
            "n: 0x1F",
            "n: 99999999999999999999",
            "g: ~",
            "h: .inf",
        ),
        *(
            "# config-lint: ignore[auth/weak-secret] -- token=abc123",
            "A=1",
            "export PASSWORD='x y'",
            "B=${A:-x}",
            "[section]",
            '{"a": 1}',
        ),
    ]
)
texts = st.lists(lines | st.text(max_size=8), max_size=8).map("\n".join)


@given(st.sampled_from(sorted(formats)), texts)
def test_what_is_kept_is_given_back_as_it_was(name: str, text: str) -> None:
    for document in formats[name].read(text, "a/b.yaml"):
        page = page_of(document, lambda: Lines(text, "a/b.yaml"))
        if page is not None:
            assert document_of(page, "a/b.yaml", Lines(text, "a/b.yaml")) == document


def kept(text: str, name: str = "Yaml") -> tuple[Document, Document | None]:
    (document,) = formats[name].read(text, "a.yaml")
    page = page_of(document, lambda: Lines(text, "a.yaml"))
    return document, None if page is None else document_of(page, "a.yaml", Lines(text, "a.yaml"))


def test_a_secret_is_the_same_one_again() -> None:
    before, after = kept("db:\n  password: 'correct horse battery'\n  port: 5432\n")
    assert after == before
    secret = before.entries[0].value
    assert isinstance(secret, Secret)
    assert after is not None
    assert after.entries[0].value == secret


def test_a_document_is_not_kept_that_holds_a_secret_in_another_notation_than_its_own() -> None:
    assert kept('password: "correct\\x20horse"\n')[1] is None
    assert kept("password: |\n  Xk39x8sPqX\n")[1] is None


def test_a_page_holds_nothing_that_is_secret() -> None:
    text = "password: Zq81ffXpPl\nurl: postgres://app:Zq81ffXpPl@db/app\n# config-lint: ignore[a/b] -- was Zq81ffXpPl\n"
    (document,) = formats["Yaml"].read(text, "a.yaml")
    page = page_of(document, lambda: Lines(text, "a.yaml"))
    assert page is not None
    assert "Zq81ffXpPl" not in repr(page)
