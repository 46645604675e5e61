"""A violation in the words of its rule."""

import msgspec

from config_lint.domain.place import Place
from config_lint.domain.severity import Confidence, Severity


class RelatedPlace(msgspec.Struct, frozen=True):
    """Another place of a finding, with what is to be said about it and the line it stands on (secrets masked)."""

    message: str
    place: Place
    excerpt: str = ""


class Suppression(msgspec.Struct, frozen=True):
    """Why a finding does not count: the comment or `[[suppress]]` entry that covers it."""

    kind: str
    reason: str
    until: str
    path: str
    line: int


class Finding(msgspec.Struct, frozen=True):
    """What is reported. `affects` holds every (environment, service) that the fault reaches, in promotion order.

    `also` are findings that the same wrong value causes; they are not counted by themselves. `excerpt` is the line of the primary
    place, with every secret masked and comments left out; empty where the line cannot be shown safely.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    place: Place
    affects: tuple[tuple[str, str], ...]
    fingerprint: str
    related: tuple[RelatedPlace, ...] = ()
    also: tuple["Finding", ...] = ()
    excerpt: str = ""
    suppression: Suppression | None = None
