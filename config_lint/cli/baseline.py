"""`config-lint baseline`: accept what is found today, so that only new findings fail."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from config_lint.cli import flags
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.progress import ProgressLine
from config_lint.cli.streams import say
from config_lint.cli.values import day, names
from config_lint.cli.where import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from config_lint.domain.known import Known
    from config_lint.options import Options

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FILE = "config-lint-baseline.json"


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Accept what is found today, so that only new findings fail."""
    if context.invoked_subcommand is None:
        say(*context.get_help().splitlines())
        raise typer.Exit(ExitCode.NOT_CHECKED)


@app.command("create")
def create(
    file: flags.BaselinePath = None,
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
    select: flags.Select = None,
    ignore: flags.Ignore = None,
    force: flags.Force = False,
    today: flags.Today = None,
) -> int:
    """Write a baseline of everything that is found now."""
    from config_lint.cli.baseline_files import exists, write
    from config_lint.domain.usage import UsageError

    asked = _Asked.of(file, Where(root, config, isolated), names(select), names(ignore), today)
    if exists(asked.place) and not force:
        message = f"there is a baseline at {asked.place} already: `config-lint baseline update` renews it, --force replaces it"
        raise UsageError(message)
    known = asked.found().known
    write(asked.place, known)
    say(f"wrote {asked.place}: {_counted(known)} accepted", *asked.advice())
    return ExitCode.CLEAN


@app.command("update")
def update(
    file: flags.BaselinePath = None,
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
    today: flags.Today = None,
) -> int:
    """Renew a baseline: take in what is new, and take out what is gone."""
    from config_lint.cli.baseline_files import read, write
    from config_lint.engine.known import match

    asked = _Asked.of(file, Where(root, config, isolated), (), (), today)
    before = read(asked.place, asked.options.origin.root)
    found = asked.found()
    recognised, gone = match(found.known, before)
    write(asked.place, found.known)
    added = len(found.known) - len(recognised)
    say(f"wrote {asked.place}: {added} added, {len(gone)} removed, {_counted(found.known)} accepted")
    return ExitCode.CLEAN


@app.command("prune")
def prune(
    file: flags.BaselinePath = None,
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
    today: flags.Today = None,
) -> int:
    """Take out of a baseline what is not found any more, and add nothing."""
    from config_lint.cli.baseline_files import read, write
    from config_lint.engine.known import match

    asked = _Asked.of(file, Where(root, config, isolated), (), (), today)
    before = read(asked.place, asked.options.origin.root)
    found = asked.found()
    recognised, gone = match(found.known, before)
    unasked = [one for one in gone if one.rule not in found.ran and one.rule in found.existing]
    left = [*recognised.values(), *unasked]
    write(asked.place, left)
    say(f"wrote {asked.place}: {len(before) - len(left)} removed, {_counted(left)} accepted")
    return ExitCode.CLEAN


class _Found(NamedTuple):
    """Everything that is found now, the rules that looked for it, and all rules there are."""

    known: "tuple[Known, ...]"
    ran: frozenset[str]
    existing: frozenset[str]


class _Asked(NamedTuple):
    """Which baseline, and of what."""

    place: Path
    options: "Options"
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    today: str | None

    @classmethod
    def of(cls, file: Path | None, where: Where, select: tuple[str, ...], ignore: tuple[str, ...], today: str | None) -> "_Asked":
        """The baseline that the command names, or the options, or the usual one."""
        options = where.options()
        folder = options.origin.root / options.origin.folder
        return cls(file or folder / (options.baseline or FILE), options, select, ignore, today)

    def found(self) -> _Found:
        """Everything that is found now. Raises `UsageError` where the check cannot be made."""
        from config_lint.pipeline.asking import request_for, rules_for
        from config_lint.pipeline.checking import known_now
        from config_lint.rulebook.own import own_rules
        from config_lint.trees.work import WorkTree

        progress = ProgressLine(wanted=True)
        try:
            rules, known = rules_for(self.options, own_rules(self.options), self.select, self.ignore)
            request = request_for(self.options, known, today=day(self.today))
            found = known_now(WorkTree(self.options.origin.root), self.options, rules, known, request, progress)
            return _Found(found, frozenset(rule.id for rule, _ in rules), request.existing)
        finally:
            progress.clear()

    def advice(self) -> "tuple[str, ...]":
        """How `check` learns of it."""
        place, folder = self.place.resolve(), self.options.origin.root / self.options.origin.folder
        if self.options.baseline and place == (folder / self.options.baseline).resolve():
            return ()
        if not place.is_relative_to(folder):
            return (f"to use it, run config-lint check --baseline {self.place}",)
        name = place.relative_to(folder).as_posix()
        return (f'to use it, write baseline = "{name}" into {self.options.origin.file or "config-lint.toml"}',)


def _counted(known: "Sequence[Known]") -> str:
    from config_lint.reporters.summary import number

    return number(len(known), "finding")
