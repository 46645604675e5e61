"""The keys of which `[drift]` says something, each across the environments."""

from collections.abc import Iterator

from config_lint.domain.fleet import Fleet, Row
from config_lint.domain.intent import Intended


def intended_rows(fleet: Fleet) -> Iterator[tuple[Row, Intended | None]]:
    """Every row that several environments have, with the entry that means it: the first that means one of its settings.

    Where there are no entries, only rows that differ: there is nothing to say of the others.
    """
    if not fleet.intent.drift:
        yield from ((row, None) for row in fleet.differing)
        return
    known: dict[tuple[str, str, str], Intended | None] = {}
    for row in fleet.rows:
        if len(row.settings) == 1:
            continue
        entry = None
        for setting in row.settings:
            names = (setting.canonical, setting.name, setting.key)
            if names not in known:
                known[names] = fleet.intent.entry(setting)
            entry = entry or known[names]
        yield row, entry
