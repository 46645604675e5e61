"""A place that a finding speaks of: where it is, and whose."""

import msgspec

from config_lint.domain.excerpt import Excerpt
from config_lint.domain.setting import Setting
from config_lint.values.location import Location
from config_lint.values.shortened import shortened
from config_lint.values.value import shown


class Step(msgspec.Struct, frozen=True):
    """One link of an override chain: who set the value, where, and what it was (masked where it is secret).

    `excerpt` is the line it stands on; the engine sets it for the primary place of a finding, where the line can be shown safely.
    """

    location: Location
    owner: str
    value: str
    excerpt: Excerpt | None = None


class Place(msgspec.Struct, frozen=True):
    """A location with its owner.

    `key` is the path as written there, `name` the normalised one, `setting` our canonical name; each may be empty.

    `owner` is the environment whose layer the place lies in, empty where it is everybody's. `chain` runs from the lowest
    layer to the one that decided.
    """

    location: Location
    environment: str = ""
    service: str = ""
    document: str = ""
    key: str = ""
    name: str = ""
    setting: str = ""
    owner: str = ""
    chain: tuple[Step, ...] = ()


def place_of(setting: Setting, *, at_key: bool = False) -> Place:
    """The place of a setting.

    Its value, or with `at_key` its key (where the key itself, or its absence of a value, is the matter).
    """
    steps = tuple(Step(link.entry.location, link.owner, shortened(shown(link.entry.value))) for link in setting.chain)
    return Place(
        location=setting.key_location if at_key else setting.location,
        environment=setting.environment,
        service=setting.service,
        document=setting.document,
        key=setting.key,
        name=setting.name,
        setting=setting.canonical,
        owner=setting.owner,
        chain=steps,
    )
