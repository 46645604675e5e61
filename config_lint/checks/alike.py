"""One bad line is one violation, however many services and environments read it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from config_lint.domain.violation import Related, Violation


def alike(violations: Iterable[Violation], order: Sequence[str] = ("",)) -> Iterator[Violation]:
    """The violations, those at one place made alike.

    With the first of their variants in `order`, and with the related places of all of them, a location once. What one reader
    of a line knows of its peers, the others of the same line need not know.
    """
    gathered: dict[Any, list[Violation]] = {}
    for violation in violations:
        gathered.setdefault((violation.place.location, violation.place.key, violation.subject), []).append(violation)
    for members in gathered.values():
        variant = min((violation.variant for violation in members), key=order.index)
        related: dict[Any, Related] = {}
        for violation in members:
            for place in violation.related:
                related.setdefault(place.place.location, place)
        chosen = tuple(related[location] for location in sorted(related))
        for violation in members:
            yield msgspec.structs.replace(violation, variant=variant, related=chosen)
