import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

WORDS = "promotion = ['staging', 'production']\n[[sources]]\npath = '{environment}/{service}.yaml'\n"

AUTH = "jwt:\n  algorithm: {}\n  issuer: https://auth.{}.example.com\nreplicas: {}\npage: {}\nttl: {}\n"


@pytest.fixture
def pair(repository: Path) -> Path:
    """Two environments that differ in every way."""
    for file in repository.rglob("*.env"):
        file.unlink()
    texts = {
        "staging/auth.yaml": AUTH.format("HS512", "staging", 1, 10, "60s"),
        "production/auth.yaml": AUTH.format("HS256", "production", 4, 20, "1m") + "queue: jobs\n",
        "production/web.yaml": "title: Shop\n",
        "config-lint.toml": WORDS,
    }
    for path, text in texts.items():
        (repository / path).parent.mkdir(exist_ok=True)
        (repository / path).write_text(text)
    return repository


@pytest.mark.usefixtures("pair")
def test_it_prints_drift_by_service_and_what_was_compared(command: Command) -> None:
    ended = command("diff", "staging", "production")
    assert (ended.code, ended.err) == (0, "")
    assert (
        ended.out
        == """\
auth
  warning  jwt.algorithm differs: an algorithm is expected to be the same in all environments
           staging     HS512  staging/auth.yaml:2
           production  HS256  production/auth.yaml:2
  info     page differs
           staging     10  staging/auth.yaml:5
           production  20  production/auth.yaml:5
  info     queue is missing in staging
           staging     missing  staging/auth.yaml:1
           production  jobs     production/auth.yaml:7

web
  info     the whole service is missing in staging
           staging     missing
           production  1 setting  production/web.yaml:1

staging and production: 1 warning, 3 info; 3 differences meant (-v says why, --all shows them); 2
  services, 5 settings on both sides, 0 of them the same
"""
    )


@pytest.mark.usefixtures("pair")
def test_verbose_says_why_the_rest_is_meant(command: Command) -> None:
    told = command("diff", "staging", "production", "-v").out
    assert (
        """\
meant to differ
  equal by meaning
    auth: ttl: both are the same length of time
  expected
    auth: replicas: environments are of different size
  own vocabulary
    auth: jwt.issuer: the same but for production's "production" and staging's "staging"
"""
        in told
    )


@pytest.mark.usefixtures("pair")
def test_all_shows_it_beside_the_drift(command: Command) -> None:
    told = command("diff", "staging", "production", "--all", "--output-format", "concise").out
    first = told.splitlines()[0]
    assert first.startswith(
        "staging/auth.yaml:2:14: warning [auth] jwt.algorithm differs: an algorithm is expected to be the same"
    )
    assert first.endswith(" (staging: HS512, production: HS256)")
    assert sum(" meant [auth] " in line for line in told.splitlines()) == 3


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_the_exit_code_tells_whether_there_is_drift_as_bad_as_that(command: Command, level: str, code: int) -> None:
    assert command("diff", "staging", "production", "--fail-on", level).code == code


def test_an_environment_has_a_level_of_its_own(command: Command, pair: Path) -> None:
    (pair / "config-lint.toml").write_text(f"{WORDS}[environments.staging]\nfail-on = 'warning'\n")
    assert command("diff", "staging", "production").code == 1
    assert command("diff", "staging", "production", "--fail-on", "error").code == 0


def test_the_options_say_what_is_meant(command: Command, pair: Path) -> None:
    entry = 'jwt = { mode = "may-differ", reason = "rolled out" }\nreplicas = { mode = "same", reason = "one size" }\n'
    (pair / "config-lint.toml").write_text(f"{WORDS}[drift]\n{entry}")
    ended = command("diff", "staging", "production", "-v")
    assert ended.code == 1
    assert "error    replicas differs: must be the same: one size" in ended.out
    assert "auth: jwt.algorithm: rolled out" in ended.out


@pytest.mark.usefixtures("pair")
def test_one_service_alone(command: Command) -> None:
    told = command("diff", "staging", "production", "--service", "auth", "--quiet").out
    assert "web" not in told
    assert "on both sides" not in told


