"""The same run on changed files or with changed options, and what the change does to the findings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from config_lint.domain.check import Check
from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.domain.rule import Rule
from config_lint.domain.tree import Tree
from config_lint.domain.usage import UsageError
from config_lint.engine import Request
from config_lint.options import Options
from config_lint.pipeline.checking import check
from config_lint.pipeline.served import Progress
from config_lint.trees.overlay import OverlayTree

Identity = tuple[str, int]
"""A finding's fingerprint, and which of those that have it it is."""


def _unheard(_step: str, _done: int, _of: int) -> None:
    """Tells nobody how far it is."""


class Effect(msgspec.Struct, frozen=True):
    """What a change does: which findings are gone, and which there were not before."""

    settled: frozenset[Identity]
    new: tuple[Finding, ...]


class Trial:
    """A run of everything: its fleet, and its report as it is `before` any change."""

    def __init__(
        self,
        tree: Tree,
        options: Options,
        rules: Sequence[tuple[Rule, Check[Any, Any]]],
        known: Mapping[str, str],
        request: Request,
        progress: Progress = _unheard,
    ) -> None:
        self.tree = tree
        self.options = options
        self._rules = rules
        self._known = known
        self._request = request
        self.before, resolved = check(tree, options, rules, known, request, progress)
        self.fleet = resolved.fleet

    def effect(self, contents: Mapping[str, bytes] | None = None, options: Options | None = None) -> Effect | None:
        """What becomes of the findings with the contents of some files replaced, or with other options.

        None where the check could not be made then, or would look at less.
        """
        tree = OverlayTree(self.tree, contents) if contents else self.tree
        try:
            after = self._report(tree, options or self.options)
        except UsageError:
            return None
        if after.pairs != self.before.pairs or (after.coverage.settings < self.before.coverage.settings and not contents):
            return None
        there, left = identities(self.before.findings), identities(after.findings)
        return Effect(frozenset(there.keys() - left.keys()), tuple(left[identity] for identity in left if identity not in there))

    def _report(self, tree: Tree, options: Options) -> Report:
        return check(tree, options, self._rules, self._known, self._request)[0]


def identities(findings: Iterable[Finding]) -> dict[Identity, Finding]:
    """The findings, and those under them, by what tells them apart."""
    return {(each.fingerprint, each.occurrence): each for root in findings for each in (root, *root.also)}
