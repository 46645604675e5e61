"""Entries of `[drift]`: which of them still say something, and until when."""

from collections.abc import Iterator
from datetime import date

from config_lint.domain.fleet import Fleet
from config_lint.domain.intent import Intended
from config_lint.domain.problem import Problem
from config_lint.options import Options


def drift_entry_problems(options: Options, fleet: Fleet, today: date) -> Iterator[Problem]:
    """What is wrong with the entries themselves: one whose time is over, and one that means no setting of the fleet.

    An entry means settings by their key as written, by their normalised name, or by their well-known one, and so the mappings
    and lists that they are in.
    """
    if not options.drift:
        return
    settings = [setting for service in fleet.services for setting in service.settings]
    names = {name for setting in settings for name in (setting.name, setting.canonical)}
    for pattern, entry in options.drift.items():
        location = options.location_of("drift", pattern)
        if entry.until is not None and today > entry.until:
            facts = {"pattern": pattern, "until": entry.until.isoformat(), "reason": entry.reason}
            yield Problem("drift-entry-expired", location, facts)
        means = Intended(pattern, entry.mode).means
        if not any(map(means, names)) and not any(means(setting.key) for setting in settings):
            yield Problem("drift-entry-unused", location, {"pattern": pattern})
