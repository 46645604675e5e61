"""Which lines of `config-lint.toml` would settle the most findings, by trying each."""

from collections.abc import Iterator

import msgspec

from config_lint.advice.addition import with_lines
from config_lint.advice.claim import Claim, claims, common_to
from config_lint.advice.trial import Effect, Identity, Trial, identities
from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.usage import UsageError
from config_lint.pipeline.served import Progress

MOST_TRIALS = 12
"""Claims that are tried, those first that could settle the most: each of them is a whole run."""


class Suggestion(msgspec.Struct, frozen=True):
    """A claim, and the findings that are gone with it; `further` counts those that no suggestion before it settles."""

    claim: Claim
    settled: tuple[Finding, ...]
    further: int


def suggestions(trial: Trial, progress: Progress) -> list[Suggestion]:
    """Those that were tried and settle something, the most first. None of them brings a finding, or leaves anything out."""
    there = identities(trial.before.findings)
    found: list[tuple[Claim, frozenset[Identity]]] = []
    covered: set[Identity] = set()
    for done, (claim, targets) in enumerate(_candidates(there, trial.fleet)):
        if done >= MOST_TRIALS:
            break
        progress("trying", done, MOST_TRIALS)
        if targets <= covered:
            continue
        effect = _tried(claim, trial)
        if effect is not None and effect.settled and not effect.new:
            found.append((claim, effect.settled))
            covered |= effect.settled
    return list(_ranked(found, there))


def _candidates(there: dict[Identity, Finding], fleet: Fleet) -> Iterator[tuple[Claim, frozenset[Identity]]]:
    """The claims with the findings that they may be about, those first that are about the most."""
    common = common_to(list(there.values()))
    targets: dict[Claim, dict[Identity, None]] = {}
    for identity, finding in there.items():
        for claim in claims(finding, fleet, common):
            targets.setdefault(claim, {})[identity] = None
    order = {claim: index for index, claim in enumerate(targets)}
    for claim in sorted(targets, key=lambda claim: (-len(targets[claim]), order[claim])):
        yield claim, frozenset(targets[claim])


def _tried(claim: Claim, trial: Trial) -> Effect | None:
    """What it does; None for lines that cannot be added, or that would leave services out instead of settling anything."""
    try:
        options = with_lines(trial.options, claim.toml)
    except UsageError:
        return None
    return trial.effect(options=options)


def _ranked(found: list[tuple[Claim, frozenset[Identity]]], there: dict[Identity, Finding]) -> Iterator[Suggestion]:
    covered: set[Identity] = set()
    for claim, settled in sorted(found, key=lambda each: -len(each[1])):
        further = len(settled - covered)
        if further:
            covered |= settled
            yield Suggestion(claim, tuple(finding for identity, finding in there.items() if identity in settled), further)
