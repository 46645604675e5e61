"""A finding as it is remembered: by what stays the same about it while lines move and values change."""

import msgspec

from config_lint.values.location import Location


class Known(msgspec.Struct, frozen=True):
    """A finding of another day or another tree.

    `environments` are those that it reaches, sorted, without previews, which come and go. `service` is empty where it concerns
    several. `location` is where it is written down, if it is.
    """

    rule: str
    environments: tuple[str, ...]
    service: str
    key: str
    fingerprint: str
    location: Location | None = None
