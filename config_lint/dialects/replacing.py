"""Containers that take the place of a lower layer's, whatever is in them."""

from collections.abc import Iterator, Sequence

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
