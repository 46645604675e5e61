"""The published page that compares."""

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.alternatives.tools import Tool, code_lines, config_lint
from benchmarks.alternatives.trial import Trial, services
from benchmarks.faults import faults
from benchmarks.page import beside, star

_project = Path(__file__).parent.parent.parent

_page = """\
# What else one could take

Written by `python -m benchmarks alternatives` from the figures in [alternatives.json](alternatives.json); a run for some tools
(`--tools`) replaces theirs. Six relations, each broken once in a generated fleet of {services} services in
four environments; every tool in a virtual environment of its own, asked for the same relations as well as it can be asked
(`benchmarks/alternatives/`). *Found* is what it says of the fleet with the fault and does not say of the one without.
envdrift reads env files, so it is given the same settings as env files; all others are given nested YAML. The relations are
chosen from those that config-lint has rules for, so that it finds them all says little; none of the others was made for them, and
most do what it does not. This says what to take for which question.

{facts}

## Which of the faults each finds

{found}

## What it takes

Time is for {files:,} files of about 2 KB with nothing wrong in them; the median of the runs after a warm-up, and of what takes
more than ten seconds there is one run. *Lines* are those that one writes and keeps for the six relations: neither empty nor a
comment. config-lint's are those of the `config-lint.toml` that says where the fleet is; the six rules ship with it, and their
files have {rules} lines, reasons and examples included. Among its {all_rules} rules all others run, too.
{beside}
{costs}

## What each can say, and what it cannot

{words}

## What each said

{said}"""


def page(trials: Sequence[Trial], files: int, facts: str, options: str) -> str:
    """The page; `options` is the text of the fleet's own `config-lint.toml`."""
    rules = [_project / "rules" / f"{fault.rule}.yaml" for fault in faults]
    return _page.format(
        services=services,
        files=files,
        facts=facts,
        found="\n".join(_found(trials)),
        rules=sum(code_lines(rule.read_text(encoding="utf-8")) for rule in rules),
        all_rules=len(list((_project / "rules").glob("*/*.yaml"))),
        beside=beside([trial.run for trial in trials if trial.run]),
        costs="\n".join(_costs(trials, code_lines(options))),
        words="\n".join(_words(trials)),
        said="\n".join(_said(trials)),
    )


def _found(trials: Sequence[Trial]) -> Iterator[str]:
    yield f"| relation | {' | '.join(trial.tool.name for trial in trials)} |"
    yield "|---" * (len(trials) + 1) + "|"
    for fault in faults:
        yield f"| {fault.relation} | {' | '.join(_verdict(trial, fault.rule) for trial in trials)} |"
    yield f"| complaints where nothing is wrong | {' | '.join(_otherwise(trial) for trial in trials)} |"


def _verdict(trial: Trial, rule: str) -> str:
    if trial.missing:
        return "not tried"
    if rule not in trial.said:
        return "no"
    return f"shown, with {trial.otherwise} others" if trial.otherwise else "found"


def _otherwise(trial: Trial) -> str:
    return "not tried" if trial.missing else str(trial.otherwise)


def _costs(trials: Sequence[Trial], own_lines: int) -> Iterator[str]:
    yield "| tool | version | lines | time | CPU | peak memory | against config-lint | runs | date |"
    yield "|---|---|---|---|---|---|---|---|---|"
    base = next((trial.run for trial in trials if trial.tool is config_lint), None)
    for trial in trials:
        lines = trial.tool.lines or own_lines
        start = f"| {trial.tool.name} | {_version(trial.tool)} | {lines} |"
        if trial.run is None:
            yield f"{start} could not be installed: {trial.missing} | – | – | – | – | {trial.date} |"
            continue
        run = trial.run
        against = f"{run.seconds / base.seconds:.2f} ×" if base else "–"
        yield (
            f"{start} {run.seconds:.2f} s{star(run)} | {run.cpu:.2f} s | {run.peak / 1e6:.0f} MB | {against} "
            f"| {trial.runs} | {trial.date} |"
        )


def _version(tool: Tool) -> str:
    return ", ".join(package.replace("==", " ") for package in tool.packages) or version("config-lint")


def _words(trials: Sequence[Trial]) -> Iterator[str]:
    for trial in trials:
        yield f"**{trial.tool.name}** can say: {trial.tool.can[0].lower()}{trial.tool.can[1:]}\n"
        yield f"It cannot: {trial.tool.cannot[0].lower()}{trial.tool.cannot[1:]}\n"


def _said(trials: Sequence[Trial]) -> Iterator[str]:
    for fault in faults:
        yield f"{fault.relation[0].upper()}{fault.relation[1:]} (`{fault.rule}`):\n"
        yield "".join(f"- {trial.tool.name}: `{trial.said[fault.rule]}`\n" for trial in trials if fault.rule in trial.said)
