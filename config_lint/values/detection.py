"""What a written text is: a plain value, a secret, or a reference to something kept elsewhere."""

from config_lint.values import secret_shapes, stores, templates
from config_lint.values.harmless import is_harmless
from config_lint.values.holes import hidden, without_defaults
from config_lint.values.on_use import on_use
from config_lint.values.redaction import cut
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.secret_keys import Naming, naming, naming_of

_mark = on_use(r"[{@%\"\n:(\[]")


def guard(key: tuple[str, ...], value: str) -> str | Secret | Reference:
    """The value as it may travel: itself, a `Secret` that is never shown, or a `Reference` whose value is unknown.

    Decided once, when a value is read, from its key and its shape. A text that only contains a secret (a DSN with a password)
    is a `Secret` that shows the rest. `${X}` and `$X` stay as they are: layers resolve them, and guard the outcome again.
    """
    return told(value, naming(key)) if key and naming_of(key[-1]) else by_shape(value)


def told(value: str, said: Naming | None) -> str | Secret | Reference:
    """The same of a value whose key is known to say that of it."""
    if said is None:
        return by_shape(value)
    if _closer_look(value):
        return _look_closer(value, said)
    return value if is_harmless(value, said) else Secret(value, hidden(value))


def by_shape(value: str) -> str | Secret | Reference:
    """The same of a value whose key says nothing of it."""
    return _look_closer(value, None) if _closer_look(value) else value


def _closer_look(value: str) -> bool:
    """Whether a value has something in it that whatever is a reference or a secret by shape has; most values have not."""
    return _mark.search(value) is not None or " -" in value or "/secrets/" in value or secret_shapes.is_dense(value)


def is_unremarkable(part: str, value: str) -> bool:
    """Whether `guard` leaves the value as it is, told at a glance: from the last part of its key and the look of it."""
    return not (_closer_look(value) or naming_of(part))


def _look_closer(value: str, said: Naming | None) -> str | Secret | Reference:
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
