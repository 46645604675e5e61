from datetime import date
from pathlib import Path

import pytest

from config_lint.domain.usage import UsageError
from config_lint.options import Options, Origin, load, options_from, parse
from config_lint.values.location import Location


def options(text: str) -> Options:
    return parse(text, Origin(file="config-lint.toml"))


def test_every_key_can_be_left_out() -> None:
    empty = options("")
    assert (empty.fail_on, empty.if_nothing, empty.sources, empty.environments) == ("error", "error", (), {})


def test_everything_that_can_be_said_is_read() -> None:
    read = options("""
promotion = ["staging", "production"]
fail-on = "warning"
if-nothing = "ok"
rule-paths = ["rules"]
select = ["auth"]
ignore = ["drift/*"]
locked = ["auth/*"]
provided = ["*.secret"]
[[sources]]
path = "charts/values-{environment}.yaml"
services-at = "applications"
settings-at = "helmValues"
format = "yaml"
dialect = "helm"
exclude = ["charts/old/**"]
rendered = true
[environments.staging]
tier = "staging"
aliases = ["stg"]
domains = ["*.staging.example.com"]
fail-on = "info"
[services.auth]
aliases = ["auth-service"]
domains = ["login.example.com"]
[services.stripe]
external = true
[vocabulary]
"database.host" = ["LEGACY_DB"]
[severity]
"logging/format-differs" = "info"
[drift]
"features.*" = { mode = "may-differ", reason = "roll-out", until = 2027-03-31 }
[[suppress]]
rule = "auth/weak-secret"
service = "auth"
reason = "rotated by OPS-12"
""")
    assert read.sources[0].settings_at == "helmValues"
    assert read.environments["staging"].fail_on == "info"
    assert read.service_names == {"auth-service": "auth", "auth": "auth", "stripe": "stripe"}
    assert (read.own_services, read.external_services) == (("auth",), frozenset({"stripe"}))
    assert read.drift["features.*"].until == date(2027, 3, 31)
    assert (read.suppress[0].service, read.suppress[0].environment) == ("auth", "")


