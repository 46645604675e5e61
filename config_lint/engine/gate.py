"""Which environments a finding stops: fail levels, gradual adoption, and whose it is to mend."""

from collections.abc import Sequence

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.severity import Severity
from config_lint.engine.mending import mended_by
from config_lint.engine.request import Adoption, Pair, Request
from config_lint.engine.suppressions import matches, means

NOT_ADOPTED = "no [[adopt]] entry names it"


class Gate:
    """What stops which environment, of those that were asked about.

    With `[[adopt]]` entries only what they name does; where services were asked about, only what can be mended in the files that
    they are made of, shared ones included.
    """

    def __init__(self, fleet: Fleet, request: Request) -> None:
        self.request = request
        self.asked = request.environments or tuple(found.name for found in fleet.environments if not found.abstract)
        self.default = request.default_fail_on if request.fail_on is None else request.fail_on
        own = {found.name: found.fail_on for found in fleet.environments if found.fail_on and request.fail_on is None}
        self.levels = {name: Severity[level.upper()] for name, level in own.items()}
        self.mends = mended_by(fleet, request)

    def weighed(self, finding: Finding) -> Finding:
        """The finding and those under it, each with the environments that it stops, or why it stops none at its level."""
        also = tuple(map(self.weighed, finding.also))
        grave = self._grave(finding)
        if not grave:
            return msgspec.structs.replace(finding, also=also) if also else finding
        stopped = self._adopted(finding, grave)
        spared = "" if stopped else NOT_ADOPTED
        if stopped and self.mends is not None and not self.mends(finding):
            stopped, spared = (), self._elsewhere(finding)
        if any(other.stops for other in also):
            spared = ""
        return msgspec.structs.replace(finding, fails_in=stopped, spared=spared, also=also)

    def _grave(self, finding: Finding) -> tuple[Pair, ...]:
        """The pairs for which it is at or above the fail level; a fault of the options is everybody's."""
        if not finding.affects:
            everybody = tuple((name, "") for name in self.asked or ("",))
            return everybody if finding.severity >= self.default else ()
        asked = (pair for pair in finding.affects if self.request.names(pair))
        return tuple(pair for pair in asked if finding.severity >= self.levels.get(pair[0], self.default))

    def _adopted(self, finding: Finding, pairs: Sequence[Pair]) -> tuple[str, ...]:
        """The environments for which an entry names it, all where there is no entry."""
        entries = [entry for entry in self.request.adopt if _is_rule_of(entry, finding.rule)]
        if self.request.adopt:
            pairs = [pair for pair in pairs if any(_is_for(entry, pair) for entry in entries)]
        return tuple(dict.fromkeys(environment for environment, _ in pairs))

    def _elsewhere(self, finding: Finding) -> str:
        wanted = ", ".join(self.request.services)
        wanted += f" in {', '.join(self.request.environments)}" if self.request.environments else ""
        return f"it is mended in {finding.place.location.path}, which is no part of {wanted}"


def _is_rule_of(entry: Adoption, rule: str) -> bool:
    return not entry.rules or any(means(pattern, rule) for pattern in entry.rules)


def _is_for(entry: Adoption, pair: Pair) -> bool:
    """Whether the entry names the environment and the service; one of none is everybody's."""
    environment, service = pair
    return _is_named(environment, entry.environments) and (not service or _is_named(service, entry.services))


def _is_named(name: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(matches(name, pattern) for pattern in patterns)
