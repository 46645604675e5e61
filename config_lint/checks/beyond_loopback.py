"""`beyond-loopback`: what a service calls is not the machine, container or pod that it runs in itself."""

from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from config_lint.checks.alike import alike
from config_lint.checks.reads import PORTS, TARGETS
from config_lint.checks.survey import Survey, survey_of
from config_lint.checks.targets import Target, seen_target
from config_lint.checks.tiers import TierName
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.host import is_loopback
from config_lint.values.reference import Reference
from config_lint.values.wildcard import fits
from config_lint.values.words import words

LISTENING = frozenset(("containerport", "listen", "bind", "hostport", "targetport"))
"""Last words, drawn together, of a key with a port on which something of the same service listens."""


class BeyondLoopbackParameters(Parameters, frozen=True):
    """From the tier `above` on, `settings` (patterns of canonical names) are what a service calls.

    Other keys count as less sure, but not where one of their words is in `not_words`. On `sidecars` ports something commonly
    listens beside the service.
    """

    settings: tuple[str, ...]
    above: TierName = "development"
    not_words: tuple[str, ...] = ()
    sidecars: tuple[int, ...] = ()


class BeyondLoopback(Check[BeyondLoopbackParameters, Fleet]):
    """Something of the same service that listens on the port makes it well.

    Variants: `unbound` for keys that the model does not know; and where no other zone points elsewhere, `sidecar` for a port
    where one commonly listens, and `everywhere` where another zone above the tier says the same, or
    one above development is content with the same shared layer.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"ports", "texts", "hidden", "well-known"})
    fields = TARGETS | PORTS
    sees_names = False
    through = "targets"
    parameters_type = BeyondLoopbackParameters

    def __init__(self, parameters: BeyondLoopbackParameters) -> None:
        super().__init__(parameters)
        self._is_called = cache(self._by_patterns)  # a fleet has few well-known names

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each address, above the tier, of something that a service calls."""
        survey = survey_of(group)
        above = Tier[self.parameters.above.upper()]
        not_words = frozenset(self.parameters.not_words)
        found: list[Violation] = []
        for service in group.services:
            if service.environment.tier <= above:
                continue
            for target in survey.targets[service.pair]:
                if not not_words.isdisjoint(words(target.setting.name)):
                    continue
                variant = self._variant(target.setting)
                if variant is None:
                    continue
                if not target.hosts:
                    if target.setting.value.__class__ is Reference:
                        yield Verdict.NOT_EVALUATED
                    continue
                violation = self._judged(survey, service, target, variant, above) if all(map(is_loopback, target.hosts)) else None
                if violation is None:
                    yield Verdict.PASSED
                else:
                    found.append(violation)
        yield from alike(found, ("", "unbound", "everywhere", "sidecar"))

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees what points somewhere, and numbers under keys of what listens."""
        return altered.looks_alike(_seen)

    def _variant(self, setting: Setting) -> str | None:
        """How sure it is that the service calls what the setting points at; None where it does not."""
        if self._is_called(setting.canonical):
            return ""
        is_address = words(setting.name)[-1:] in (("url",), ("uri",), ("endpoint",))
        return "unbound" if is_address and not setting.canonical else None

    def _by_patterns(self, canonical: str) -> bool:
        return any(fits(canonical, pattern) for pattern in self.parameters.settings)

    def _judged(self, survey: Survey, service: Service, target: Target, variant: str, above: Tier) -> Violation | None:
        if target.port is not None and target.port in _listening(service):
            return None
        peers = survey.peers(service, target)
        other = next((peer for peer in reversed(peers) if not any(map(is_loopback, peer.target.hosts))), None)
        if other is None and target.port in self.parameters.sidecars:
            variant = "sidecar"
        elif other is None and any(
            survey.tiers[peer.zone] > (above if target.setting.owner else Tier.DEVELOPMENT) for peer in peers
        ):
            variant = "everywhere"
        related = (
            () if other is None else (Related(f"{other.service.environment.name}'s own value", place_of(other.target.setting)),)
        )
        kind, _, rest = target.setting.canonical.partition(".")
        called = (
            rest.partition(".")[0] if kind in ("dependencies", "databases", "caches", "queues") else f"its {kind}" if kind else ""
        )
        return Violation(
            place_of(target.setting), {"value": target.hosts[0], "port": target.port, "target": called}, related, variant
        )


def _listening(service: Service) -> frozenset[int]:
    """The ports on which something of the service listens."""
    found: set[int] = set()
    for setting in service.settings:
        if setting.canonical == "server.port" or _may_listen(setting.name):
            text = str(setting.value)
            if text.isdecimal():
                found.add(int(text))
    return frozenset(found)


def _may_listen(name: str) -> bool:
    """Whether a key is one of those under which something listens."""
    return "".join(words(name.rstrip("[]0123456789"))[-2:]).endswith(tuple(LISTENING))


def _seen(setting: Setting) -> object:
    return setting.value if _may_listen(setting.name) and str(setting.value).isdecimal() else seen_target(setting)
