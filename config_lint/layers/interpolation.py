"""`${X}`: values that name other values of the same service."""

from collections.abc import Sequence
from operator import attrgetter

import msgspec

from config_lint.domain.problem import Problem
from config_lint.domain.setting import Setting
from config_lint.layers.names import Names, relaxed, variable_of
from config_lint.layers.surroundings import always_provided
from config_lint.text.references import Asked, references
from config_lint.values.detection import guard
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value, shown
from config_lint.values.wildcard import fits

LONGEST_CHAIN = 50
"""How many references may lead from one to the next."""

DEEPEST_DEFAULT = 20
"""How many defaults may stand inside one another."""

LONGEST_VALUE = 100_000
"""Characters that a value may grow to."""

_code = on_use(r"[\s`]|\$\(")

TEXTS = frozenset((str, Secret))
_value = attrgetter("value")


class Filled(msgspec.Struct, frozen=True):
    """A text with its references replaced: `text` as it is, `masked` as it may be shown.

    `unknown` is the first reference in it that could not be followed; `changed` is false where there was nothing to replace.
    """

    text: str
    masked: str
    is_secret: bool = False
    unknown: Reference | None = None
    changed: bool = True


def interpolated(settings: list[Setting], provided: Sequence[str]) -> tuple[list[Setting], list[Problem]]:
    """The settings with every `${X}`, `${X:-word}` and `$X` replaced by what X is in the same service, and the problems met.

    A bare `$X` is replaced only where X exists: otherwise it is text (a password, a regular expression). What names something
    that exists nowhere becomes an unknown `Reference`, never a guess. Verbatim values stay as they are.
    """
    values = list(map(_value, settings))
    if "$" not in "".join([value for value in values if value.__class__ is str]):  # as in most services
        secrets = [value for value in values if value.__class__ is Secret]
        if not any("$" in _raw(value) for value in secrets):
            return settings, []
    return _Interpolation(settings, provided).run()


def _raw(value: Value) -> str:
    return value.reveal() if isinstance(value, Secret) else str(value)


