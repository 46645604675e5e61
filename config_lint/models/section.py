"""What every part of the service model shares."""

from functools import cache

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo


class Section(BaseModel):
    """Immutable; built when first used, so that importing the models costs little.

    What is not in the model is a mistake of the vocabulary.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    def model_post_init(self, _context: object) -> None:
        """Share the names of the fields that were given with all sections that were given the same: there are few such sets."""
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _given.setdefault(frozenset(given), given))


_given: dict[frozenset[str], set[str]] = {}


@cache
def fields_of(kind: type[Section]) -> dict[str, FieldInfo]:
    """The fields of a type of section, kept: to ask pydantic again takes longer than what is done with the answer."""
    return kind.model_fields


@cache
def section_type(kind: type[Section], name: str) -> type[Section] | None:
    """The section that a field of another one holds, if that is what it holds."""
    field = fields_of(kind).get(name)
    if field is None or holds_several(kind, name):
        return None
    parts = getattr(field.annotation, "__args__", ())
    return next((part for part in parts if isinstance(part, type) and issubclass(part, Section)), None)


def holds_several(kind: type[Section], name: str) -> bool:
    """Whether a field holds sections by what they are called: there it is, though empty, where none is given."""
    return getattr(fields_of(kind)[name].annotation, "__origin__", None) is dict
