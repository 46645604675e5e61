"""What msgspec finds wrong with a rule file, in words for whoever writes one."""

import re
from collections.abc import Mapping

import msgspec

from config_lint.domain.usage import nearest
from config_lint.values.on_use import on_use

Keys = tuple[str | int, ...]

ANY = "..."
"""What msgspec writes for a key of a mapping whose keys are free."""

_fault = on_use(r"^(?P<reason>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)
_step = on_use(r"\.{3}|[^.\[\]]+")
_unknown = on_use(r"Object contains unknown field `(?P<name>[^`]*)`")
_missing = on_use(r"Object missing required field `(?P<name>[^`]*)`")
_other_type = on_use(r"Expected `(?P<wanted>[^`]*)`, got `(?P<given>[^`]*)`")
_types = {
    "object": "a mapping",
    "array": "a list",
    "str": "a text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
}


def in_words(text: str, whole: type[msgspec.Struct], parts: Mapping[str, type[msgspec.Struct]]) -> tuple[str, Keys]:
    """The fault, and the keys that lead to its place. `parts` are the keys that hold further ones, by their names."""
    match = _fault.match(text)
    reason, path = (match["reason"], match["path"] or "") if match else (text, "")
    keys: Keys = tuple(int(step) if step.isdigit() else step for step in _step.findall(path))
    holder = next((part for part in parts if part in keys), "a rule")
    if found := _unknown.search(reason):
        known = [field.encode_name for field in msgspec.structs.fields(parts.get(holder, whole))]
        meant = nearest(found["name"], known)
        hint = f': did you mean "{meant}"?' if meant else f"; it has {', '.join(known)}"
        return f'there is no "{found["name"]}" in {holder}{hint}', (*keys, found["name"])
    if found := _missing.search(reason):
        return f'{holder} needs "{found["name"]}"', keys
    if found := _other_type.search(reason):
        wanted = " or ".join(_types.get(word, word) for word in found["wanted"].split(" | "))
        return f"{_shown(keys) or 'a rule'} must be {wanted}, not {_types.get(found['given'], found['given'])}", keys
    return f"{_shown(keys)}: {reason}" if keys else reason, keys


def _shown(keys: Keys) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys if key != ANY).removeprefix(".")
