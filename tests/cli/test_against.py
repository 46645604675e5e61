"""`check --against`: real repositories, and the program as its users call it."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Command, files
from tests.repositories import commit, git, write

SECRET = "kX9vLm4Wd8sTz1Bn6Rf3Yc5Pg0eQ7uHj"


@pytest.fixture
def root(repository: Path) -> Path:
    """The small repository, with one commit."""
    git(repository, "init", "-q", "-b", "main")
    commit(repository, {})
    return repository


def test_what_was_there_before_does_not_count(root: Path, command: Command) -> None:
    assert command("check", "-q").code == 1
    ended = command("check", "--against", "main", "--output-format", "concise")
    assert (ended.code, ended.out) == (0, "")
    assert "this change reaches no setting; nothing new is found" in ended.err
    assert root.is_dir()


def test_what_is_new_counts_and_its_reach_is_said(root: Path, command: Command) -> None:
    write(root, {"environments/base/auth.env": "JWT_ALGORITHM=none\n", "environments/production/auth.env": "LOG_LEVEL=WARNING\n"})
    ended = command("check", "--against", "HEAD", "--output-format", "concise")
    assert ended.code == 1
    assert [line.split(": ")[0] for line in ended.out.splitlines()] == ["environments/base/auth.env:1:15"]
    assert "this change of 2 files changes 2 environments of 1 service; 1 becomes inconsistent" in ended.err


def test_an_edit_of_one_shared_file_is_called_so(root: Path, command: Command) -> None:
    base = files["environments/base/auth.env"]
    write(root, {"environments/base/auth.env": f"{base}LOG_LEVEL=INFO\nREGION=eu\n"})
    ended = command("check", "--against", "main", "-v")
    assert "this edit of a base file changes 2 environments of 1 service; nothing new is found" in ended.err


def test_what_is_mended_is_counted(root: Path, command: Command) -> None:
    write(root, {"environments/staging/auth.env": "JWT_ALGORITHM=RS256\n"})
    ended = command("check", "--against", "main", "--output-format", "json")
    assert (ended.code, "1 finding gone" in ended.err) == (0, True)
    change = json.loads(ended.out)["change"]
    assert [(fixed["rule"], fixed["service"]) for fixed in change["fixed"]] == [("auth/unsafe-jwt-algorithm", "auth")]
    assert (change["files"], change["environments"], change["settings"]) == (["environments/staging/auth.env"], ["staging"], 1)


def test_a_second_fault_of_one_fingerprint_is_new(root: Path, command: Command) -> None:
    options = root / "config-lint.toml"
    options.write_text(options.read_text().replace("select = [", 'select = ["core/duplicate-list-entry", '))
    write(root, {"environments/staging/web.env": "HOSTS=a.example.com,b.example.com,a.example.com\n"})
    commit(root, {})
    write(root, {"environments/production/web.env": "HOSTS=a.example.com,b.example.com,a.example.com\n"})
    ended = command("check", "--against", "HEAD", "--fail-on", "warning", "--output-format", "concise")
    assert [line.partition(":")[0] for line in ended.out.splitlines()] == ["environments/production/web.env"]


def test_a_suppression_that_the_change_adds_does_not_count_for_it(root: Path, command: Command) -> None:
    comment = "# config-lint: ignore[auth/unsafe-jwt-algorithm] -- because\n"
    write(root, {"environments/production/auth.env": f"{comment}JWT_ALGORITHM=none\n"})
    assert command("check", "production", "-q").code == 0
    ended = command("check", "--against", "main", "--output-format", "concise")
    assert ended.code == 1
    assert "1 suppression of the change itself does not count for it" in ended.err
    commit(root, {})
    write(root, {"environments/production/auth.env": f"# moved\n\n{comment}JWT_ALGORITHM=none\n"})
    assert command("check", "--against", "HEAD").code == 0


def test_an_entry_that_the_change_adds_does_not_count_for_it_either(root: Path, command: Command) -> None:
    entry = '\n[[suppress]]\nrule = "auth/unsafe-jwt-algorithm"\nenvironment = "production"\nreason = "because"\n'
    options = (root / "config-lint.toml").read_text()
    write(root, {"environments/production/auth.env": "JWT_ALGORITHM=none\n", "config-lint.toml": options + entry})
    assert command("check", "production", "-q").code == 0
    assert command("check", "--against", "main", "-q").code == 1


EXCUSE = '\n[drift]\n"auth.jwt.algorithm" = { mode = "may-differ", reason = "moving" }\n'


@pytest.mark.parametrize("state", ["main", "before.json"])
def test_an_excuse_that_the_change_adds_does_not_count_for_it(root: Path, command: Command, state: str) -> None:
    told = (root / "config-lint.toml").read_text().replace("auth/unsafe-jwt-algorithm", "drift/must-be-same")
    told = told.replace('promotion = ["staging"', 'promotion = ["test", "staging"')
    others = {f"environments/{name}/auth.env": "JWT_ALGORITHM=RS256\n" for name in ("test", "staging", "production")}
    write(root, {"config-lint.toml": told, **others})
    commit(root, {})
    assert command("snapshot", "before.json").code == 0
    odd = {"environments/staging/auth.env": "JWT_ALGORITHM=RS512\n"}
    write(root, odd | {"config-lint.toml": told + EXCUSE})
    assert command("check", "-q", "--fail-on", "warning").code == 0
    ended = command("check", "--against", state, "--fail-on", "warning", "--output-format", "concise")
    assert (ended.code, ended.out.count("drift/must-be-same")) == (1, 1)
    assert "1 entry in [drift] of the change itself does not count for it" in ended.err
    write(root, odd | {"config-lint.toml": told + EXCUSE.replace("may-differ", "same")})
    assert "itself does not count" not in command("check", "--against", state).err


def test_an_excuse_that_was_there_counts(root: Path, command: Command) -> None:
    told = (root / "config-lint.toml").read_text().replace("auth/unsafe-jwt-algorithm", "drift/must-be-same")
    told = told.replace('promotion = ["staging"', 'promotion = ["test", "staging"') + EXCUSE
    others = {f"environments/{name}/auth.env": "JWT_ALGORITHM=RS256\n" for name in ("test", "staging", "production")}
    write(root, {"config-lint.toml": told, **others})
    commit(root, {})
    write(root, {"environments/staging/auth.env": "JWT_ALGORITHM=RS512\n", "config-lint.toml": told.replace("moving", "still")})
    ended = command("check", "--against", "main", "--fail-on", "warning")
    assert (ended.code, "does not count" in ended.err) == (0, False)


def test_the_rules_of_change_take_part(root: Path, command: Command) -> None:
    write(root, {"config-lint.toml": (root / "config-lint.toml").read_text().replace("select = [", 'select = ["change", ')})
    write(root, {"environments/production/web.env": "# nothing\n"})
    page = json.loads(command("check", "--against", "main", "--output-format", "json").out)
    assert {finding["rule"] for finding in page["findings"]} == {"change/disappeared", "change/coverage-lost"}
    assert command("check", "-q", "--select", "change").err.count("say what to compare with, --against REF") == 1


def test_a_snapshot_does_as_well_as_a_ref(root: Path, command: Command) -> None:
    taken = command("snapshot", "before.json")
    assert (taken.code, taken.out) == (0, "")
    assert "settings, " in taken.err
    first = (root / "before.json").read_bytes()
    assert command("snapshot", "before.json").code == 0
    assert (root / "before.json").read_bytes() == first
    assert command("check", "--against", "before.json", "-q").code == 0
    write(root, {"environments/production/auth.env": "JWT_ALGORITHM=none\n"})
    ended = command("check", "--against", "before.json", "--output-format", "concise")
    assert (ended.code, ended.out.count("\n")) == (1, 1)
    assert "changes 1 environment of 1 service; 1 becomes inconsistent" in ended.err


def test_a_snapshot_goes_to_standard_output(command: Command) -> None:
    taken = command("snapshot", "-")
    assert json.loads(taken.out)["version"] == 1


def test_a_snapshot_knows_no_value(root: Path, command: Command) -> None:
    write(
        root,
        {
            "environments/staging/auth.env": f"JWT_SECRET_KEY={SECRET}\nDATABASE_URL=postgresql://app:hunter2@db.staging.example.com/app\n"
        },
    )
    text = command("snapshot", "-").out
    assert "JWT_SECRET_KEY" in text
    for value in (SECRET, "hunter2", "db.staging.example.com", "RS256", "auth.example.com"):
        assert value not in text


def test_a_rotated_secret_shows_in_a_snapshot(root: Path, command: Command) -> None:
    write(root, {f"environments/production/{name}.env": f"SERVICE_SECRET={SECRET}\n" for name in ("auth", "web")})
    options = root / "config-lint.toml"
    options.write_text(options.read_text().replace("select = [", 'select = ["change", '))
    command("snapshot", "before.json")
    write(root, {"environments/production/web.env": f"SERVICE_SECRET={SECRET[::-1]}\n"})
    ended = command("check", "--against", "before.json", "--output-format", "concise")
    assert "change/incomplete-rotation auth in production keeps the old SERVICE_SECRET" in ended.out
    assert SECRET not in ended.out + ended.err


def test_rules_that_a_snapshot_knows_nothing_of_are_named(root: Path, command: Command) -> None:
    command("snapshot", "before.json")
    page = json.loads((root / "before.json").read_text())
    del page["rules"]["auth/unsafe-jwt-algorithm"]
    page["findings"] = []
    (root / "before.json").write_text(json.dumps(page))
    ended = command("check", "--against", "before.json")
    assert (ended.code, "knows nothing of 1 rule" in ended.err) == (1, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "before.json:1:2: this is no snapshot: expecting property name"),
        ("[]", "this is no snapshot: Expected `object`, got `array`"),
        ('{"version": 9}', "a snapshot of version 9, which this config-lint does not know: take a new one"),
        ('{"version": 1, "salt": "xyz", "rules": {}, "suppressions": [], "services": [], "findings": []}', "this is no snapshot"),
        ("[" * 100_000, "this is no snapshot"),
    ],
)
def test_what_is_no_snapshot_is_said(root: Path, command: Command, text: str, said: str) -> None:
    (root / "before.json").write_text(text)
    ended = command("check", "--against", "before.json")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("mian", 'there is no "mian" in this clone: did you mean "main"?'),
        ("before.json", "there is no file before.json: `config-lint snapshot before.json` writes one"),
        ("./before", "there is no file ./before"),
        ("--help", "there is no"),
    ],
)
def test_what_is_no_state_is_said(root: Path, command: Command, state: str, said: str) -> None:
    assert root.is_dir()
    ended = command("check", f"--against={state}")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_name_that_is_a_file_and_a_ref_is_said(root: Path, command: Command) -> None:
    (root / "main").write_text("{}")
    ended = command("check", "--against", "main")
    assert (ended.code, '"main" is a file and a git ref: write ./main for the file, or refs/heads/main' in ended.err) == (2, True)
    assert command("check", "--against", "refs/heads/main").code == 0
    assert "this is no snapshot" in command("check", "--against", "./main").err


def test_a_folder_of_the_name_of_a_ref_is_none(root: Path, command: Command) -> None:
    git(root, "branch", "environments")
    assert command("check", "--against", "environments").code == 0


def test_a_shallow_clone_says_how_to_get_the_rest(root: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(root, {"environments/staging/web.env": "A=1\n"})
    git(root.parent, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    monkeypatch.chdir(root.parent / "shallow")
    assert command("check", "--against", "HEAD").code == 0
    ended = command("check", "--against", "HEAD~1")
    assert (ended.code, "fetch-depth: 0" in ended.err) == (2, True)


def test_a_bare_clone_holds_no_files(root: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root.parent, "clone", "-q", "--bare", str(root), "bare.git")
    monkeypatch.chdir(root.parent / "bare.git")
    ended = command("check", "--against", "main", "--config", str(root / "config-lint.toml"))
    assert (ended.code, "is a bare clone, which holds no files to check" in ended.err) == (2, True)


def test_without_git_a_snapshot_is_the_way(repository: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.parent))
    ended = command("check", "--against", "main")
    assert (ended.code, "this is no git repository; compare with a file that `config-lint snapshot FILE` wrote" in ended.err) == (
        2,
        True,
    )
    command("snapshot", "before.json")
    assert command("check", "--against", "before.json").code == 0


def test_a_repository_without_commits_is_said(repository: Path, command: Command) -> None:
    git(repository, "init", "-q", "-b", "main")
    ended = command("check", "--against", "main")
    assert (ended.code, "the repository has no commit yet" in ended.err) == (2, True)


def test_against_a_state_without_services_everything_is_new(repository: Path, command: Command) -> None:
    git(repository, "init", "-q", "-b", "main")
    write(repository, {"README.md": "nothing yet\n"})
    git(repository, "add", "README.md")
    git(repository, "commit", "-qm", "first")
    ended = command("check", "--against", "main", "--output-format", "concise")
    assert (ended.code, ended.out.count("\n")) == (1, 1)
    assert "nothing can be compared with main, so that everything is new" in ended.err


def test_what_is_rendered_cannot_be_compared(root: Path, command: Command) -> None:
    ended = command("check", "--against", "main", "--rendered", f"staging={os.devnull}")
    assert (ended.code, "--rendered and --against exclude each other" in ended.err) == (2, True)
    assert root.is_dir()
