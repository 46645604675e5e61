"""`holds`: a relation between the values of one element, as an expression."""

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import field_validator

from config_lint.checks.scopes import SCOPES, Element
from config_lint.checks.views import EnvironmentView, ServiceView, section_type
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import Place, place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.templating import Misuse, NotEvaluated, expression, looked_at
from config_lint.values.quantity import Incomparable


class HoldsParameters(Parameters):
    """`each` names the elements; `where` keeps some of them; `that` must be true of each. `at` is the dotted name of the value to point at,
    otherwise the first that `that` reads."""

    each: str
    that: str
    where: str = ""
    at: str = ""

    @field_validator("each")
    @classmethod
    def _known(cls, word: str) -> str:
        if word not in SCOPES:
            message = f'there is no scope "{word}"; there is {", ".join(SCOPES)}'
            raise ValueError(message)
        return word


class Holds(Check[HoldsParameters, Service]):
    """Reading what is absent or unknown makes an element neither good nor bad; only `is set` and `is known` accept it."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = HoldsParameters

    def __init__(self, parameters: HoldsParameters) -> None:
        super().__init__(parameters)
        self.scope = SCOPES[parameters.each]
        names = frozenset({"environment", "service", "tier", parameters.each})
        combined = f"({parameters.that}) if ({parameters.where}) else none" if parameters.where else parameters.that
        for text in filter(None, (parameters.where, parameters.that)):
            expression(text, names)
            self._declared(text)
        self.asked = expression(combined, names)
        self.read = [path for text in (parameters.at, parameters.that, parameters.where) if text for path in looked_at(text)]

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each element that `where` keeps."""
        variables: dict[str, Any] = {}
        for element in self.scope.elements(group):
            if not variables:
                environment = EnvironmentView(group.environment)
                variables = {"environment": environment, "service": ServiceView(group), "tier": str(group.environment.tier)}
            variables[self.scope.word] = element.view
            try:
                answer = self.asked(variables)
            except (NotEvaluated, Incomparable):
                yield Verdict.NOT_EVALUATED
                continue
            if answer is None:
                continue
            yield Verdict.PASSED if answer else self._violation(group, element, dict(variables))

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

    def _declared(self, text: str) -> None:
        """Raises `Misuse` for a name that the scope's sections do not have: a misspelt rule must not pass as one that finds nothing."""
        for path in looked_at(text):
            kind = self.scope.kind if path[0] == self.scope.word else SCOPES["service"].kind if path[0] == "service" else None
            for step in path[1:]:
                if kind is None:
                    break
                if step not in kind.model_fields and step not in ("name", "called"):
                    message = f'{kind.__name__.lower()} has no "{step}"; it has {", ".join(kind.model_fields)}'
                    raise Misuse(message)
                kind = section_type(kind, step)
