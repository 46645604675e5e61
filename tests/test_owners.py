import pytest

from config_lint.owners import owners_in, parse, with_owners
from config_lint.trees.memory import MemoryTree
from tests.builders import report_of, rule_of

GITHUB = """\
# Everything that nobody else has
*                @shop/platform
*.env            @shop/operations ops@example.com  # they rotate
/environments/staging/    @anna
environments/production/  @shop/payments
docs/*.md        @writer
/deploy/**/values.yaml @helm
/secrets/
/with\\ space/    @spacey
[bad             @nobody
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("README.md", ("@shop/platform",)),
        ("a/b/web.env", ("@shop/operations", "ops@example.com")),
        ("environments/staging/web.env", ("@anna",)),
        ("environments/production/web.env", ("@shop/payments",)),
        ("other/environments/production/web.yaml", ("@shop/platform",)),
        ("docs/a.md", ("@writer",)),
        ("docs/deep/a.md", ("@shop/platform",)),
        ("deploy/values.yaml", ("@helm",)),
        ("deploy/a/b/values.yaml", ("@helm",)),
        ("secrets/key.yaml", ()),
        ("with space/a.yaml", ("@spacey",)),
    ],
)
def test_on_github_the_last_line_that_matches_counts(path: str, expected: tuple[str, ...]) -> None:
    assert parse(GITHUB)(path) == expected


GITLAB = """\
* @everybody

[Operations][2] @ops @ops/night
*.env
/environments/production/ @payments
/docs @not-inside

^[Writing] @writers
docs/
!docs/internal/

[operations]
*.toml
compose.yaml @@maintainers
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.yaml", ("@everybody",)),
        ("a/web.env", ("@everybody", "@ops", "@ops/night")),
        ("environments/production/web.env", ("@everybody", "@payments")),
        ("docs/a.md", ("@everybody", "@writers")),
        ("deep/docs/a.md", ("@everybody", "@writers")),
        ("docs", ("@everybody", "@not-inside")),
        ("docs/internal/a.md", ("@everybody",)),
        ("a.toml", ("@everybody",)),
        ("deep/compose.yaml", ("@everybody", "@@maintainers")),
    ],
)
def test_on_gitlab_each_section_has_its_owners(path: str, expected: tuple[str, ...]) -> None:
    assert parse(GITLAB)(path) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"CODEOWNERS": "* @root"}, ("@root",)),
        ({"CODEOWNERS": "* @root", ".github/CODEOWNERS": "* @hub"}, ("@hub",)),
        ({"docs/CODEOWNERS": "* @docs", ".gitlab/CODEOWNERS": "* @lab"}, ("@docs",)),
        ({".gitlab/CODEOWNERS": "\ufeff* @lab\n\udcff"}, ("@lab",)),
        ({"deep/CODEOWNERS": "* @deep"}, None),
    ],
)
def test_the_first_place_counts(files: dict[str, str], expected: tuple[str, ...] | None) -> None:
    found = owners_in(MemoryTree({path: text.encode("utf-8", "surrogateescape") for path, text in files.items()}))
    assert (found("a.yaml") if found else None) == expected


PORT = rule_of("demo/port", parameters={"each": "service", "that": "service.server.port >= 1024"})
NAME = rule_of("demo/name", parameters={"each": "setting", "that": "setting.key != 'PORT'"})


def test_findings_have_the_owners_of_their_file() -> None:
    files = {"staging/web.env": "PORT=80\n", "CODEOWNERS": "/staging/ @staging\n"}
    options = {"sources": [{"path": "{environment}/{service}.env"}], "environments": {"staging": {}}}
    [finding] = report_of(files, options, PORT, NAME).findings
    assert [each.owners for each in (finding, *finding.also)] == [("@staging",)] * 2
    [unowned] = report_of({"staging/web.env": "PORT=80\n"}, options, PORT).findings
    assert unowned.owners == ()


def test_clean_report_asks_nobody() -> None:
    options = {"sources": [{"path": "{environment}/{service}.env"}], "environments": {"staging": {}}}
    clean = report_of({"staging/web.env": "PORT=8080\n"}, options, PORT)
    assert with_owners(clean, MemoryTree({"CODEOWNERS": "* @a"})) is clean
