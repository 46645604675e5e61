"""Which of Spring's profiles are active with which others.

https://docs.spring.io/spring-boot/reference/features/profiles.html
"""

from collections.abc import Iterator, Sequence

from config_lint.dialects.part import Part
from config_lint.domain.document import Document
from config_lint.values.on_use import on_use
from config_lint.values.value import shown

ON_PROFILE = ("spring.config.activate.on-profile", "spring.profiles")
"""What names the profiles that a document is for; the second one until Spring Boot 2.4."""

INCLUDE = ("spring.profiles.include",)
GROUP = "spring.profiles.group."

_word = on_use(r"[^\s!&|(),]+")


class Profiles:
    """The groups and inclusions that some documents declare."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._leads_to: dict[str, set[str]] = {}
        """By profile, the profiles that bring it with them; the empty name stands for "always"."""
        for part in parts:
            start = len(part.root)
            for group, member in _groups(part.document, start):
                self._leads_to.setdefault(member, set()).add(group)
            leader = condition_of(part.document, start)
            for member in listed(part.document, start, INCLUDE):
                if not leader or _word.fullmatch(leader):
                    self._leads_to.setdefault(member, set()).add(leader)

    @property
    def named(self) -> tuple[str, ...]:
        """The profiles that others bring with them, sorted."""
        return tuple(sorted(self._leads_to))

    def condition(self, written: str) -> str:
        """A profile expression in which each profile stands for all that bring it with them, too."""
        return _word.sub(lambda found: self._any(found[0]), written) if self._leads_to else written

    def _any(self, name: str) -> str:
        reached, left = {name}, [name]
        while left:
            new = self._leads_to.get(left.pop(), set()) - reached
            reached |= new
            left += new
        if reached == {name}:
            return name
        return f"({name} | !{name})" if "" in reached else f"({' | '.join(sorted(reached))})"


def condition_of(document: Document, start: int) -> str:
    """The profile expression of a document; of a list, any of them. `start` is where keys begin."""
    said = listed(document, start, ON_PROFILE)
    return " | ".join(f"({each})" if len(said) > 1 else each for each in said)


def words_of(condition: str) -> tuple[str, ...]:
    """The profiles that an expression names, in its order."""
    return tuple(dict.fromkeys(_word.findall(condition)))


def listed(document: Document, start: int, names: Sequence[str]) -> list[str]:
    """What is written under any of the names, as a list or between commas."""
    said: list[str] = []
    for entry in document.entries:
        if "spring" in entry.key[start] and entry.value is not None:
            name = ".".join(part for part in entry.key[start:] if part[:1] != "[")
            if name in names:
                said.extend(each for text in shown(entry.value).split(",") if (each := text.strip()))
    return said


def both(one: str, other: str) -> str:
    """The condition that holds where two do; an empty one always does."""
    return f"({one}) & ({other})" if one and other else one or other


def _groups(document: Document, start: int) -> Iterator[tuple[str, str]]:
    """(group, member) for each member of a group of profiles."""
    for entry in document.entries:
        if "spring" in entry.key[start]:
            name = ".".join(part for part in entry.key[start:] if part[:1] != "[")
            if name.startswith(GROUP):
                for member in shown(entry.value).split(","):
                    yield name.removeprefix(GROUP), member.strip()
