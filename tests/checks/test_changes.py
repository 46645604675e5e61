"""The checks that look at two states: what the rules' examples leave open."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.builders import changed, fleet_of, outcomes, unknown, violations

OPTIONS: Mapping[str, Any] = {
    "promotion": ["development", "staging", "production"],
    "sources": [{"path": "base/{service}.env"}, {"path": "{environment}/{service}.env"}],
}
YAML: Mapping[str, Any] = {**OPTIONS, "sources": [{"path": "{environment}/{service}.yaml"}]}
SECRET, ANOTHER, THIRD = (
    "k2Jh7Qx9vLm4Wd8sTz1Bn6Rf3Yc5Pg0e",
    "u8Nw3Zr6Kp1Xt5Vb9Mf2Ha7Lq4Jd0Gse",
    "c4Bz9Yk7Ds2Mw6Rg1Jx8Pv3Ln5Tq0Hfa",
)

CHECKS: Mapping[str, Mapping[str, Any]] = {
    "still-there": {},
    "renamed-everywhere": {},
    "rotated-everywhere": {"of": "secrets"},
    "few-removed": {"share": 0.1, "services": 3, "documents": 5},
    "changed-by-region": {"least": 2},
    "passed-through-stages": {},
}


def in_all(text: str, *environments: str) -> dict[str, str]:
    return {f"{name}/web.env": text for name in environments or ("development", "staging", "production")}


@pytest.mark.parametrize("check", CHECKS)
def test_without_another_state_nothing_is_judged(check: str) -> None:
    assert outcomes(fleet_of(in_all("A=1\n"), OPTIONS), check, **CHECKS[check]) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("lasting", [False, True])
def test_what_has_not_changed_breaks_nothing(check: str, *, lasting: bool) -> None:
    files = in_all(f"A=1\nSERVICE_SECRET={SECRET}\n")
    assert violations(changed(files, files, OPTIONS, lasting=lasting), check, **CHECKS[check]) == []


def test_what_is_gone_is_located_where_it_would_stand_with_those_that_keep_it() -> None:
    before = in_all("A=1\nB=1\n")
    (found,) = violations(changed(before, {**before, "staging/web.env": "A=1\n"}, OPTIONS), "still-there")
    assert (found.place.environment, found.place.key, found.place.location.path) == ("staging", "B", "staging/web.env")
    assert [related.place.environment for related in found.related] == ["development", "production"]


def test_what_went_together_is_one_violation() -> None:
    text = "image: {name: web, tag: 1}\nlimits: {cpu: 1, memory: {low: 1, high: 2}}\n"
    before = {f"{name}/web.yaml": text for name in ("staging", "production")}
    now = {**before, "production/web.yaml": "image: {name: web, tag: 1}\n"}
    (found,) = violations(changed(before, now, YAML), "still-there")
    assert (found.place.key, found.facts["what"]) == ("limits", "limits")
    deeper = {**before, "production/web.yaml": text.replace(", memory: {low: 1, high: 2}", "")}
    (found,) = violations(changed(before, deeper, YAML), "still-there")
    assert found.place.key == "limits.memory"


def test_positions_of_lists_say_nothing() -> None:
    before = {f"{name}/web.yaml": "hosts: [a, b]\nname: web\n" for name in ("staging", "production")}
    now = {**before, "production/web.yaml": "hosts: [a]\nname: web\n"}
    assert violations(changed(before, now, YAML), "still-there") == []


def test_what_is_only_unread_is_not_called_gone() -> None:
    before = {f"{name}/web.yaml": "a: 1\nb: 1\n" for name in ("staging", "production")}
    found = changed(before, {**before, "production/web.yaml": "a: 1\nb: [\n"}, YAML)
    assert violations(found, "still-there") == []
    assert unknown(found, "still-there") > 0


def test_a_rename_is_no_disappearance_and_a_disappearance_no_rename() -> None:
    before = in_all("MAIL_HOST=smtp.example.com\n")
    renamed = changed(before, {**before, "production/web.env": "SMTP_SERVER=smtp.example.com\n"}, OPTIONS)
    assert violations(renamed, "still-there") == []
    found = violations(renamed, "renamed-everywhere")
    assert [one.place.environment for one in found] == ["development", "staging"]
    gone = changed(before, {**before, "production/web.env": "OTHER=2\n"}, OPTIONS)
    assert violations(gone, "renamed-everywhere") == []


def test_a_value_that_two_new_settings_have_tells_of_no_rename() -> None:
    before = in_all("MAIL_HOST=smtp.example.com\n")
    now = {**before, "production/web.env": "SMTP_SERVER=smtp.example.com\nRELAY=smtp.example.com\n"}
    assert violations(changed(before, now, OPTIONS), "renamed-everywhere") == []


def rotated(*secrets: str, lasting: bool = False, key: str = "SERVICE_SECRET") -> list[str]:
    names = ("auth", "backend", "web")
    before = {f"production/{name}.env": f"{key}={SECRET}\n" for name in names}
    now = {f"production/{name}.env": f"{key}={secret}\n" for name, secret in zip(names, secrets, strict=True)}
    return [
        one.place.service
        for one in violations(changed(before, now, OPTIONS, lasting=lasting), "rotated-everywhere", of="secrets")
    ]


@pytest.mark.parametrize("lasting", [False, True])
def test_who_keeps_a_rotated_secret_is_told(*, lasting: bool) -> None:
    assert rotated(ANOTHER, ANOTHER, SECRET, lasting=lasting) == ["web"]
    assert rotated(ANOTHER, SECRET, SECRET, lasting=lasting) == ["backend", "web"]


def test_a_rotation_of_all_and_a_parting_are_well() -> None:
    assert rotated(ANOTHER, ANOTHER, ANOTHER) == []
    assert rotated(ANOTHER, THIRD, SECRET) == []


def test_a_service_that_is_taken_away_with_few_others_is_no_mass() -> None:
    before = {f"production/{name}.env": f"{name.upper()}=1\n" for name in "abcdefghijklmnopqrstuvwxyz"}
    now = {path: text for path, text in before.items() if path[11] > "b"}
    assert violations(changed(before, now, OPTIONS), "few-removed", **CHECKS["few-removed"]) == []
    now = {path: text for path, text in before.items() if path[11] > "c"}
    (found,) = violations(changed(before, now, OPTIONS), "few-removed", **CHECKS["few-removed"])
    assert (found.facts["what"], found.affects[0]) == ("3 of 26 services", ("production", "a"))


def test_services_of_another_name_were_moved() -> None:
    before = {f"production/{name}.env": f"{name.upper()}=1\n" for name in "abcd"}
    now = {f"production/new-{name}.env": f"{name.upper()}=1\n" for name in "abcd"}
    assert violations(changed(before, now, OPTIONS), "few-removed", **CHECKS["few-removed"]) == []


def test_a_stage_with_an_unknown_value_cannot_be_judged() -> None:
    before = in_all("QUEUE_MODE=strict\n", "staging", "production")
    now = {"staging/web.env": "QUEUE_MODE=strict\n", "production/web.env": "QUEUE_MODE=loose\n", "development/web.env": "A=1\n"}
    found = changed(before, now, OPTIONS)
    assert [one.place.environment for one in violations(found, "passed-through-stages")] == ["production"]
