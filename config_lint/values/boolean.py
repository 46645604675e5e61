"""Yes or no, as programs accept it in a text."""

import msgspec

from config_lint.values.spelling import suggestion

words = {
    **dict.fromkeys(("true", "yes", "on", "1", "t", "y"), True),
    **dict.fromkeys(("false", "no", "off", "0", "f", "n"), False),
}
"""What is taken for a boolean, in any case: https://docs.pydantic.dev/latest/api/standard_library_types/#booleans , which holds
what YAML 1.1 takes (https://yaml.org/type/bool.html) and Go's `strconv.ParseBool` (https://pkg.go.dev/strconv#ParseBool)."""


class Boolean(msgspec.Struct, frozen=True, eq=False):
    """A boolean and the text it was written as; it compares with booleans by what it means."""

    text: str
    value: bool

    def __bool__(self) -> bool:
        return self.value

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash(self.value)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Boolean):
            return self.value is other.value
        return self.value is other if isinstance(other, bool) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other  # msgspec's own does not ask `__eq__`


def parse(value: str | float) -> Boolean:
    """The boolean that is written: `true`, `"yes"`, `1`, `Off`. Raises ValueError with the reason."""
    text = str(value).strip()
    found = words.get(text.lower())
    if found is None:
        message = f"is not a boolean such as true or false{suggestion(text, ('true', 'false'))}"
        raise ValueError(message)
    return Boolean(text, found)
