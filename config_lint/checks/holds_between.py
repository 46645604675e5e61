"""`holds-between`: a relation between services that call each other, or share a database, as an expression."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from config_lint.checks.conjuncts import leave_out
from config_lint.checks.graph_scopes import GRAPH_SCOPES, surroundings
from config_lint.checks.graph_views import GraphElement
from config_lint.checks.reads import CALLS
from config_lint.checks.relation import Relation, RelationParameters, require_scope
from config_lint.domain.check import Group
from config_lint.domain.fields import MEMBERS
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.readable import Misuse, NotEvaluated
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.templating import looked_at, read_plainly


class HoldsBetween(Relation[Fleet]):
    """As `holds`, for the elements of the service graph.

    `each` is `edge` (`caller`, `callee`, `dependency`, `direct`), `path` (`services`, `start`, `end`, `calls`, `attempts`),
    `provider` (`service`, `callers`, `edges`) or `database` (`name`, `users`, `stores`).
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    through = "graph"

    def __init__(self, parameters: RelationParameters) -> None:
        super().__init__(parameters)
        require_scope(parameters.each, GRAPH_SCOPES)
        self.scope = GRAPH_SCOPES[parameters.each]

    def reads(self, expressions: Sequence[str]) -> frozenset[str] | None:
        """Who calls whom, and what the expressions read of both ends of an edge; of other elements they may read anything."""
        found = set(CALLS)
        for text in (self.parameters.where, self.parameters.that, *(each.strip("{}") for each in expressions)):
            paths = read_plainly(text) if text else ()
            if paths is None or self.parameters.each != "edge":
                return None
            for path in paths:
                kind, *rest = _behind(path)
                if kind in MEMBERS:  # all of them, by whatever name
                    return None
                found.add(".".join((kind, *rest)))
        return frozenset(found)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each element that `where` keeps."""
        for element in self.scope.elements(group):
            alone = {self.scope.word: element.view}
            if leave_out(self.first, alone):  # most elements are, by what is asked of themselves
                continue
            variables = surroundings(element) | alone
            if leave_out(self.first, variables):
                continue
            try:
                answer = self.asked(variables)
                is_good = answer is None or bool(answer)
            except NotEvaluated:
                yield Verdict.NOT_EVALUATED
                continue
            if answer is not None:
                yield Verdict.PASSED if is_good else self._violation(element, variables)

    def _violation(self, element: GraphElement, facts: dict[str, Any]) -> Violation:
        first, *others = element.named([path for path in self.read if path[0] == self.scope.word])
        related = tuple(
            Related(f"{other.canonical or other.key} of {other.service} is set here", place_of(other)) for other in others
        )
        reached = (element.owner.pair,)
        return Violation(place_of(first), facts | {"value": first.value}, related, affects=reached, subject=str(element.view))

    def require_declared(self, text: str) -> None:
        """Only what is asked of the element: whoever calls is another matter."""
        for path in looked_at(text):
            if path[0] == self.scope.word and path[1:] and path[1] not in self.scope.names:
                reason = f'{self.scope.word} has no "{path[1]}"; it has {", ".join(sorted(self.scope.names))}'
                raise Misuse(reason)


SIDES = frozenset(("caller", "callee"))


def _behind(path: Sequence[str]) -> Sequence[str]:
    """The field of the service model that a dotted path leads to; what leads to none reads none."""
    if path[:1] == ("service",):
        return path[1:] or ("",)
    if path[:1] == ("edge",) and path[1:2]:
        return path[2:] or ("",) if path[1] in SIDES else path[1:]
    return ("",)
