import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

FILE = "config-lint-baseline.json"


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def edit(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_what_is_found_is_accepted_and_a_new_fault_is_red(repository: Path, command: Command) -> None:
    assert command("check", "-q").code == 1
    made = command("baseline", "create")
    assert (made.code, made.out) == (0, "")
    assert f"{FILE}: 1 finding accepted" in made.err
    assert f'write baseline = "{FILE}" into config-lint.toml' in made.err
    assert command("check", "--baseline", FILE, "-q").code == 0
    (repository / "environments/production/auth.env").write_text("JWT_ALGORITHM=none\n")
    ended = command("check", "--baseline", FILE, "-q", "--output-format", "concise")
    assert (ended.code, ended.out.count("\n")) == (1, 1)
    assert "environments/production/auth.env:1" in ended.out


def test_a_declared_baseline_needs_no_flag_and_its_stale_entries_are_reported(repository: Path, command: Command) -> None:
    options = repository / "config-lint.toml"
    options.write_text(
        'baseline = "accepted.json"\n' + options.read_text().replace("select = [", 'select = ["core/baseline-stale", ')
    )
    made = command("baseline", "create")
    assert (made.code, "to use it" in made.err) == (0, False)
    assert command("check", "-q").code == 0
    page = json.loads(command("check", "--output-format", "json").out)
    assert (page["findings"], page["summary"]["baselined"]) == ([], 1)
    edit(repository / "environments/staging/auth.env", "none", "RS256")
    ended = command("check", "--output-format", "concise")
    assert (ended.code, ended.out.split(": ", 1)[0]) == (0, "accepted.json:2:1")
    assert (
        "info core/baseline-stale the baseline accepts auth/unsafe-jwt-algorithm for JWT_ALGORITHM of auth in staging"
        in ended.out
    )
    pruned = command("baseline", "prune")
    assert (pruned.code, "1 removed, 0 findings accepted" in pruned.err) == (0, True)
    assert command("check", "--output-format", "concise").out == ""


def test_moved_lines_change_nothing(repository: Path, command: Command) -> None:
    command("baseline", "create")
    before = lines(repository / FILE)
    edit(repository / "environments/staging/auth.env", "JWT", "# one\n\n# two\nJWT")
    assert command("check", "--baseline", FILE, "-q").code == 0
    assert "0 added, 0 removed" in command("baseline", "update").err
    assert lines(repository / FILE) == before


def test_update_takes_in_and_takes_out_and_prune_only_takes_out(repository: Path, command: Command) -> None:
    command("baseline", "create")
    edit(repository / "environments/staging/auth.env", "none", "RS256")
    (repository / "environments/production/auth.env").write_text("JWT_ALGORITHM=none\n")
    assert "1 removed, 0 findings accepted" in command("baseline", "prune").err
    assert "1 added, 0 removed, 1 finding accepted" in command("baseline", "update").err
    assert '"environments": ["production"]' in lines(repository / FILE)[1]


def test_prune_leaves_what_it_did_not_look_for(repository: Path, command: Command) -> None:
    command("baseline", "create")
    edit(repository / "config-lint.toml", 'select = ["auth/unsafe-jwt-algorithm", ', "select = [")
    assert "0 removed, 1 finding accepted" in command("baseline", "prune").err


def test_a_folder_has_a_file_for_each_service_and_keeps_what_is_not_ours(repository: Path, command: Command) -> None:
    assert command("baseline", "create", "accepted").code == 0
    assert [file.name for file in (repository / "accepted").iterdir()] == ["auth.json"]
    (repository / "accepted" / "CODEOWNERS.md").write_text("mine")
    assert command("check", "--baseline", "accepted", "-q").code == 0
    edit(repository / "environments/staging/auth.env", "none", "RS256")
    assert command("baseline", "update", "accepted").code == 0
    assert sorted(file.name for file in (repository / "accepted").iterdir()) == ["@shared.json", "CODEOWNERS.md"]
    assert command("check", "--baseline", "accepted", "-q").code == 0


def test_a_baseline_is_not_replaced_by_accident(repository: Path, command: Command) -> None:
    command("baseline", "create")
    before = lines(repository / FILE)
    again = command("baseline", "create")
    assert (again.code, "`config-lint baseline update` renews it" in again.err) == (2, True)
    assert command("baseline", "create", "--force").code == 0
    assert lines(repository / FILE) == before


@pytest.mark.parametrize("action", ["update", "prune"])
def test_there_is_nothing_to_renew_without_a_baseline(command: Command, action: str) -> None:
    ended = command("baseline", action)
    assert (ended.code, "`config-lint baseline create` writes one" in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read: No such file"),
        ("{}", "b.json:1:1: this is no baseline"),
        ("{\n<<<<<<< ours\n", "b.json:2:1: the marks of a merge"),
    ],
)
def test_a_check_needs_the_baseline_that_it_is_given(repository: Path, command: Command, text: str | None, said: str) -> None:
    if text is not None:
        (repository / "b.json").write_text(text)
    ended = command("check", "--baseline", "b.json")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_declared_baseline_that_is_not_there_is_no_success(repository: Path, command: Command) -> None:
    options = repository / "config-lint.toml"
    options.write_text('baseline = "accepted.json"\n' + options.read_text())
    ended = command("check")
    assert (ended.code, "the baseline accepted.json cannot be read" in ended.err) == (2, True)


def test_a_baseline_holds_no_secret(repository: Path, command: Command) -> None:
    secret = "kX9vLm4Wd8sTz1Bn6Rf3Yc5Pg0eQ"
    (repository / "environments/staging/auth.env").write_text(f"JWT_ALGORITHM=none\nJWT_SECRET_KEY={secret}\nA_{secret}=1\n")
    assert command("baseline", "create", "--select", "auth").code == 0
    text = (repository / FILE).read_text()
    assert "auth/plaintext-secret" in text
    assert secret not in text


def test_the_word_alone_explains_itself(command: Command) -> None:
    ended = command("baseline")
    assert (ended.code, ended.out) == (2, "")
    assert "prune" in ended.err
