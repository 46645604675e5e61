"""What was looked at before, and is not any more."""

from collections.abc import Iterator, Mapping, Sequence

from config_lint.domain.applied import Tally
from config_lint.domain.document import Document
from config_lint.domain.fleet import Fleet
from config_lint.domain.past import Past
from config_lint.domain.problem import Problem
from config_lint.values.location import start_of

KIND = "coverage-lost"


def files_lost(past: Past, documents: Mapping[str, Sequence[Document]], files: Sequence[str]) -> Iterator[Problem]:
    """Files that gave settings before, are still there, and give none: nothing reads them, or what they say means nothing.

    `documents` are those that were read, by path, and `files` all that there are. One that cannot be read has a fault of its own.
    """
    there = frozenset(files)
    fed: dict[str, list[str]] = {}
    for service in past.services:
        for path in service.files:
            fed.setdefault(path, []).append(f"{service.service} in {service.environment}")
    for path, pairs in sorted(fed.items()):
        if path not in there:
            continue
        found = documents.get(path)
        if found is None:
            yield Problem(KIND, start_of(path), {"name": path, "pairs": _listed(pairs)}, variant="unread")
        elif not any(document.entries or document.problems for document in found):
            yield Problem(KIND, start_of(path), {"name": path, "pairs": _listed(pairs)}, variant="empty")


def rules_lost(past: Past, tallies: Mapping[str, Mapping[str, Tally]], fleet: Fleet) -> Iterator[Problem]:
    """Rules that could judge something in an environment before, and can judge nothing there now, because it is unknown.

    They are located at the nearest file of the first of its services.
    """
    places = {service.environment.name: start_of(service.files[-1]) for service in reversed(fleet.services) if service.files}
    for rule, by_environment in past.rules.items():
        gone = [
            (environment, before.evaluated, now.not_evaluated)
            for environment, before in by_environment.items()
            if (now := tallies.get(rule, {}).get(environment)) and before.evaluated and not now.evaluated and now.not_evaluated
        ]
        if gone and gone[0][0] in places:
            facts = {
                "name": rule,
                "environments": _listed([environment for environment, _, _ in gone]),
                "before": str(max(before for _, before, _ in gone)),
            }
            yield Problem(KIND, places[gone[0][0]], facts, environment=gone[0][0], variant="rule")


MOST_NAMED = 3


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
