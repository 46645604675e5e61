"""Which raw names mean which well-known setting."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

import msgspec

from config_lint.binding.chapter import Chapter, Lookup, Words
from config_lint.binding.filler import UNITS
from config_lint.binding.match import Match, match
from config_lint.binding.plan import Plans
from config_lint.binding.words import words_of
from config_lint.cache import Cache
from config_lint.domain.usage import unknown
from config_lint.text.data import load_data
from config_lint.values.location import Location

CHAPTERS = (
    "auth",
    "databases",
    "caches",
    "queues",
    "logging",
    "tracing",
    "sessions",
    "cors",
    "health",
    "events",
    "api",
    "scale",
    "server",
    "oauth",
    "dependencies",
)
"""The order in which a name is looked for: what is specific before what is general."""


class Vocabulary:
    """The chapters as look-up tables.

    `additions` are a repository's own names: canonical name to raw names, from `[vocabulary]`. Raises `UsageError` for a
    canonical name that there is not.
    """

    def __init__(self, lookups: Sequence[Lookup], additions: Mapping[str, Sequence[str]], places: Mapping[str, Location]) -> None:
        self._lookups = lookups
        self._by_ending: dict[str, tuple[Lookup, ...]] = {}
        self._known: dict[str, Match | None] = {}
        self._by_words: dict[tuple[Words, tuple[int, ...]], Match | None] = {}
        self._additions = dict(self._added(additions, places))
        self.plans = Plans(self.match)

    @cached_property
    def canonical_names(self) -> tuple[str, ...]:
        """Every well-known setting, with `*` where a name goes: what `[vocabulary]` and messages may speak of."""
        names: set[str] = set()
        for lookup in self._lookups:
            chapter = lookup.chapter
            for field in {*chapter.fields, *chapter.exact, *chapter.flat}:
                if not chapter.after:
                    names.add(f"{chapter.section}.{field}")
                if chapter.named:
                    names.add(f"{chapter.named}.*.{field}")
        return tuple(sorted(names))

    def match(self, name: str) -> Match | None:
        """What the key means, or None. The repository's own names come first, then chapters in their order."""
        try:
            return self._known[name]
        except KeyError:
            found = self._known[name] = self._search(words_of(name))
            return found

    def of_canonical(self, canonical: str) -> Match | None:
        """The meaning that a canonical name stands for; None where there is no such setting."""
        for lookup in self._lookups:
            chapter = lookup.chapter
            fields = {*chapter.fields, *chapter.exact, *chapter.flat}
            field = canonical.removeprefix(f"{chapter.section}.")
            if field != canonical and field in fields and not chapter.after:
                return match(chapter.section, chapter.named, "", field)
            rest = canonical.removeprefix(f"{chapter.named}.")
            if chapter.named and rest != canonical:
                name, _, field = rest.partition(".")
                if name and field in fields:
                    return match(chapter.section, chapter.named, name, field)
        return None

    def _search(self, parts: list[Words]) -> Match | None:
        flat = tuple(word for part in parts for word in part)
        if not flat:  # no letter or digit that we know: `名前`, `---`
            return None
        if flat in self._additions:
            return self._additions[flat]
        starts = [0]
        for part in parts[:-1]:
            starts.append(starts[-1] + len(part))
        key = (flat, tuple(starts))
        if key not in self._by_words:
            self._by_words[key] = self._first(flat, key[1])
        return self._by_words[key]

    def _first(self, words: Words, starts: tuple[int, ...]) -> Match | None:
        ending = words[-1]
        candidates = self._by_ending.get(ending)
        if candidates is None:
            unit = ending in UNITS
            chosen = (
                lookup for lookup in self._lookups if ending in lookup.endings or lookup.bare or (unit and lookup.durations)
            )
            candidates = self._by_ending[ending] = tuple(chosen)
        for lookup in candidates:
            found = lookup.find(words, starts)
            if found is not None:
                return found
        return None

    def _added(self, additions: Mapping[str, Sequence[str]], places: Mapping[str, Location]) -> Iterator[tuple[Words, Match]]:
        for canonical, raw_names in additions.items():
            found = self.of_canonical(canonical)
            if found is None:
                kind = "setting"
                raise unknown(kind, canonical, self.canonical_names, places.get(canonical))
            for raw in raw_names:
                yield tuple(word for part in words_of(raw) for word in part), found


def load_vocabulary(
    additions: Mapping[str, Sequence[str]], places: Mapping[str, Location] | None = None, cache: Cache | None = None
) -> Vocabulary:
    """The shipped chapters, with a repository's additions, by canonical name; `places` says where each of these stands.

    `cache` may know the chapters as they were read before.

    Raises `UsageError` for an addition to a setting that does not exist.
    """
    known = _lookups() if cache is None else [Lookup(chapter) for chapter in cache.made("vocabulary", list[Chapter], _chapters)]
    return Vocabulary(known, additions, places or {})


@cache
def _lookups() -> list[Lookup]:
    """Made once, however many fleets a process looks at: examples of rules and trials of suggestions are hundreds."""
    return [Lookup(chapter) for chapter in _chapters()]


@cache
def _chapters() -> list[Chapter]:
    folder = Path(__file__).parent.parent / "vocabulary"
    return [msgspec.convert(load_data((folder / f"{name}.yaml").read_text(encoding="utf-8")), Chapter) for name in CHAPTERS]
