"""`holds-between`: a relation between services that call each other, or share a database, as an expression."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

from config_lint.checks.graph_scopes import GRAPH_SCOPES, surroundings
from config_lint.checks.graph_views import GraphElement
from config_lint.checks.holds import HoldsParameters
from config_lint.domain.check import Check, Group
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.readable import Misuse, NotEvaluated
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.templating import Expression, expression, looked_at, require_permitted


class HoldsBetween(Check[HoldsParameters, Fleet]):
    """As `holds`, for the elements of the service graph.

    `each` is `edge` (`caller`, `callee`, `dependency`, `direct`), `path` (`services`, `start`, `end`, `calls`, `attempts`),
    `provider` (`service`, `callers`, `edges`) or `database` (`name`, `users`, `stores`).
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = HoldsParameters

    def __init__(self, parameters: HoldsParameters) -> None:
        super().__init__(parameters)
        if parameters.each not in GRAPH_SCOPES:
            reason = f'there is no scope "{parameters.each}"; there is {", ".join(GRAPH_SCOPES)}'
            raise Misuse(reason, parameter="each")
        self.scope = GRAPH_SCOPES[parameters.each]

    def require_sound(self) -> None:
        """Raises `Misuse` for an expression that is none, or that reads what the scope does not have."""
        for parameter in ("where", "that", "at"):
            text = getattr(self.parameters, parameter)
            try:
                if text:
                    require_permitted(text, self._names)
                    self._require_declared(text)
            except Misuse as misuse:
                raise Misuse(misuse.reason, misuse.line, parameter) from None

    @cached_property
    def asked(self) -> Expression:
        """The expressions as one function: None for an element that `where` leaves out."""
        asked = self.parameters
        return expression(f"({asked.that}) if ({asked.where}) else none" if asked.where else asked.that, self._names)

    @cached_property
    def read(self) -> list[tuple[str, ...]]:
        """The dotted names below the element that are read, those that are pointed at first."""
        asked = self.parameters
        texts = (asked.at, asked.that, asked.where)
        return [path for text in texts if text for path in looked_at(text) if path[0] == self.scope.word]

    @property
    def _names(self) -> frozenset[str]:
        return frozenset({"environment", "service", "tier", self.parameters.each})

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each element that `where` keeps."""
        for element in self.scope.elements(group):
            variables = surroundings(element) | {self.scope.word: element.view}
            try:
                answer = self.asked(variables)
                is_good = answer is None or bool(answer)
            except NotEvaluated:
                yield Verdict.NOT_EVALUATED
                continue
            if answer is not None:
                yield Verdict.PASSED if is_good else self._violation(element, variables)

    def _violation(self, element: GraphElement, facts: dict[str, Any]) -> Violation:
        first, *others = element.named(self.read)
        related = tuple(
            Related(f"{other.canonical or other.key} of {other.service} is set here", place_of(other)) for other in others
        )
        reached = (element.owner.pair,)
        return Violation(place_of(first), facts | {"value": first.value}, related, affects=reached, subject=str(element.view))

    def _require_declared(self, text: str) -> None:
        for path in looked_at(text):
            if path[0] == self.scope.word and path[1:] and path[1] not in self.scope.names:
                reason = f'{self.scope.word} has no "{path[1]}"; it has {", ".join(sorted(self.scope.names))}'
                raise Misuse(reason)
