"""The kinds of problem that a wrong value is: each is the name of the rule that speaks of it."""

from typing import LiteralString

INVALID: LiteralString = "invalid-value"
MALFORMED: LiteralString = "malformed-url"
OUT_OF_RANGE: LiteralString = "port-out-of-range"
NO_LEVEL: LiteralString = "unknown-level"
NO_SHARE: LiteralString = "sampling-out-of-range"