@pytest.mark.usefixtures("pair")
def test_json_is_for_programs(command: Command) -> None:
    page = json.loads(command("diff", "staging", "production", "--output-format", "json", "--all").out)
    assert (page["version"], page["left"], page["right"], page["services"]) == (1, "staging", "production", ["auth", "web"])
    assert page["summary"] == {"error": 0, "warning": 1, "info": 3, "meant": 3, "compared": 5, "same": 0}
    first = page["differences"][0]
    assert (first["kind"], first["severity"], first["setting"], first["left"]["value"], first["meant"]) == (
        "changed value",
        "warning",
        "auth.jwt.algorithm",
        "HS512",
        None,
    )
    assert first["right"]["location"] == {
        "path": "production/auth.yaml",
        "line": 2,
        "column": 14,
        "end_line": 2,
        "end_column": 19,
    }


def test_several_tables_at_once(command: Command, pair: Path) -> None:
    ended = command("diff", "staging", "production", "--output-format", "json=drift.json", "--output-format", "markdown")
    assert json.loads((pair / "drift.json").read_text())["left"] == "staging"
    assert ended.out.startswith("## `staging` and `production`\n\n### `auth`\n\n| | | `staging` | `production` |\n")


def test_what_files_say_draws_nothing_in_a_comment(command: Command, pair: Path) -> None:
    (pair / "staging" / "auth.yaml").write_text("greeting: 'a|`b` <img src=x> @all'\n")
    (pair / "production" / "auth.yaml").write_text("greeting: b\n")
    told = command("diff", "staging", "production", "--output-format", "markdown").out
    row = next(line for line in told.splitlines() if "greeting" in line)
    assert row.count("|") == 5
    assert "<img" not in row
    assert "@all" not in row


@pytest.mark.usefixtures("pair")
def test_a_format_that_only_check_has_is_no_default_here(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIG_LINT_OUTPUT_FORMAT", "html")
    assert command("diff", "staging", "production").out.startswith("auth\n")
    monkeypatch.setenv("CONFIG_LINT_OUTPUT_FORMAT", "json")
    assert command("diff", "staging", "production").out.startswith("{")


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("staging",), "missing argument 'RIGHT'"),
        (("staging", "prduction"), 'unknown environment "prduction": did you mean "production"?'),
        (("staging", "staging"), '"staging" has nothing to be compared with but itself: name two environments'),
        (("staging", "production", "--service", "atuh"), 'unknown service "atuh": did you mean "auth"?'),
        (("staging", "production", "--service", "web"), "there is nothing to compare: staging has none of the services"),
        (("staging", "production", "--output-format", "jsn"), 'unknown output format "jsn": did you mean "json"?'),
        (("staging", "production", "--fail-on", "fatal"), 'unknown --fail-on level "fatal"'),
        (
            ("staging", "production", "--output-format", "json", "--output-format", "full"),
            "two reports cannot go to standard output",
        ),
    ],
)
def test_bad_usage_says_what_to_do(command: Command, arguments: tuple[str, ...], told: str) -> None:
    ended = command("diff", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


def test_what_is_long_is_cut_where_both_say_the_same(command: Command, pair: Path) -> None:
    for environment, end in (("staging", "left"), ("production", "right")):
        (pair / environment / "auth.yaml").write_text(f"banner: {'x' * 300}{end}{'y' * 300}\n")
    told = command("diff", "staging", "production", "--service", "auth").out
    assert "xleft…" in told
    assert "xright…" in told
    assert max(map(len, told.splitlines())) <= 100
    assert "x" * 300 in command("diff", "staging", "production", "--service", "auth", "-v").out


def test_colour_is_only_for_those_who_ask(command: Command, pair: Path) -> None:
    (pair / "staging" / "auth.yaml").write_text("page: '\\e[31m10'\n".replace("'", '"'))
    assert "\x1b" not in command("diff", "staging", "production").out
    assert "\x1b[1;36minfo" in command("diff", "staging", "production", "--color", "always").out
