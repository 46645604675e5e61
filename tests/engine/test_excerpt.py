import json

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from config_lint.domain.excerpt import Excerpt
from config_lint.engine.excerpt import LONGEST, MASK, excerpts
from config_lint.formats.reader import FileReader
from config_lint.trees.memory import MemoryTree
from config_lint.values.detection import guard
from config_lint.values.location import Location
from config_lint.values.secret import Secret


def excerpt_of(path: str, text: str, line: int = 1, columns: tuple[int, int] = (1, 1)) -> Excerpt | None:
    reader = FileReader(MemoryTree({path: text}))
    return excerpts(reader.read, reader.line)(Location(path, line, columns[0], line, columns[1]))


def shown(path: str, text: str, line: int = 1) -> str:
    return str(excerpt_of(path, text, line) or "")


secrets = st.from_regex(r"\A[A-Za-z][A-Za-z0-9!@%^*+.-]{8,20}[0-9]\Z")

FILES = {
    "a.yaml": "app:\n  password: {0}\n  other: x # was {0}\n",
    "b.yaml": "app: {{password: '{0}', other: x}} # was {0}\n",
    "c.yaml": "password: '{0}'\npassword: '{0}x'\n# password: {0}\nother: {{password: '{0}', password: b}}\n",
    "d.yaml": "x: !secret '{0}'\npassword: !env '{0}'\nurl: https://app:{0}@db/app\nold: &old\n  password: '{0}'\nnew: *old\n",
    "e.yaml": "password: |\n  {0}\n  {0}\n",
    "f.yaml": 'password: {{{{ env "X" | default "{0}" }}}}\nurl: ${{PASSWORD:-{0}}}\ndb_password: ${{X:-{0}}}\n',
    "a.json": '{{"password": "{0}", "password": "b", "other": ["x"], "nested": {{"token": "{0}"}}}}',
    "a.env": "export DB_PASSWORD='{0}' # was {0}\nDB_PASSWORD={0}\nDB_URL=postgres://app:{0}@db/app\n",
    "a.properties": "db.password={0}\n# {0}\ndb.password : {0}\n",
    "a.toml": 'db = {{password = "{0}", name = "x"}} # {0}\n',
    "a.ini": "[db]\npassword = {0}\n; {0}\n",
}


@settings(max_examples=40)  # each in all files
@given(secret=secrets)
def test_secret_is_in_no_excerpt(secret: str) -> None:
    assume(isinstance(guard(("password",), secret), Secret))
    for path, form in FILES.items():
        text = form.format(secret)
        reader = FileReader(MemoryTree({path: text}))
        excerpt = excerpts(reader.read, reader.line)
        places = [Location(path, line, column, line, 99) for line in range(1, text.count("\n") + 3) for column in (1, 9, 30)]
        places += [entry.location for document in reader.read(path) for entry in document.entries]
        assert not [place for place in places if secret in str(excerpt(place) or "")], path


def test_line_is_shown_in_three_parts() -> None:
    excerpt = excerpt_of("a.env", "export URL=http://auth:8081 # as in staging\n", columns=(12, 28))
    assert excerpt == Excerpt("export URL=", "http://auth:8081", "")


def test_comment_and_lines_without_a_value_are_left_out() -> None:
    assert shown("a.env", "URL=x # hunter2\n") == "URL=x"
    assert excerpt_of("a.env", "# hunter2\nURL=x\n") is None
    assert excerpt_of("a.env", "URL=x\n", 7) is None


def test_mask_says_nothing_of_a_length() -> None:
    lines = {shown("a.json", json.dumps({"password": secret, "port": 1})) for secret in ("swordfish-1", "swordfish-and-more-2")}
    assert lines == {f'{{"password": {MASK}, "port": 1'}


def test_dsn_is_shown_without_its_password() -> None:
    assert shown("a.env", "DB_URL=postgres://app:hunter2-9@db/app\n") == "DB_URL=postgres://app:***@db/app"


def test_value_that_a_later_one_overrides_is_masked() -> None:
    assert shown("a.json", '{"password": "hunter2-first", "password": "hunter2-second"}').count("hunter2") == 0


def test_control_characters_are_replaced() -> None:
    assert shown("a.json", '{"text": "a\\u001b[31m\tb", "x": 1}').isprintable()


def test_long_line_is_cut_around_the_place() -> None:
    text = json.dumps({"a": "x" * 5000, "b": "here", "c": "y" * 5000})
    excerpt = excerpt_of("a.json", text, columns=(text.index("here") + 1, text.index("here") + 5))
    assert excerpt is not None
    assert (len(excerpt.before), excerpt.marked, len(excerpt.after)) == (LONGEST, "here", LONGEST)
