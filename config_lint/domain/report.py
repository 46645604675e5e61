"""All findings of a run, with what was covered."""

import msgspec

from config_lint.domain.applied import Applied
from config_lint.domain.drawing import Drawing
from config_lint.domain.drift import DriftTable
from config_lint.domain.finding import Finding
from config_lint.domain.reach import Reach


class Coverage(msgspec.Struct, frozen=True):
    """What was looked at.

    `settings` counts distinct written places; `evaluated` and `not_evaluated` count rule x element; `dialects` says how many
    files each dialect understood (a file may hold documents of several).
    """

    files: int
    services: int
    settings: int
    rules: int
    evaluated: int
    not_evaluated: int
    unrecognised_files: int
    dialects: dict[str, int] = {}


class Report(msgspec.Struct, frozen=True):
    """The outcome of one run, for the environments that were asked about.

    `findings` are sorted and count; `suppressed` are those that a comment or entry covers, `baselined` those that the baseline
    accepts. `failed` says whether anything at or above its environment's fail level is left. `rules` are all that took part, by
    id, in the order of their ids. `pairs` are the (environment, service) that exist, asked about or not, in promotion order.
    `changed` are the paths that the change under review touches, where there is one, and `reach` says how far it reaches.
    `drawings` of the environments asked about, and the `drift` between them and their neighbours, are there if a reporter wants
    them.
    """

    environments: tuple[str, ...]
    coverage: Coverage
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    failed: bool
    rules: dict[str, Applied] = {}
    pairs: tuple[tuple[str, str], ...] = ()
    changed: frozenset[str] = frozenset()
    drawings: tuple[Drawing, ...] = ()
    drift: tuple[DriftTable, ...] = ()
    baselined: tuple[Finding, ...] = ()
    reach: Reach | None = None
