"""Whether a difference between two environments is meant, and how bad it is where it is not."""

from collections.abc import Iterable

import msgspec

from config_lint.domain.answer import Answer, Because
from config_lint.domain.drift import Kind, Meant
from config_lint.domain.environment import Environment, Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.intent import Intended
from config_lint.domain.setting import Setting
from config_lint.domain.severity import Severity
from config_lint.drift import TYPES
from config_lint.equivalence import equivalence_of, expected
from config_lint.equivalence.meaning import reading_of
from config_lint.equivalence.order import grows, may_grow
from config_lint.values.reference import Reference
from config_lint.values.url import parse
from config_lint.values.value import type_of

MEANT = {Because.MEANING: Meant.MEANING, Because.OWN_WORDS: Meant.OWN_WORDS, Because.UNKNOWN: Meant.UNKNOWN}

PAIR = 2
"""Zones of a fleet in which nobody is a minority."""


class Judged(msgspec.Struct, frozen=True):
    """What is to be said of a difference; `meant` is None for drift."""

    kind: Kind
    severity: Severity
    why: str = ""
    meant: Meant | None = None


class Judge:
    """Judges the differences of one pair of environments. Nothing is worse than a hint where one of them is a preview."""

    def __init__(self, fleet: Fleet, left: Environment, right: Environment) -> None:
        self._fleet = fleet
        self._equivalence = equivalence_of(fleet)
        self._intent = fleet.intent
        self._worst = Severity.INFO if left.preview or right.preview else Severity.ERROR
        self._tier = min(left.tier, right.tier)
        self._zones = {left.zone, right.zone} if left.zone != right.zone else set[str]()
        self._steps = right.rank - left.rank

    def of_values(self, left: Setting, right: Setting, answer: Answer) -> Judged:
        """Two values of one key that are not the same to the letter."""
        return self._no_more(self._of_values(left, right, answer), left, right)

    def _of_values(self, left: Setting, right: Setting, answer: Answer) -> Judged:
        entry = self._entry(left, right)
        if entry is not None:
            return self._intended(left, right, entry, answer)
        kind = expected(left) or expected(right)
        types = self._types_apart(left, right)
        if types and (answer.same or kind is None or "boolean" in types):
            return self._drift(
                Kind.TYPE, Severity.WARNING, f"{types[0]} in {left.environment}, {types[1]} in {right.environment}"
            )
        if answer.same is not False:
            return self._meant(Kind.VALUE, MEANT[answer.because], answer.why)
        if isinstance(left.value, Reference) and isinstance(right.value, Reference):
            return self._drift(Kind.VALUE, Severity.INFO, "they ask for different things")
        if kind is None:
            return self._drift(Kind.VALUE, Severity.INFO)
        if kind.mode != "same":
            return self._meant(Kind.VALUE, Meant.EXPECTED, str(kind))
        return self._drift(Kind.VALUE, Severity.WARNING if self._tier > Tier.DEVELOPMENT else Severity.INFO, str(kind))

    def of_same(self, left: Setting, right: Setting) -> Judged | None:
        """Two values that are the same to the letter; None where that is as it should be."""
        entry = self._entry(left, right)
        if entry is not None:
            is_wrong = entry.mode == "must-differ"
            return self._drift(Kind.SAME, Severity.ERROR, f"must differ: {entry.reason}") if is_wrong else None
        is_own = left.owner and right.owner and left.location != right.location
        named = self._named_by(left) if is_own else ""
        if not named:
            return None
        elsewhere = [other.value for other in self._elsewhere(left)]
        if left.value in elsewhere:
            return None
        return self._drift(Kind.SAME, Severity.WARNING if elsewhere else Severity.INFO, f"both have {named}'s own")

    def _named_by(self, setting: Setting) -> str:
        """The one of the two zones whose word a value has.

        Empty where it has none, or both, where it says nothing about drift, and where its key has the word as well.
        """
        kind = expected(setting)
        text = setting.value if isinstance(setting.value, str) else ""
        if not text or (kind is not None and kind.mode == "never"):
            return ""
        zones = self._fleet.zones
        named = zones.words_in(text) | {zones.zone_of(name) for name in self._equivalence.own_words.named(text)}
        if not named:
            named = frozenset((zones.zone_of_host(_host_in(text)),))
        found = named & self._zones
        said = zones.words_in(f"{setting.name} {setting.document} {setting.service}")
        return next(iter(found)) if len(found) == 1 and len(named) == 1 and found.isdisjoint(said) else ""

    def _elsewhere(self, setting: Setting) -> Iterable[Setting]:
        """The same key in the environments that are of neither zone."""
        place = (setting.document, setting.name)
        for service in self._fleet.by_service.get(setting.service, ()):
            if service.environment.zone not in self._zones and place in service.by_name:
                yield service.by_name[place]

    def of_shared_secret(self, left: Setting, right: Setting) -> Judged:
        """A secret that both environments have."""
        entry = self._entry(left, right)
        if entry is not None and entry.mode in ("same", "may-differ"):
            return self._meant(Kind.SAME, Meant.INTENT, entry.reason)
        kind = expected(left)
        is_own = bool(left.canonical) and kind is not None and kind.mode == "differ"
        return self._drift(Kind.SAME, Severity.ERROR if is_own else Severity.WARNING, "both environments have this secret")

    def of_order(self, left: Setting, right: Setting) -> Judged:
        """A list that has the same items in another order."""
        if reading_of(left.name, left.canonical) == "set":
            return self._meant(Kind.MOVED, Meant.MEANING, "both list the same, in another order")
        entry = self._entry(left, right)
        if entry is not None and entry.mode != "same":
            return self._meant(Kind.MOVED, Meant.INTENT, entry.reason)
        return self._drift(Kind.MOVED, Severity.INFO, "the same items, in another order")

    def of_structure(self, left: Setting, right: Setting) -> Judged:
        """A value on one side, and a mapping or list on the other."""
        entry = self._entry(left, right)
        if entry is not None and entry.mode != "same":
            return self._meant(Kind.TYPE, Meant.INTENT, entry.reason)
        return self._drift(Kind.TYPE, Severity.WARNING, "one value in one of them, several settings in the other")

    def of_absent(self, kind: Kind, setting: Setting, lacking: Environment, *, is_known: bool) -> Judged:
        """A setting that `lacking` does not have; `is_known` is false where some of its files could not be read."""
        return self._no_more(self._of_absent(kind, setting, lacking, is_known=is_known), setting)

    def _of_absent(self, kind: Kind, setting: Setting, lacking: Environment, *, is_known: bool) -> Judged:
        entry = self._intent.entry(setting)
        if entry is not None and entry.mode != "same":
            return self._meant(kind, Meant.INTENT, entry.reason)
        if self._intent.is_provided(name for name in (setting.name, setting.canonical) if name):
            return self._meant(kind, Meant.PROVIDED, "it arrives at deployment")
        if self._equivalence.meaning(setting)[0] == "blank":
            return self._meant(kind, Meant.MEANING, "one is blank, the other is not set")
        if not is_known:
            return self._meant(kind, Meant.UNKNOWN, f"files of {lacking.name} could not be read")
        if entry is not None:
            return self._drift(kind, Severity.ERROR, f"must be the same: {entry.reason}")
        expectation = expected(setting)
        if expectation is not None and expectation.kind == "release":
            return self._meant(kind, Meant.EXPECTED, str(expectation))
        having, of = self._support(setting)
        severity = Severity.WARNING if having * 2 > of and lacking.tier > Tier.DEVELOPMENT else Severity.INFO
        return self._drift(kind, severity, f"{having} of {of} environments have it" if of > PAIR else "")

    def _intended(self, left: Setting, right: Setting, entry: Intended, answer: Answer) -> Judged:
        """What `[drift]` says of two values that differ: those that are equal once understood are the same."""
        if entry.mode == "may-differ":
            return self._meant(Kind.VALUE, Meant.INTENT, entry.reason)
        if answer.same is None:
            return self._meant(Kind.VALUE, Meant.UNKNOWN, answer.why)
        if entry.mode == "ordered":
            return self._ordered(left, right, entry)
        if entry.mode == "must-differ":
            if answer.because is Because.MEANING:
                return self._drift(Kind.SAME, Severity.ERROR, f"must differ: {entry.reason}; {answer.why}")
            return self._meant(Kind.VALUE, Meant.INTENT, entry.reason)
        if answer.same:
            return self._meant(Kind.VALUE, MEANT[answer.because], answer.why)
        return self._drift(Kind.VALUE, Severity.ERROR, f"must be the same: {entry.reason}")

    def _ordered(self, left: Setting, right: Setting, entry: Intended) -> Judged:
        earlier, later = (left, right) if self._steps >= 0 else (right, left)
        allowed, grown = may_grow(later), grows(earlier, later)
        if self._steps and allowed is not None and grown is not None and grown is not allowed:
            less = "less" if allowed else "more"
            why = f"{later.environment} has {less} than {earlier.environment}: {entry.reason}"
            return self._drift(Kind.OUT_OF_ORDER, Severity.WARNING, why)
        return self._meant(Kind.VALUE, Meant.INTENT, entry.reason)

    def _types_apart(self, left: Setting, right: Setting) -> tuple[str, ...]:
        """The types that two values are written with, where they differ and what reads them can tell."""
        types = (type_of(left.value), type_of(right.value))
        if types[0] == types[1] or not TYPES.issuperset(types):
            return ()
        return () if self._equivalence.reads_text(left) or self._equivalence.reads_text(right) else types

    def _support(self, setting: Setting) -> tuple[int, int]:
        """How many zones have a setting, of those that have its service."""
        services = self._fleet.by_service.get(setting.service, ())
        place = (setting.document, setting.name)
        having = {service.environment.zone for service in services if place in service.by_name}
        return len(having), len({service.environment.zone for service in services})

    def _entry(self, *settings: Setting) -> Intended | None:
        return next(filter(None, map(self._intent.entry, settings)), None)

    def _no_more(self, judged: Judged, *settings: Setting) -> Judged:
        """Drift with the end of the entry that took it out before, if there was one."""
        if judged.meant is not None:
            return judged
        over = next(filter(None, map(self._intent.lapsed, settings)), None)
        if over is None or over.mode == "same":
            return judged
        said = f"[drift] allowed it until {over.until}"
        return msgspec.structs.replace(judged, why=f"{judged.why}; {said}" if judged.why else said)

    def _meant(self, kind: Kind, meant: Meant, why: str) -> Judged:
        return Judged(kind, Severity.INFO, why, meant)

    def _drift(self, kind: Kind, severity: Severity, why: str = "") -> Judged:
        return Judged(kind, min(severity, self._worst), why)


def _host_in(text: str) -> str:
    try:
        return parse(text).host
    except ValueError:
        return text.partition("/")[0].partition(":")[0]


def worst(judged: Iterable[Judged]) -> Judged:
    """The one to say for several settings at once."""
    return max(judged, key=lambda each: each.severity)
