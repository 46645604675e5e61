"""Containers that take the place of a lower layer's, whatever is in them."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Entry, Section
from config_lint.values.empty import Empty


def with_replaced(said: Sequence[Contribution], containers: Sequence[Section], start: int) -> Iterator[Contribution]:
    """The contributions, with each of the containers opened anew before the first thing in it is set.

    `start` is the number of key parts that come before names.
    """
    opened = {found.name for found in said if found.operation is Operation.REPLACE}
    closed = {section.key[start:]: section for section in containers if section.key[start:] and section.key[start:] not in opened}
    for contribution in said:
        name = contribution.name
        for length in range(1, len(name) if closed else 0):
            if name[:length] in closed:
                section = closed.pop(name[:length])
                empty = Empty.LIST if section.is_list else Empty.MAPPING
                entry = Entry(section.key, empty, section.location, section.location)
                yield msgspec.structs.replace(contribution, entry=entry, name=name[:length], operation=Operation.REPLACE)
        yield contribution


def anew(said: Iterable[Contribution], sections: Iterable[Section], start: int) -> tuple[Contribution, ...]:
    """The same for everything at the top, empty mappings included: what is set again is set whole."""
    return tuple(with_replaced([_whole(each) for each in said], [each for each in sections if len(each.key) == start + 1], start))


def _whole(contribution: Contribution) -> Contribution:
    if contribution.operation is Operation.MERGE and len(contribution.name) == 1:
        return msgspec.structs.replace(contribution, operation=Operation.REPLACE)
    return contribution
