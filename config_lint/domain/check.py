"""A question in Python, with parameters, about one kind of group."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.violation import Outcome

if TYPE_CHECKING:
    from config_lint.domain.altered import Altered
    from config_lint.domain.fleet import Fleet
    from config_lint.domain.rekeyed import Rekeyed


class Group(Enum):
    """What one call of a check looks at: the engine groups once, and hands each check its groups.

    `KIN` is one service in all its environments: a `Fleet` of that service alone, which shares the whole one's words.
    """

    SERVICE = "service"
    ENVIRONMENT = "environment"
    KEY = "key"
    KIN = "kin"
    FLEET = "fleet"


class Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The `with:` of a rule; unknown names are errors of the rule file.

    No pydantic model: there is one for every check, and a run needs all of them, which would cost it a tenth of a second.
    """


ParametersT = TypeVar("ParametersT", bound=Parameters)
GroupT = TypeVar("GroupT")


class Check(ABC, Generic[ParametersT, GroupT]):
    """A question; to add one, add a file to `checks/` with one concrete subclass.

    It is named by the good state: `SameEverywhere` is `same-everywhere`.

    `group` is what `examine` is handed: a `Service`, `Members`, a `Row` or the `Fleet`. `needs` names the facts that it
    judges by, so that a change elsewhere need not call it again: `settings` for everything, or the kinds of values that matter
    (`amounts`, `ports`, `switches`, `toggles`, `texts`, `urls`, `hidden`, and `well-known` for all of the service model, see
    `domain/facts.py`), `problems` and `contracts`. Never declared is what everybody may look at: which settings there are, where
    they stand, what they are called, of which type they are; and a value that is only shown, at a place of a violation: where
    that changes, the check is called again.

    `sees_names` is false for what never looks at a setting of no kind that it needs, unless it stands under the same key of the
    same service: not at its name, nor whether there is one.

    `fields` are those of the service model that it reads where it needs `well-known`, with wildcards (`domain/fields.py`), empty
    where it reads no value, and None for all. Whatever is well-known without having a field, everybody reads. Of a field that it
    never reads, but sees to be there or not, it tells in `more_of_keys`.

    `through` is what it looks at a whole fleet through, if that is made once for all who do: the `sheet` of all that is written,
    the `rows` of keys with what environments call things, the `targets` of all services, the `graph` of who calls whom. Who looks
    through the same is asked by one process, so that it is not made in several.

    `follows_calls` is true for what looks along calls alone, once it is known who calls whom: what it says of a service depends
    on that service, on its callers, and on those to which calls lead from it; what it says of a call, on both its ends and what
    follows.
    """

    group: ClassVar[Group]
    needs: ClassVar[frozenset[str]]
    sees_names: ClassVar[bool] = True
    fields: ClassVar[frozenset[str] | None] = None
    through: ClassVar[str] = ""
    follows_calls: ClassVar[bool] = False
    parameters_type: ClassVar[type[Parameters]]

    def __init__(self, parameters: ParametersT) -> None:
        self.parameters = parameters

    def require_sound(self) -> None:
        """Raises `Misuse` for parameters that take work to see through: only asked of rules that are not ours, and tested."""
        return

    def made(self) -> "Check[ParametersT, GroupT]":
        """The check itself: what stands for one until it is asked gives the one that it stands for."""
        return self

    def needed(self) -> frozenset[str]:
        """What it needs with its parameters: `needs`, or less."""
        return self.needs

    def reads(self, expressions: Sequence[str]) -> frozenset[str] | None:
        """The fields that it reads with its parameters: `fields`, or less.

        `expressions` stand in the words of its rule, which say of a violation what the check tells of it.
        """
        del expressions
        return self.fields

    def looks_through(self) -> str:
        """What it looks through, empty for nothing that others do: `through`."""
        return self.through

    def is_blind_to(self, altered: "Altered") -> bool:
        """Whether it says the same of everybody, in the same words, though a few texts are others, or came or went with keys.

        It is asked where nothing that it needs changed but texts: what it does not need may be other than it was. What it cannot
        know is what the services say that are not in `altered`; where that matters, the answer is no.
        """
        del altered
        return False

    def more(self, altered: "Altered") -> Tally | None:
        """How much more it judges, where it says the same otherwise; None where that is not sure. Asked as `is_blind_to`."""
        return Tally() if self.is_blind_to(altered) else None

    def more_of_keys(self, rekeyed: "Rekeyed") -> Tally | None:
        """How much more it judges, where it says the same otherwise though keys came or went; None where that is not sure.

        It is asked where these, and whatever else is another than it was, are of no kind that it needs, and no field that it
        reads.
        """
        del rekeyed
        return None if self.sees_names else Tally()

    def attention_to_keys(self, rekeyed: "Rekeyed") -> frozenset[str]:
        """What it is attentive to once they have, where it says the same."""
        return rekeyed.attention

    def attention(self, fleet: "Fleet") -> frozenset[str]:
        """What it has to know of the whole fleet to tell that, in few words; it is kept until everybody is asked again."""
        del fleet
        return frozenset()

    def sifted(self, groups: Sequence[GroupT]) -> "tuple[Sequence[tuple[GroupT, int]], Sequence[GroupT]]":
        """The groups that it has to examine, in their order, after those in which elements cannot be judged, with how many.

        Of the former it says nothing else, and of groups that are in neither nothing at all: which these are is told of all at
        once where that takes less than to examine each.
        """
        return (), groups

    @abstractmethod
    def examine(self, group: GroupT) -> Iterator[Outcome]:
        """One outcome for each element of the group that the check looks at."""
