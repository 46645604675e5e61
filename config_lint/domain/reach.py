"""How far a change reaches."""

import msgspec

from config_lint.domain.known import Known


class Reach(msgspec.Struct, frozen=True):
    """What differs between the state that was compared with and this one.

    `settings` counts those that changed, came or went, `environments` and `services` are where, in promotion order and by name.
    `files` are those where changed settings stand now; `shared` is true where all of these are everybody's. `inconsistent` are
    the environments that new findings reach. `fixed` are findings that are gone, `unheeded` counts suppressions that the change
    adds, and that do not count for it, `unexcused` entries of `[drift]` likewise, and `unfamiliar` are rules that did not look at
    the other state.
    """

    settings: int
    environments: tuple[str, ...]
    services: tuple[str, ...]
    files: tuple[str, ...]
    shared: bool
    inconsistent: tuple[str, ...]
    fixed: tuple[Known, ...] = ()
    unheeded: int = 0
    unexcused: int = 0
    unfamiliar: tuple[str, ...] = ()
