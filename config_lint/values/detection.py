"""What a written text is: a plain value, a secret, or a reference to something kept elsewhere."""

from config_lint.values import secret_shapes, stores, templates
from config_lint.values.harmless import is_harmless
from config_lint.values.holes import hidden, without_defaults
from config_lint.values.on_use import on_use
from config_lint.values.redaction import cut
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.secret_keys import Naming, naming, naming_of

_closer_look = on_use(rf"[{{@%\"\n:(\[]|/secrets/| -|{secret_shapes.dense}").search
"""Whatever is a reference or a secret by shape has one of these; most values have none."""


def guard(key: tuple[str, ...], value: str) -> str | Secret | Reference:
    """The value as it may travel: itself, a `Secret` that is never shown, or a `Reference` whose value is unknown.

    Decided once, when a value is read, from its key and its shape. A text that only contains a secret (a DSN with a password)
    is a `Secret` that shows the rest. `${X}` and `$X` stay as they are: layers resolve them, and guard the outcome again.
    """
    if _closer_look(value):
        return _look_closer(key, value)
    if not key or not naming_of(key[-1]):
        return value
    said = naming(key)
    return value if said is None or is_harmless(value, said) else Secret(value, hidden(value))


def is_unremarkable(part: str, value: str) -> bool:
    """Whether `guard` leaves the value as it is, told at a glance: from the last part of its key and the look of it."""
    return not (_closer_look(value) or naming_of(part))


def _look_closer(key: tuple[str, ...], value: str) -> str | Secret | Reference:
    said = naming(key) if key and naming_of(key[-1]) else None
    found = remembered.get((value, said))
    if found is None:
        seen = _seen(value, said)
        if isinstance(seen, Secret):
            return seen
        found = seen
        if len(value) <= LONGEST_REMEMBERED and len(remembered) < MOST_REMEMBERED:
            remembered[value, said] = found
    return found


LONGEST_REMEMBERED, MOST_REMEMBERED = 200, 1 << 14
"""Characters of a value, and values, that are remembered: the same few references and addresses come in many services."""

remembered: dict[tuple[str, Naming | None], str | Reference] = {}
"""What values are by a closer look; of a secret, nothing outlives who has it."""


def _seen(value: str, said: Naming | None) -> str | Secret | Reference:
    reference = _stored(value) or _templated(value, said)
    if reference:
        return reference
    if said is not None and not is_harmless(value, said):
        return Secret(value, hidden(value))
    shown = cut(value)
    return value if shown == value else Secret(value, shown)


def _stored(value: str) -> Reference | None:
    found = stores.store_of(value.strip())
    if not found:
        return None
    store, name = found
    return Reference(store.kind, cut(name), store.shown or cut(value.strip()))


def _templated(value: str, said: Naming | None) -> Reference | None:
    if said is None and "\n" in value:
        return None  # a document of its own, in which a line may be a template
    if "{" not in value and "<%" not in value and value[:1] != "@":
        return None
    text = value.strip()
    mark = templates.pattern().search(text)
    if not mark:
        return None
    shown = cut(text) if said is None else _only_marks(text)
    return Reference("template", shown.strip("${}<>%#@= \t") if mark[0] == text else "", shown)


def _only_marks(text: str) -> str:
    """The marks of a template for a secret: what is written between them may be a part of it."""
    shown, end = "", 0
    for mark in templates.pattern().finditer(text):
        shown += hidden(text[end : mark.start()]) + without_defaults(mark[0])
        end = mark.end()
    return cut(shown + hidden(text[end:]))
