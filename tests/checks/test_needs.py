"""What checks say that they need is what they look at."""

import pytest

from config_lint.discovery import plugin_named, subclasses_in
from config_lint.domain.check import Check
from config_lint.domain.facts import BESIDE, KINDS, SETTINGS

NAMES = tuple(subclasses_in("config_lint.checks", Check, "config_lint.checks"))


@pytest.mark.parametrize("name", NAMES)
def test_needs_are_known(name: str) -> None:
    needs = plugin_named(name, "config_lint.checks", Check, "config_lint.checks").needs
    assert needs <= {SETTINGS, *KINDS, *BESIDE}
    assert SETTINGS not in needs or needs.isdisjoint(KINDS), "that is everything already"
