"""A relation as an expression: what `holds` and `holds-between` ask of each of their elements."""

from abc import abstractmethod
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated

import msgspec

from config_lint.checks.conjuncts import Conjunct, conjuncts_of
from config_lint.domain.check import Check, GroupT, Parameters
from config_lint.domain.readable import Misuse
from config_lint.templating import Expression, expression, looked_at, require_permitted


class RelationParameters(Parameters, frozen=True):
    """`each` names the elements; `where` keeps some of them; `that` must be true of each.

    `at` is the dotted name of the value to point at, otherwise it is the first that `that` reads.
    """

    each: str
    that: str
    where: str = ""
    at: Annotated[str, msgspec.Meta(pattern=r"^$|^[a-z_]+(\.[a-z_]+)+$")] = ""


class Relation(Check[RelationParameters, GroupT]):
    """Reading what is absent or unknown makes an element neither good nor bad; only `is set` and `is known` accept it."""

    parameters_type = RelationParameters

    def require_sound(self) -> None:
        """Raises `Misuse` for an expression that is none, or that reads what the scope does not have."""
        for parameter in ("where", "that", "at"):
            text = getattr(self.parameters, parameter)
            try:
                if text:
                    require_permitted(text, self._names)
                    self.require_declared(text)
            except Misuse as misuse:
                raise Misuse(misuse.reason, misuse.line, parameter) from None

    @abstractmethod
    def require_declared(self, text: str) -> None:
        """Raises `Misuse` for a name that the scope does not have: a misspelt rule must not pass as one that finds nothing."""

    @cached_property
    def first(self) -> tuple[Conjunct, ...]:
        """What `where` begins with, as far as it leaves elements out without the expression."""
        return conjuncts_of(self.parameters.where)

    @cached_property
    def asked(self) -> Expression:
        """The expressions as one function: None for an element that `where` leaves out."""
        asked = self.parameters
        return expression(f"({asked.that}) if ({asked.where}) else none" if asked.where else asked.that, self._names)

    @cached_property
    def read(self) -> list[tuple[str, ...]]:
        """The dotted names that are read, those that are pointed at first."""
        asked = self.parameters
        return [path for text in (asked.at, asked.that, asked.where) if text for path in looked_at(text)]

    @property
    def _names(self) -> frozenset[str]:
        return frozenset({"environment", "service", "tier", self.parameters.each})


def require_scope(each: str, scopes: Iterable[str]) -> None:
    """Raises `Misuse` for a scope that there is not."""
    if each not in scopes:
        reason = f'there is no scope "{each}"; there is {", ".join(scopes)}'
        raise Misuse(reason, parameter="each")
