"""All findings of a run, with what was covered."""

import msgspec

from config_lint.domain.finding import Finding


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

    `findings` are sorted and count; `suppressed` are those that a comment or entry covers. `failed` says whether anything at or
    above its environment's fail level is left. `why` and `fix` hold the words of each rule that has a finding.
    """

    environments: tuple[str, ...]
    coverage: Coverage
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    failed: bool
    fixes: dict[str, str] = {}
