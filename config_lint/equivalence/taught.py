"""Whether a few services, which say something else than they did, teach the words that they taught."""

from collections import Counter
from collections.abc import Iterator

from config_lint.domain.altered import Altered
from config_lint.domain.fleet import Fleet
from config_lint.equivalence.learned import text_of, words_in, words_seen
from config_lint.equivalence.own_words import OwnWords, Taught


def taught_alike(altered: Altered, taught: Taught) -> Taught | None:
    """What values teach now, where that is what `taught` says, but for words that are nearly shown; None where it may be more.

    A word of which nothing was known has one value for each partner at most, and with one more it is nearly shown; of one that
    was nearly shown beside a partner already, there must not be more. Nothing may change of those that are shown, neither what
    shows them nor where they stand: what is learned depends on nothing else.
    """
    before, after = set(_shown(altered.before)), set(_shown(altered.after))
    more = after - before
    if any(word in taught.shown.get(environment, ()) for environment, word, _, _ in before ^ after):
        return None
    if any((word, partner) in taught.nearly.get(environment, ()) for environment, word, partner, _ in more):
        return None
    if any(count > 1 for count in Counter((environment, word, partner) for environment, word, partner, _ in more).values()):
        return None
    words = frozenset[str]().union(*taught.shown.values())
    if words and not altered.looks_alike(lambda setting: words_in(text_of(setting), words)):
        return None
    nearly = {environment: set(known) for environment, known in taught.nearly.items()}
    for environment, word, partner, _ in more:
        nearly.setdefault(environment, set()).add((word, partner))
    return Taught(taught.shown, {environment: frozenset(known) for environment, known in nearly.items()})


def _shown(fleet: Fleet) -> Iterator[tuple[str, str, str, str]]:
    """Each word that a service shows to be an environment's, what stands in its place elsewhere, and what stands around it."""
    seen = words_seen(fleet.differing, OwnWords(fleet.environments))
    for (environment, word), partners in seen.items():
        for partner, contexts in partners.items():
            yield from ((environment, word, partner, context) for context in contexts)
