"""What could stand in place of a value."""

import re
from collections.abc import Iterable, Iterator

from config_lint.domain.environment import Environment
from config_lint.domain.finding import Finding, RelatedPlace
from config_lint.domain.usage import nearest
from config_lint.engine.excerpt import MASK
from config_lint.values.on_use import on_use

_meant = on_use(r"did you mean (?P<text>\S+?)\?")
_quantity = on_use(r"-?\d[\d.,_]*\s?[A-Za-z%]*")
_word = on_use(r"[\w.-]+")
_quotes = "\"'"


class Wording:
    """What values of a fleet's environments could be instead."""

    def __init__(self, environments: Iterable[Environment]) -> None:
        self._environments = tuple(environments)

    def instead_of(self, finding: Finding) -> Iterator[tuple[str, str]]:
        """Other texts for the place of a finding, each with the reason, the likeliest first; none of them is a secret.

        A word that was probably meant, the same host in the environment's own domain, what the same setting says elsewhere, and,
        for a quantity, the quantity that it disagrees with.
        """
        old = finding.excerpt.marked if finding.excerpt else ""
        if not old:
            return
        for new, why in self._possible(finding, old):
            bare = new.strip(_quotes)
            written = f"{old[0]}{bare}{old[0]}" if old[0] in _quotes else new
            if written != old:
                yield written, why

    def at_home(self, text: str, environment: str) -> Iterator[tuple[str, str]]:
        """The text with another environment's domain, or word, replaced by this one's, and which of the two it was."""
        own = next((each for each in self._environments if each.name == environment), None)
        for other in self._environments if own else ():
            if own is None or other.zone == own.zone:
                continue
            for mine, theirs in ((one, two) for one in own.domains for two in other.domains):
                suffix, wanted = theirs.rpartition("*")[2], mine.rpartition("*")[2]
                if suffix and suffix in text and wanted not in text:
                    yield text.replace(suffix, wanted), f"the same in {own.name}'s domain"
            for word in sorted(other.words, key=lambda word: (-len(word), word)):
                changed = re.sub(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])", own.name, text)
                if changed != text:
                    yield changed, f"the same with {own.name}'s name"

    def _possible(self, finding: Finding, old: str) -> Iterator[tuple[str, str]]:
        for match in _meant.finditer(finding.message):
            wrong = nearest(match["text"], _word.findall(old))
            yield (old.replace(wrong, match["text"]) if wrong else match["text"]), "what was probably meant"
        yield from self.at_home(old, finding.place.environment)
        comparable = [
            (related.place.location, related.excerpt.marked)
            for related in finding.related
            if related.excerpt is not None and _is_comparable(finding, related, old)
        ]
        # Where the fault is that two say the same, a third one's value is no better.
        is_shared = any(said == old for _, said in comparable)
        for location, said in comparable:
            for new, why in self.at_home(said, finding.place.environment):
                yield new, f"what {location} says, {why}"
            if not is_shared:
                yield said, f"what {location} says"


def _is_comparable(finding: Finding, related: RelatedPlace, old: str) -> bool:
    """Whether what stands there may be written here: it is the same setting, or both are quantities; and no part is masked."""
    place, other = finding.place, related.place
    said = related.excerpt.marked if related.excerpt else ""
    if not said or MASK in said or not place.chain or other.location == place.location:
        return False
    if (place.setting and other.setting == place.setting) or (place.name and other.name == place.name):
        return True
    return all(_quantity.fullmatch(text.strip(_quotes)) for text in (old, said))
