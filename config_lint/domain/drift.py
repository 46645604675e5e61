"""What differs between two environments, told apart from what is meant to differ."""

from enum import Enum

import msgspec

from config_lint.domain.severity import Severity
from config_lint.values.location import Location


class Kind(Enum):
    """What is the matter with a setting, seen from the left environment to the right one."""

    MISSING = "missing"
    EXTRA = "extra"
    VALUE = "changed value"
    TYPE = "changed type"
    MOVED = "moved"
    SAME = "same"
    OUT_OF_ORDER = "out of order"


class Meant(Enum):
    """Why a difference is none to worry about."""

    INTENT = "[drift]"
    EXPECTED = "expected"
    OWN_WORDS = "own vocabulary"
    MEANING = "equal by meaning"
    UNKNOWN = "not known"
    PROVIDED = "provided"


class Side(msgspec.Struct, frozen=True):
    """What one environment says: the value as it may be shown, and where it stands.

    Of a secret, `value` only tells whether it is the other side's (`same`, `differs`), a `placeholder`, or `set`. Where the
    environment says nothing, `value` is `missing`, and `location` is where it would stand.
    """

    value: str
    location: Location
    owner: str = ""


class DriftRow(msgspec.Struct, frozen=True):
    """One setting of one or more services, or a mapping, list or service that one side lacks.

    `key` is the path as written, empty for all of a service or document; `setting` the well-known name; `settings` how many
    there are below. `why` says why it is drift, or why it is `meant`, which is None for drift; it may be empty. The `services` of
    one row all read it at one place.
    """

    kind: Kind
    severity: Severity
    services: tuple[str, ...]
    document: str
    key: str
    setting: str
    left: Side
    right: Side
    settings: int = 1
    why: str = ""
    meant: Meant | None = None


class DriftTable(msgspec.Struct, frozen=True):
    """A pair of environments: `rows` are drift, `meant` what is not, both by service and then as the files are written.

    `compared` counts the settings that both sides have, `same` those of them that say the same to the letter. `failed` says
    whether there is drift at or above the fail level.
    """

    left: str
    right: str
    services: tuple[str, ...]
    rows: tuple[DriftRow, ...]
    meant: tuple[DriftRow, ...]
    compared: int
    same: int
    failed: bool = False
