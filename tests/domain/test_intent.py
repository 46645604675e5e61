"""What a repository says about its settings elsewhere than in them."""

from datetime import date
from typing import Any

import msgspec
import pytest

from config_lint.domain.intent import Intent
from tests.builders import fleet


def intent(mode: str = "same", **entry: Any) -> Intent:
    options = {"drift": {"auth.jwt.*": {"mode": mode, "reason": "one key", **entry}}}
    return fleet(production={"auth": {"JWT_SECRET": "x1"}}, options=options).intent


def test_a_setting_is_meant_by_its_well_known_name_its_key_or_a_pattern() -> None:
    settings = {"JWT_SECRET": "x1", "env": [{"name": "TOKEN", "value": "x2"}], "LOG_LEVEL": "info"}
    by_name = {setting.name: setting for setting in fleet(production={"auth": settings}).services[0].settings}
    said = intent()
    assert said.mode(by_name["JWT_SECRET"]) == "same"
    assert said.mode(by_name["LOG_LEVEL"]) == ""
    by_key = fleet(production={"auth": {}}, options={"drift": {"env[TOKEN].*": {"mode": "may-differ", "reason": "x"}}}).intent
    assert by_key.mode(by_name["env[TOKEN].value"]) == "may-differ"


@pytest.mark.parametrize(("today", "mode"), [("2027-03-31", "same"), ("2027-04-01", "")])
def test_an_entry_past_its_date_says_nothing(today: str, mode: str) -> None:
    setting = fleet(production={"auth": {"JWT_SECRET": "x1"}}).services[0].settings[0]
    said = msgspec.structs.replace(intent(until=date(2027, 3, 31)), today=date.fromisoformat(today))
    assert said.mode(setting) == mode


def test_what_is_provided_is_named_by_a_pattern() -> None:
    said = Intent(provided=("*.client_secret", "SMTP_*"))
    assert said.is_provided(("auth.oauth.github.client_secret",))
    assert said.is_provided(("mail", "SMTP_PASSWORD"))
    assert not said.is_provided(("", "client_id"))


def test_the_secrets_of_an_environment_are_its_own_its_ancestors_and_everybodys() -> None:
    options = {"environments": {"production-eu": {"extends": "production"}}}
    environments = {
        each.name: each for each in fleet(production={"a": {}}, **{"production-eu": {"a": {}}}, options=options).environments
    }
    said = Intent(inventory={"": frozenset("x"), "production": frozenset("y")})
    assert said.known_secrets(environments["production-eu"]) == frozenset(("x", "y"))
    assert Intent(inventory={"staging": frozenset("z")}).known_secrets(environments["production"]) is None
