"""What a document says about one service in one environment."""

from enum import Enum

import msgspec

from config_lint.domain.document import Entry
from config_lint.domain.key import Key


class Operation(Enum):
    """How a contribution acts on what lower layers said: the choice is its dialect's.

    SET puts a value in place of whatever stood there (a mapping included); DELETE takes the key and all under it away; MERGE
    opens a mapping, which joins a lower one; REPLACE opens a container that takes a lower one's place; APPEND adds list items
    after the lower ones.
    """

    SET = "set"
    DELETE = "delete"
    MERGE = "merge"
    APPEND = "append"
    REPLACE = "replace"


class Contribution(msgspec.Struct, frozen=True, gc=False):
    """One entry as it counts for a service.

    `name` is the normalised key: what other layers, environments and services call the same setting. `owner` is the
    environment whose layer this is, empty for a layer of every environment. `condition` names the profile that must be
    active, if any. `layer` is the layer's place in the order of precedence: a higher one overrides.
    """

    entry: Entry
    name: Key
    operation: Operation
    owner: str = ""
    condition: str = ""
    layer: int = 0
