"""What values teach of words, before and after a few of them changed."""

from typing import Any

import pytest

from config_lint.domain.altered import Altered
from config_lint.domain.fleet import Fleet
from config_lint.equivalence import equivalence_of
from config_lint.equivalence.taught import taught_alike
from tests.builders import fleet


def hosts(**others: Any) -> Fleet:
    """Two words are shown to be the environments' own by three values each, and two more nearly are."""
    staging = {f"SHOP{number}": {"A": f"shop{number}.acmeone.example.com"} for number in range(3)}
    production = {f"SHOP{number}": {"A": f"shop{number}.acmetwo.example.com"} for number in range(3)}
    for number in range(2):
        staging[f"SHOP{number}"]["B"] = f"hall{number}.corpone.example.com"
        production[f"SHOP{number}"]["B"] = f"hall{number}.corptwo.example.com"
    staging["WEB"] = {"TITLE": "one of them", "OTHER": "all is plain", **others}
    production["WEB"] = {"TITLE": "one of them", "OTHER": "all is proper", "HOST": "web.corptwo.example.com"}
    return fleet(staging=staging, production=production)


def altered(before: Fleet, after: Fleet) -> Altered:
    pairs = zip(before.services, after.services, strict=True)
    settings = [pair for one, other in pairs for pair in zip(one.settings, other.settings, strict=True)]
    return Altered(part(before), part(after), tuple(pair for pair in settings if pair[0].value != pair[1].value))


def part(found: Fleet) -> Fleet:
    return Fleet(found.environments, tuple(service for service in found.services if service.name == "WEB"), (), {})


CHANGES = {
    "a sentence": ({"TITLE": "one of them all"}, True),
    "a word that nobody else has": ({"OTHER": "all is fancy"}, True),
    "one value more of a word that is nearly shown": ({"HOST": "web.corpone.example.com"}, False),
    "a word that is shown, where it stands by itself": ({"TITLE": "acmeone of them"}, False),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_is_taught_is_told_by_who_changed(what: str) -> None:
    settings, expected = CHANGES[what]
    before, after = hosts(HOST="web.example.com"), hosts(**{"HOST": "web.example.com", **settings})
    words, now = equivalence_of(before).own_words, equivalence_of(after).own_words
    taught = taught_alike(altered(before, after), words.taught)
    assert (taught is not None) is expected
    if taught is not None:
        assert now.learned == words.learned
        assert all(now.taught.nearly[name] <= taught.nearly[name] for name in now.taught.nearly)


def test_what_becomes_nearly_shown_is_remembered() -> None:
    before, after = hosts(OTHER="all is plain"), hosts(OTHER="all is fancy")
    taught = taught_alike(altered(before, after), equivalence_of(before).own_words.taught)
    assert taught is not None
    assert ("fancy", "proper") in taught.nearly["staging"]
    again = taught_alike(altered(before, after), taught)
    assert again is None, "another value would be one too many"
