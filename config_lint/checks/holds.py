"""`holds`: a relation between the values of one element, as an expression."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any, ClassVar

from config_lint.checks.conjuncts import leave_out
from config_lint.checks.lead import lead_of
from config_lint.checks.relation import Relation, RelationParameters, require_scope
from config_lint.checks.scopes import SCOPES, Element
from config_lint.checks.views import EnvironmentView, ServiceView
from config_lint.domain.check import Group
from config_lint.domain.facts import SETTINGS, WELL_KNOWN
from config_lint.domain.place import Place, place_of
from config_lint.domain.readable import Misuse, NotEvaluated
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import NOT_EVALUATED, PASSED, Outcome, Related, Violation
from config_lint.models.section import section_type
from config_lint.models.service import ServiceModel
from config_lint.templating import looked_at


class Holds(Relation[Service]):
    """`each` is a part of a service, or the service itself: the elements of one service in one environment."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    sees_names = False

    def __init__(self, parameters: RelationParameters) -> None:
        super().__init__(parameters)
        require_scope(parameters.each, SCOPES)
        self.scope = SCOPES[parameters.each]
        lead = lead_of(parameters.where or parameters.that)
        # What is asked for by `that` itself makes a violation where it is not there.
        self.lead = None if lead is not None and lead.asks and not parameters.where else lead

    def needed(self) -> frozenset[str]:
        """What its elements are made of, and the service model."""
        needs = self.scope.needs | {WELL_KNOWN}
        return self.needs if SETTINGS in needs else needs

    def sifted(self, groups: Sequence[Service]) -> tuple[Sequence[tuple[Service, int]], Sequence[Service]]:
        """Services of which no name gives a value to what is read first are not looked into: many have the same names."""
        is_read = self._is_read
        if is_read is None:
            return super().sifted(groups)
        reading = {names for names in {service.meant for service in groups} if names.passing(is_read)}
        others = [service for service in groups if service.meant not in reading] if reading else groups
        left = [service for service in groups if service.meant in reading] if reading else ()
        if self.lead is None or self.lead.asks:
            return (), left
        return [(service, count) for service in others if (count := self._count(service))], left

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each element that `where` keeps."""
        if self._is_read is not None and not group.meant.passing(self._is_read):
            return self._not_set(group)
        settled = self._settled(group)
        return self._asked_of_each(group) if settled is None else iter(settled)

    def _asked_of_each(self, group: Service) -> Iterator[Outcome]:
        variables: dict[str, Any] = {}
        for element in self.scope.elements(group):
            if not variables:
                environment = EnvironmentView(group.environment)
                variables = {"environment": environment, "service": ServiceView(group), "tier": str(group.environment.tier)}
            variables[self.scope.word] = element.view
            if self.lead is not None and self.lead.settles(variables):
                if not self.lead.asks:
                    yield NOT_EVALUATED
                continue
            if leave_out(self.first, variables):
                continue
            try:
                answer = self.asked(variables)
                is_good = answer is None or bool(answer)
            except NotEvaluated:
                yield NOT_EVALUATED
                continue
            if answer is not None:
                yield PASSED if is_good else self._violation(group, element, dict(variables))

    @cached_property
    def _is_read(self) -> Callable[[str], bool] | None:
        """Tells whether a well-known name gives a value to what is read first; None where names do not tell it."""
        lead, scope = self.lead, self.scope
        if lead is None or not (scope.attribute or scope.kind is ServiceModel):
            return None
        if lead.root == "service":
            return lead.reader(ServiceModel, "")
        return lead.reader(scope.kind, scope.attribute) if lead.root == scope.word and scope.kind is not None else None

    def _not_set(self, service: Service) -> Iterator[Outcome]:
        """The outcomes, where what is read first is set in no element."""
        if self.lead is None or self.lead.asks:
            return iter(())
        return repeat(NOT_EVALUATED, self._count(service))

    def _count(self, service: Service) -> int:
        """How many elements there are, where what is read first is told by names."""
        return len(getattr(service.model, self.scope.attribute)) if self.scope.attribute else 1

    def _settled(self, service: Service) -> Sequence[Outcome] | None:
        """The outcomes, where what is read first is set in no element: no view of any is made then."""
        lead = self.lead
        if lead is None or lead.root not in (self.scope.word, "service"):
            return None
        sections = self.scope.sections(service)
        if not sections:
            return None if sections is None else ()
        looked_in = sections if lead.root == self.scope.word else (service.model,)
        if not all(map(lead.is_absent_in, looked_in)):
            return None
        return () if lead.asks else (NOT_EVALUATED,) * len(sections)

    def _violation(self, service: Service, element: Element, facts: dict[str, Any]) -> Violation:
        settings = list(self._settings(service, element))
        if element.setting is not None and element.setting not in settings:
            settings.insert(0, element.setting)
        if not settings:
            place = Place(service.home(), service.environment.name, service.name)
            return Violation(place, facts)
        first, *others = settings
        related = tuple(Related(f"{other.canonical or other.key} is set here", place_of(other)) for other in others)
        return Violation(place_of(first), facts | {"value": first.value}, related)

    def _settings(self, service: Service, element: Element) -> Iterator[Setting]:
        """The settings that the expressions read, in the order in which they name them."""
        given: set[str] = set()
        for path in self.read:
            if path[0] == self.scope.word and element.prefix:
                names = [f"{element.prefix}{'.'.join(path[1 : end + 1])}" for end in range(1, len(path))]
            elif path[0] == "service":
                names = [".".join(path[1 : end + 1]) for end in range(1, len(path))]
            else:
                continue
            for name in names:
                if name in service.bound and name not in given:
                    given.add(name)
                    yield service.bound[name]

    def require_declared(self, text: str) -> None:
        """Raises `Misuse` for a name that the scope does not have: a misspelt rule must not pass as one that finds nothing."""
        for path in looked_at(text):
            scope = self.scope if path[0] == self.scope.word else SCOPES["service"] if path[0] == "service" else None
            if scope is None:
                continue
            if scope.kind is None and path[1:] and path[1] not in scope.names:
                reason = f'{scope.word} has no "{path[1]}"; it has {", ".join(sorted(scope.names))}'
                raise Misuse(reason)
            kind = scope.kind
            for step in path[1:]:
                if kind is None:
                    break
                if step not in kind.model_fields and step not in ("name", "called"):
                    reason = f'{kind.__name__.lower()} has no "{step}"; it has {", ".join(kind.model_fields)}'
                    raise Misuse(reason)
                kind = section_type(kind, step)
