"""A finding as the page shows it."""

from collections.abc import Mapping

import msgspec

from config_lint.domain.applied import Applied
from config_lint.domain.finding import Finding
from config_lint.reporters.html.names import Numbers
from config_lint.reporters.html.side import Side, sides


class ShownStep(msgspec.Struct, frozen=True):
    """One link of an override chain; `owner` is empty where the layer is everybody's."""

    place: str
    owner: str
    value: str


class Also(msgspec.Struct, frozen=True):
    """A finding under another one."""

    severity: str
    rule: str
    message: str


class Found(msgspec.Struct, frozen=True):
    """All texts are safe to show once escaped. `environments` and `services` are numbers for the filters."""

    anchor: str
    severity: str
    confidence: str
    rule: str
    rule_anchor: str
    pack: str
    message: str
    sides: tuple[Side, ...]
    chain: tuple[ShownStep, ...]
    also: tuple[Also, ...]
    affects: tuple[str, ...]
    environments: str
    services: str
    key: str
    setting: str
    fix: str
    fingerprint: str
    suppressed: str
    reason: str
    owners: tuple[str, ...]
    spared: str


def rule_anchor(rule: str) -> str:
    """Where a rule stands in the page."""
    return f"rule-{rule.replace('/', '-')}"


def found(finding: Finding, rules: Mapping[str, Applied], environments: Numbers, services: Numbers, packs: Numbers) -> Found:
    """The finding in words; the names in it get their numbers."""
    place = finding.place
    rule = rules.get(finding.rule)
    return Found(
        anchor=f"f-{finding.fingerprint}-{finding.occurrence}",
        severity=str(finding.severity),
        confidence=f"{finding.confidence}: {finding.score}" if finding.score else str(finding.confidence),
        rule=finding.rule,
        rule_anchor=rule_anchor(finding.rule) if rule else "",
        pack=packs.all_of((finding.rule.partition("/")[0],)),
        message=finding.message,
        sides=tuple(sides(finding)),
        chain=_chain(finding),
        also=tuple(Also(str(other.severity), other.rule, other.message) for other in finding.also),
        affects=tuple(f"{service} in {environment}" for environment, service in finding.affects),
        environments=environments.all_of(environment for environment, _ in finding.affects),
        services=services.all_of(service for _, service in finding.affects),
        key=place.key,
        setting=place.setting,
        fix=" ".join(rule.fix.split()) if rule else "",
        fingerprint=finding.fingerprint,
        suppressed="suppressed" if finding.suppression else "",
        reason=finding.suppression.reason if finding.suppression else "",
        owners=finding.owners,
        spared=finding.spared,
    )


def _chain(finding: Finding) -> tuple[ShownStep, ...]:
    """The links, if there is more than the one that the finding stands on."""
    chain = finding.place.chain
    if len(chain) <= 1:
        return ()
    return tuple(ShownStep(f"{step.location.path}:{step.location.line}", step.owner, step.value) for step in chain)
