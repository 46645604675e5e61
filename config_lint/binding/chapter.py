"""One vocabulary file: the names of one section of the service model, as look-up tables over words."""

from collections.abc import Iterable, Mapping

import msgspec

from config_lint.binding.filler import LEADING_WORDS, LONGEST_NAME, TRAILING_WORDS, UNITS
from config_lint.binding.match import Match, match

Words = tuple[str, ...]


class Chapter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A vocabulary file, as written. Names are in words, as `words_of` gives them.

    `prefixes` come before a field, each with the engine that it speaks of; before them may stand the member's name. After one
    of `groups` comes the member's name, then the field. `after` is for sections whose members' names come before the field
    without any prefix; after one of `bare` comes the name alone, and the field is `url`. `roles` are words between prefix and
    field, by the name of the member that they make. `prefixed` are fields that count only after a prefix. `exact` and `flat`
    are whole names, the latter only where they are not nested; `engines` are those of exact names. `durations` are fields
    whose names may end in a unit. `names_not_meant` are words that are no member's name, or that before a name make it mean
    something else.
    """

    section: str
    fields: dict[str, list[str]]
    prefixes: dict[str, str] = {}
    named: str = ""
    groups: list[str] = []
    after: bool = False
    bare: list[str] = []
    roles: dict[str, list[str]] = {}
    prefixed: dict[str, list[str]] = {}
    exact: dict[str, list[str]] = {}
    flat: dict[str, list[str]] = {}
    engines: dict[str, str] = {}
    durations: list[str] = []
    names_not_meant: list[str] = []
    telling: list[str] = []
    names_never_meant: list[str] = []


class Lookup:
    """A chapter's tables.

    `endings` are the words with which a name of this chapter ends; where there are `bare` names, any word may.
    """

    def __init__(self, chapter: Chapter) -> None:
        self.chapter = chapter
        self.named = bool(chapter.named)
        self.prefixes = {tuple(text.split()): engine for text, engine in chapter.prefixes.items()}
        self.fields = _by_words(chapter.fields)
        self.prefixed = self.fields | _by_words(chapter.prefixed)
        self.exact = _by_words(chapter.exact)
        self.flat = _by_words(chapter.flat)
        self.roles = _by_words(chapter.roles)
        self.groups = {tuple(text.split()) for text in chapter.groups}
        self.bare = {tuple(text.split()) for text in chapter.bare}
        self.engines = {tuple(text.split()): engine for text, engine in chapter.engines.items()}
        self.durations = frozenset(chapter.durations)
        self.not_meant = {tuple(text.split()) for text in chapter.names_not_meant}
        self.telling, self.never_meant = frozenset(chapter.telling), frozenset(chapter.names_never_meant)
        self.first_words = frozenset(words[0] if words else "" for words in self.prefixes)
        self.longest = max((len(words) for words in self.prefixes), default=0)
        self.longest_field = max(map(len, self.fields), default=0)
        self.longest_before_name = max((len(words) for words in (*self.groups, *self.bare)), default=0)
        self.exact_endings = frozenset(words[-1] for words in self.exact)
        self.field_endings = frozenset(words[-1] for words in self.prefixed)
        self.endings = self.exact_endings | self.field_endings | {words[-1] for words in self.flat}

    def find(self, words: Words, starts: tuple[int, ...]) -> Match | None:
        """What the words of a whole name mean here; `starts` are the places where the parts of its key begin."""
        if words[-1] in self.endings:
            found = self._within(words, starts, "")
            if found is not None:
                return found
        unit = UNITS.get(words[-1])
        if unit and self.durations and len(words) > 1 and words[-2] in self.endings:
            found = self._within(words[:-1], starts, unit)
            if found is not None and found.field in self.durations:
                return found
        return self._bare(words, starts) if self.bare else None

    def _within(self, words: Words, starts: tuple[int, ...], unit: str) -> Match | None:
        field = self.flat.get(words) if len(starts) == 1 else None
        if field is not None:
            return self._match("", field, unit)
        if words[-1] in self.exact_endings:
            for start in starts:
                field = self.exact.get(words[start:])
                if field is not None and _adds_nothing(words[:start]):
                    return self._match("", field, unit, self.engines.get(words[start:], ""))
        if not self._ends_in_field(words):
            return None
        found = self._grouped(words, starts, unit) if self.groups else None
        if found is not None:
            return found
        return self._after(words, starts, unit) if self.chapter.after else self._before(words, starts, unit)

    def _ends_in_field(self, words: Words) -> bool:
        if words[-1] in self.field_endings:
            for end in range(max(len(words) - self.longest_field, 0), len(words)):
                if words[end:] in self.prefixed:
                    return True
        return False

    def _before(self, words: Words, starts: tuple[int, ...], unit: str) -> Match | None:
        """`[name] prefix [role] field`: a name is whole parts of the key, or up to three words of one."""
        anything = "" in self.first_words
        for start in range(len(words)) if self.named else starts:
            if not (anything or words[start] in self.first_words) or not self._may_start(start, starts):
                continue
            for end in range(start, min(start + self.longest, len(words) - 1) + 1):
                engine = self.prefixes.get(words[start:end])
                if engine is None:
                    continue
                role, field = self._field(words, end)
                if not field:
                    continue
                name = _without_leading(words[:start])
                if self._is_meant(words[:start]) and (self.named or not name):
                    return self._match("-".join(filter(None, (_name(name), role))), field, unit, engine)
        return None

    def _is_meant(self, name: Words, field: Words = ()) -> bool:
        """Whether words before a field can be a member's name: `login redirect` and `status` cannot, `payments api` can.

        Before a field that tells, nearly anything can: `lock` in `LOCK_SERVICE_URL`.
        """
        kept = _without_trailing(name)
        if not self.telling.isdisjoint(field):
            return self.never_meant.isdisjoint(kept[-1:])
        return name not in self.not_meant and kept not in self.not_meant and kept[-1:] not in self.not_meant

    def _may_start(self, start: int, starts: tuple[int, ...]) -> bool:
        """Whether a prefix may begin here: with a part of the key, or up to three words into one."""
        return start in starts or (self.named and 0 < start - max(begin for begin in starts if begin <= start) <= LONGEST_NAME)

    def _field(self, words: Words, end: int) -> tuple[str, str]:
        field = self.fields.get(words[end:])
        if field is not None:
            return "", field
        for length in (1, 2) if self.roles else ():
            role, field = self.roles.get(words[end : end + length]), self.fields.get(words[end + length :])
            if role is not None and field is not None:
                return role, field
        return "", ""

    def _grouped(self, words: Words, starts: tuple[int, ...], unit: str) -> Match | None:
        """`group name field`."""
        for begin in starts:
            if not _adds_nothing(words[:begin]):
                break
            for start in range(begin + 1, begin + self.longest_before_name + 1):
                if words[begin:start] in self.groups:
                    for end in range(start + 1, min(start + LONGEST_NAME, len(words) - 1) + 1):
                        field = self.fields.get(words[end:])
                        if field is not None:
                            name = words[start:end]
                            return self._match("" if _adds_nothing(name) else _name(name), field, unit)
        return None

    def _after(self, words: Words, starts: tuple[int, ...], unit: str) -> Match | None:
        """`[prefix] name field`: there must be a name, within one part of the key."""
        for begin in starts:
            if not _adds_nothing(words[:begin]):
                break
            for length in range(self.longest, -1, -1):
                start = begin + length
                if words[begin:start] not in self.prefixes:
                    continue
                last = min([place for place in starts if place > start] + [start + LONGEST_NAME, len(words) - 1])
                for end in range(start + 1, last + 1):
                    field = (self.prefixed if length else self.fields).get(words[end:])
                    name = words[start:end]
                    if field is not None and self._is_meant(name, words[end:]) and not (length == 0 and _adds_nothing(name)):
                        return self._match(_name(name), field, unit)
        return None

    def _bare(self, words: Words, starts: tuple[int, ...]) -> Match | None:
        """`urls name`."""
        for begin in starts[:2]:
            if not _adds_nothing(words[:begin]):
                break
            for start in range(begin + 1, begin + self.longest_before_name + 1):
                name = words[start:]
                if words[begin:start] in self.bare and 0 < len(name) <= LONGEST_NAME and name not in self.not_meant:
                    return self._match(_name(name), "url", "")
        return None

    def _match(self, name: str, field: str, unit: str, engine: str = "") -> Match:
        return match(self.chapter.section, self.chapter.named, name, field, unit, engine)


def _by_words(spellings: Mapping[str, Iterable[str]]) -> dict[Words, str]:
    return {tuple(text.split()): meaning for meaning, texts in spellings.items() for text in texts}


def _adds_nothing(words: Words) -> bool:
    return LEADING_WORDS.issuperset(words)


def _without_leading(words: Words) -> Words:
    start = next((index for index, word in enumerate(words) if word not in LEADING_WORDS), len(words))
    return words[start:]


def _without_trailing(words: Words) -> Words:
    while len(words) > 1 and words[-1] in TRAILING_WORDS:
        words = words[:-1]
    return words


def _name(words: Words) -> str:
    return "-".join(_without_trailing(words))
