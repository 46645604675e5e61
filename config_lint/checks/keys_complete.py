"""`keys-complete`: what the other environments of a service set, and what its other services set here, is set here, too."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.lacking import is_taken_away, place_without
from config_lint.checks.scored import score_of
from config_lint.checks.written import ANY, called, path_of
from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet, Row
from config_lint.domain.key import Key, parse
from config_lint.domain.place import place_of
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.words import words


class KeysCompleteParameters(Parameters, frozen=True):
    """`having` is how many environments have to set a key for each that does not, and `sure` how many leave little doubt.

    `telling` are last words of a key that a program seldom has a default for; `optional` are words of keys that may be left out.
    """

    having: int = 2
    sure: int = 3
    telling: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


class KeysComplete(Check[KeysCompleteParameters, Fleet]):
    """An element is a variable or a plain key of a service that its environments set in their own layers, and one does not.

    It is a fault where the one that lacks it has the mapping in which it stands, and lacks little else of what the others have:
    an environment that lacks several keys is another kind of place. The value has to say something: an address, a name, a
    reference; not a switch or a number. What is taken away there is meant to be away, and where each value leads on to another
    environment, one has none to lead to. Variant `guess` for a key that a program may have a default for, or that two test
    environments may have to themselves.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    through = "rows"
    parameters_type = KeysCompleteParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each key and each environment that lacks it."""
        found = [
            (row, service) for row in group.rows if self._counts(row) for service in row.lacking if _could_have(service, row)
        ]
        lacking = Counter((service.pair, _mapping(row)) for row, service in found)
        for row, service in found:
            is_provided = group.intent.is_provided((row.name, row.settings[0].canonical))
            if is_provided or lacking[service.pair, _mapping(row)] > MOST_LACKING or _is_meant(row, service, group):
                yield Verdict.PASSED
            elif not service.complete:
                yield Verdict.NOT_EVALUATED
            else:
                yield self._judged(row, service, group)

    def more(self, altered: Altered) -> Tally | None:
        """It sees one service at a time."""
        return altered.more_of(self.examine)

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """It sees one service at a time."""
        return rekeyed.more_of(self.examine)

    def _counts(self, row: Row) -> bool:
        if len(row.lacking) != 1 or row.lacking[0].environment.tier <= Tier.DEVELOPMENT:
            return False
        if len({setting.environment for setting in row.settings}) < self.parameters.having:
            return False
        path = path_of(row.name)
        if ANY in path[-1:] or len(path[-1]) < SHORTEST_KEY or not self.parameters.optional.isdisjoint(words(called(row.name))):
            return False
        return all(setting.owner for setting in row.settings) and all(map(_says_something, row.settings))

    def _judged(self, row: Row, service: Service, fleet: Fleet) -> Violation:
        setting = max(row.settings, key=lambda each: fleet.by_pair[each.environment, each.service].environment.rank)
        peer = fleet.by_pair[setting.environment, setting.service]
        is_telling = not self.parameters.telling.isdisjoint(words(called(row.name))[-2:])
        environments = [each.environment for each in row.settings]
        is_sure = is_telling and len(environments) >= self.parameters.sure
        facts = {"lacks": called(row.name), "count": len(environments), "environments": environments}
        return Violation(
            place_without(service, peer, setting),
            facts,
            (Related(f"{setting.environment}'s own", place_of(setting)),),
            "" if is_sure else "guess",
            subject=row.name,
            score=score_of(fleet, len(environments), len(environments), setting.value),
        )


def _is_meant(row: Row, service: Service, fleet: Fleet) -> bool:
    return is_taken_away(service, row.settings[0]) or all(_leads_on(setting, fleet) for setting in row.settings)


def _leads_on(setting: Setting, fleet: Fleet) -> bool:
    """Whether a value names an environment, and not the one that it is for: where a release goes next."""
    own = fleet.by_pair[setting.environment, setting.service].environment.zone
    named = fleet.zones.words_in(setting.text)
    return bool(named) and own not in named


MOST_LACKING = 2
"""Keys of one mapping that an environment lacks: where there are more, it is set up in another way."""


def _mapping(row: Row) -> Key:
    return parse(row.name)[:-1]


def _could_have(service: Service, row: Row) -> bool:
    """Whether the service has something of the document and of the mapping in which the others have the key."""
    document, above = row.settings[0].document, _mapping(row)
    return any(setting.document == document and parse(setting.name)[: len(above)] == above for setting in service.settings)


def _says_something(setting: Setting) -> bool:
    value = setting.value
    if isinstance(value, Reference | Secret):
        return True
    return isinstance(value, str) and len(value) >= SHORTEST and not value.replace(".", "").isdigit() and "\n" not in value


SHORTEST_KEY = 3
"""Letters of a key that is more than an anchor's place."""

SHORTEST = 6
"""Letters of a value that says something."""