class _Interpolation:
    """One service's settings while their references are followed."""

    def __init__(self, settings: list[Setting], provided: Sequence[str]) -> None:
        self.settings = settings
        self.names = Names(settings)
        self.provided = provided
        self.problems: list[Problem] = []
        self.results: dict[int, Value] = {}
        self.active: list[int] = []

    def run(self) -> tuple[list[Setting], list[Problem]]:
        """Every setting resolved, in the order given."""
        done = list(self.settings)
        for index, setting in enumerate(self.settings):
            if setting.value.__class__ in TEXTS and "$" in _raw(setting.value):
                value = self.value_of(index)
                if value is not setting.value:
                    done[index] = msgspec.structs.replace(setting, value=value)
        return done, self.problems

    def value_of(self, index: int) -> Value:
        """The resolved value; an unknown one for a reference that leads back to itself, or never ends."""
        if index in self.results:
            return self.results[index]
        setting = self.settings[index]
        value = setting.value
        if value.__class__ not in TEXTS or setting.chain[-1].entry.verbatim or "$" not in _raw(value):
            self.results[index] = value
            return value
        if index in self.active:
            self.cycle(index)
            return Reference("variable", setting.name, shown(value))
        if len(self.active) >= LONGEST_CHAIN:
            return self.beyond(setting, f"more than {LONGEST_CHAIN} references that lead from one to the next")
        self.active.append(index)
        result = self.results[index] = self.substituted(setting, value)
        self.active.pop()
        return result

    def substituted(self, setting: Setting, value: Value) -> Value:
        """The value with its references replaced. What comes of it is looked at for secrets again."""
        key = setting.chain[-1].entry.key
        text = _raw(value)
        whole = self.whole(setting, text)
        if whole is not None:
            guarded = guard(key, shown(whole))
            return guarded if isinstance(guarded, Secret) and not isinstance(whole, Secret) else whole
        filled = self.filled(setting, text)
        if not filled.changed:
            return value
        if filled.unknown:
            return Reference(filled.unknown.kind, filled.unknown.name, _written(setting))
        if len(filled.text) > LONGEST_VALUE:
            return self.beyond(setting, f"a value longer than {LONGEST_VALUE:,} characters")
        if isinstance(value, Secret):
            return Secret(filled.text, self.filled(setting, value.shown).masked)
        if filled.is_secret:
            guarded = guard(key, filled.masked)
            return Secret(filled.text, guarded.shown if isinstance(guarded, Secret) else filled.masked)
        return guard(key, filled.text)

    def whole(self, setting: Setting, text: str) -> Value:
        """What a text comes to that is nothing but one reference, where that is no text: it keeps its type. Otherwise None."""
        asked = next(iter(references(text)), None)
        if asked is None or not asked.name or (asked.start, asked.end) != (0, len(text)) or asked.operator in ("+", ":+"):
            return None
        target = self.names.find(asked.name, setting)
        found = self.value_of(target) if target is not None else None
        if isinstance(found, Reference):
            return Reference(found.kind, found.name, _written(setting))
        return found if isinstance(found, bool | int | float | Secret) else None

    def filled(self, setting: Setting, text: str, depth: int = 0) -> Filled:
        """The text with all its references replaced; `depth` counts the references that it is a default inside of."""
        if depth > DEEPEST_DEFAULT:
            return Filled("", "", unknown=self.beyond(setting, f"more than {DEEPEST_DEFAULT} defaults inside one another"))
        pieces: list[Filled] = []
        end = 0
        for asked in references(text):
            if asked.start > end:
                pieces.append(Filled(text[end : asked.start], text[end : asked.start], changed=False))
            pieces.append(self.piece(setting, asked, text[asked.start : asked.end], depth))
            end = asked.end
        if not any(piece.changed for piece in pieces):
            return Filled(text, text, changed=False)
        pieces.append(Filled(text[end:], text[end:]))
        if sum(len(piece.text) for piece in pieces) > LONGEST_VALUE:
            return Filled("*" * (LONGEST_VALUE + 1), "")
        return Filled(
            "".join(piece.text for piece in pieces),
            "".join(piece.masked for piece in pieces),
            any(piece.is_secret for piece in pieces),
            next((piece.unknown for piece in pieces if piece.unknown), None),
        )

    def piece(self, setting: Setting, asked: Asked, written: str, depth: int) -> Filled:
        """What stands for one reference; `written` where it is to stay as it is."""
        if not asked.name:
            return Filled("$", "$")
        target = self.names.find(asked.name, setting)
        found = self.value_of(target) if target is not None else None
        if asked.operator in ("+", ":+"):
            is_there = target is not None and (asked.operator == "+" or found not in (None, ""))
            return self.word(setting, asked, depth) if is_there else Filled("", "")
        if target is not None and not (asked.operator == ":-" and found in (None, "")):
            return _known(found)
        if asked.is_bare:
            return Filled(written, written, changed=False)
        if asked.operator in ("-", ":-", ":"):
            return self.word(setting, asked, depth)
        if asked.operator in ("?", ":?"):
            return Filled("", "", unknown=Reference("variable", asked.name, written))
        if not (self.surrounds(setting, asked.name) or self.names.mentions(asked.name)):
            self.unresolved(setting, asked.name)
        return Filled("", "", unknown=Reference("variable", asked.name, written))

    def word(self, setting: Setting, asked: Asked, depth: int) -> Filled:
        """The other value that a reference brings with it, in which there may be references too."""
        return msgspec.structs.replace(self.filled(setting, asked.word, depth + 1), changed=True)

    def surrounds(self, setting: Setting, name: str) -> bool:
        """Whether a name is what surrounds the service: provided at deployment, or the value's own key (`PATH=${PATH}:/opt`)."""
        own = (relaxed(setting.name), relaxed(variable_of(setting.name)))
        return relaxed(name) in own or any(fits(name, pattern) for pattern in (*self.provided, *always_provided()))

    def unresolved(self, setting: Setting, name: str) -> None:
        """A name that is set nowhere; but not in a command line or a script, whose variables are the shell's."""
        text, end, rest = _raw(setting.value), 0, ""
        for asked in references(text):
            rest += text[end : asked.start]
            end = asked.end
        if not _code.search(rest + text[end:]):
            meant = self.names.near(name)
            facts = {"name": name, "meant": meant} if meant else {"name": name}
            self.say("unresolved-reference", setting, facts, "near" if meant else "")

    def beyond(self, setting: Setting, limit: str) -> Reference:
        """What stands for a value that would take too long, or too much room, to work out."""
        self.say("limit-exceeded", setting, {"limit": limit, "reason": limit, "remedy": "write the value out"})
        return Reference("variable", setting.name, shown(setting.value))

    def cycle(self, index: int) -> None:
        """References that lead back to where they began."""
        around = [*self.active[self.active.index(index) :], index]
        facts = {"name": self.settings[index].name, "cycle": " → ".join(self.settings[step].name for step in around)}
        self.say("unresolved-reference", self.settings[index], facts, "cycle")

    def say(self, kind: str, setting: Setting, facts: dict[str, str], variant: str = "") -> None:
        """A problem at the place where the setting's value is written."""
        self.problems.append(Problem(kind, setting.location, facts, setting.key, setting.environment, setting.service, variant))


def _written(setting: Setting) -> str:
    """The value as its file shows it; a dialect may have put it into our notation."""
    return setting.chain[-1].entry.text or shown(setting.value)


def _known(value: Value) -> Filled:
    if isinstance(value, Reference):
        return Filled("", "", unknown=value)
    if isinstance(value, Secret):
        return Filled(value.reveal(), value.shown, is_secret=True)
    text = "" if value is None else shown(value)
    return Filled(text, text)