def test_positions_of_entries_are_kept() -> None:
    read = options('[drift]\n"a.b" = { mode = "same", reason = "r" }\n\n[[suppress]]\nrule = "auth"\nreason = "r"\n')
    assert read.location_of("drift", "a.b") == Location("config-lint.toml", 2, 1, 2, 6)
    assert read.location_of("suppress", 0).line == 4
    assert read.location_of("suppress", 0, "until").line == 4
    assert read.location_of("severity", "a/b") == Location("config-lint.toml", 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("enviroments = {}", '1:1: unknown key "enviroments": did you mean "environments"?'),
        ("fail_on = 'error'", '1:1: unknown key "fail_on": did you mean "fail-on"?'),
        ("\n[environments.a]\n  teir = 'test'", '3:3: unknown key "teir" in environments.a: did you mean "tier"?'),
        ("[[sources]]\npath = 'a'\nservice_at = 'b'", '3:1: unknown key "service_at" in sources[0]: did you mean "services-at"?'),
        ("[services.a]\nq = 1", '2:1: unknown key "q" in services.a: known: aliases, domains, external'),
        ("promotion = 'a'", "1:1: promotion must be a list"),
        ("promotion = [1]", "1:14: promotion[0] must be a text in quotes"),
        ("fail-on = 'eror'", '1:1: fail-on must be error, warning or info, not "eror": did you mean "error"?'),
        ("fail-on = 1", "1:1: fail-on must be error, warning or info"),
        ("[[sources]]\nformat = 'yaml'", '1:1: sources[0] needs "path"'),
        ("[[sources]]\npath = ''", "2:1: sources[0].path must be a text that is not empty"),
        ("[environments.a]\npreview = 'yes'", "2:1: environments.a.preview must be true or false"),
        ("[environments.a]\naliases = ['a-*']", "2:12: environments.a.aliases[0] must be names without *"),
        ("environments = 3", "1:1: environments must be a table"),
        ("sources = [1]", "1:12: sources[0] must be a table"),
        ("[drift]\na = {mode='same', reason='r', until='soon'}", "2:31: drift.a.until must be a date such as 2027-03-31"),
        ("[drift]\na = {mode='same'}", '2:1: drift.a needs "reason"'),
        ("[[suppress]]\nrule = '*/*'\nreason = 'r'", "2:1: suppress[0].rule must name a rule or a pack"),
        ("a = 1\nfail-on = 2\nb = 3", '1:1: unknown key "a": known: promotion'),
        ("[severity\n", "config-lint.toml:1:"),
    ],
)
def test_what_is_wrong_is_one_clear_line_with_its_place(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        options(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "pydantic" not in str(caught.value)


def test_several_faults_are_counted_after_the_first() -> None:
    with pytest.raises(UsageError, match=r"1:1: .*\(and 2 more\)$"):
        options("a = 1\nfail-on = 2\nb = 3")


def test_options_without_a_file_say_what_is_wrong_too() -> None:
    with pytest.raises(UsageError, match='unknown key "sauces": did you mean "sources"'):
        options_from({"sauces": []})


def test_flags_override_the_file() -> None:
    read = options('select = ["auth"]\nignore = ["drift"]\n[environments.a]\nfail-on = "info"\ntier = "test"')
    flagged = read.overridden(select=["core"], ignore=["logging"], fail_on="warning")
    assert (flagged.select, flagged.ignore, flagged.fail_on) == (("core",), ("drift", "logging"), "warning")
    assert (flagged.environments["a"].fail_on, flagged.environments["a"].tier) == (None, "test")
    assert flagged.origin == read.origin
    assert read.overridden() == read


class TestFinding:
    """The closest file on the way up to the git root; one a folder."""

    @pytest.fixture
    def top(self, tmp_path: Path) -> Path:
        (tmp_path / "a" / "b").mkdir(parents=True)
        return tmp_path

    def test_the_closest_folder_wins(self, top: Path) -> None:
        (top / "config-lint.toml").write_text('select = ["far"]')
        (top / "a" / "pyproject.toml").write_text('[tool.config-lint]\nselect = ["near"]')
        found = load(top / "a" / "b", top)
        assert found.select == ("near",)
        assert (found.origin.root, found.origin.folder, found.origin.file) == (top, "a", "a/pyproject.toml")
        assert found.location_of("select") == Location("a/pyproject.toml", 2, 1, 2, 7)

    def test_in_one_folder_the_hidden_file_comes_first_and_pyproject_last(self, top: Path) -> None:
        names = ["pyproject.toml", "config-lint.toml", ".config-lint.toml"]
        for name in names:
            (top / name).write_text(f"{'[tool.config-lint]' if name == 'pyproject.toml' else ''}\nselect = ['{name}']")
            assert load(top, top).select == (name,)

    @pytest.mark.parametrize(
        "text", ["[tool.ruff]\nx = 1", "[project]\nname = 'config-lint'", "tool = 1 # config-lint", "name = 'config-lint"]
    )
    def test_a_pyproject_without_our_table_is_passed_by(self, top: Path, text: str) -> None:
        (top / "config-lint.toml").write_text('select = ["far"]')
        (top / "a" / "pyproject.toml").write_text(text)
        assert load(top / "a", top).select == ("far",)

    def test_a_broken_pyproject_with_our_table_is_not_passed_by(self, top: Path) -> None:
        (top / "pyproject.toml").write_text("[tool.config-lint]\nselect = [")
        with pytest.raises(UsageError, match=r"pyproject\.toml:"):
            load(top, top)

    def test_nothing_above_the_git_root_counts(self, top: Path) -> None:
        (top / "config-lint.toml").write_text('select = ["far"]')
        assert load(top / "a" / "b", top / "a").select == ()

    def test_outside_of_git_only_the_folder_itself_is_looked_at(self, top: Path) -> None:
        (top / "config-lint.toml").write_text('select = ["far"]')
        assert load(top / "a", None).select == ()
        assert load(top, None).select == ("far",)

    def test_isolated_looks_nowhere(self, top: Path) -> None:
        (top / "config-lint.toml").write_text('select = ["far"]')
        assert load(top, top, isolated=True).select == ()

    def test_a_named_file_counts_alone_and_its_paths_are_relative_to_it(self, top: Path) -> None:
        (top / "config-lint.toml").write_text('select = ["far"]')
        (top / "a" / "mine.toml").write_text('select = ["mine"]')
        found = load(top, top, top / "a" / "mine.toml")
        assert (found.select, found.origin.folder) == (("mine",), "a")

    def test_paths_of_a_file_outside_the_root_are_relative_to_the_start(self, top: Path) -> None:
        (top / "mine.toml").write_text('select = ["mine"]')
        found = load(top / "a" / "b", top / "a", top / "mine.toml")
        assert (found.select, found.origin.root, found.origin.folder) == (("mine",), top / "a", "b")

    def test_a_named_pyproject_must_have_our_table(self, top: Path) -> None:
        (top / "pyproject.toml").write_text("tool = 1")
        with pytest.raises(UsageError, match=r"there is no table \[tool.config-lint\]"):
            load(top, top, top / "pyproject.toml")

    def test_a_file_that_cannot_be_read_is_said(self, top: Path) -> None:
        with pytest.raises(UsageError, match=r"none\.toml cannot be read: No such file"):
            load(top, top, top / "none.toml")
        (top / "latin.toml").write_bytes(b"\n# \xe9")
        with pytest.raises(UsageError, match=r"latin\.toml:2:1: bytes that are not UTF-8"):
            load(top, top, top / "latin.toml")

    def test_a_root_that_is_no_folder_is_said(self, top: Path) -> None:
        with pytest.raises(UsageError, match="is no folder"):
            load(top / "nothing", None)

    def test_a_byte_order_mark_is_simply_read(self, top: Path) -> None:
        (top / "config-lint.toml").write_bytes(b'\xef\xbb\xbfselect = ["auth"]')
        assert load(top, top).select == ("auth",)


def test_options_in_another_notation_are_not_passed_by(tmp_path: Path) -> None:
    (tmp_path / "config-lint.yaml").write_text("fail-on: warning\n")
    with pytest.raises(UsageError, match=r"config-lint\.yaml is not read: options are written in TOML"):
        load(tmp_path, tmp_path)
    assert load(tmp_path, tmp_path, isolated=True).fail_on == "error"
    (tmp_path / "config-lint.toml").write_text('fail-on = "warning"\n')
    assert load(tmp_path, tmp_path).fail_on == "warning"
