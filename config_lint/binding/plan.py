"""What names mean to a service, told once for all environments in which it has the same."""

from collections.abc import Callable
from typing import NamedTuple

from config_lint.binding.match import Match

STORES = frozenset(("databases", "caches", "queues"))
"""Sections whose members may be of several engines."""


class Plan(NamedTuple):
    """`meant` are the places of names that mean something, each with its meaning; `others` the places of the others.

    `settled` are those that mean something again, in the order in which they are chosen, where that does not depend on what they
    are set to: no two mean the same, and no store may be of several engines. Otherwise there is nothing in it.
    """

    meant: tuple[tuple[int, Match], ...]
    others: tuple[int, ...]
    settled: tuple[tuple[int, Match], ...]


class Plans:
    """The plans of a vocabulary, whose `match` says what one name means."""

    def __init__(self, match: Callable[[str], Match | None]) -> None:
        self._match = match
        self._known: dict[tuple[tuple[str, ...], str], Plan] = {}

    def of(self, names: tuple[str, ...], service: str) -> Plan:
        """What the names mean to a service of that name: a database called like its service is its unnamed one."""
        plan = self._known.get((names, service))
        if plan is None:
            found = [self._match(name) for name in names]
            meant = tuple([(at, _own(match, service)) for at, match in enumerate(found) if match is not None])
            others = tuple([at for at, match in enumerate(found) if match is None])
            plan = self._known[names, service] = Plan(meant, others, _settled(meant))
        return plan


def _own(match: Match, service: str) -> Match:
    return match.called("") if match.name and match.name == service and match.section != "dependency" else match


def _settled(meant: tuple[tuple[int, Match], ...]) -> tuple[tuple[int, Match], ...]:
    members: dict[tuple[str, str], list[tuple[int, Match]]] = {}
    chosen: list[tuple[int, Match]] = []
    for at, match in meant:
        (members.setdefault((match.named, match.name), []) if match.named in STORES else chosen).append((at, match))
    for stored in members.values():
        if len({match.engine for _, match in stored}) > 1:
            return ()
        chosen += stored
    return tuple(chosen) if len({match.path for _, match in chosen}) == len(chosen) else ()
