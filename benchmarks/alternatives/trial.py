"""One tool, tried on fleets with one fault each, and timed on a large one."""

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks import fleets
from benchmarks.alternatives.tools import Tool, folder
from benchmarks.effort import Effort
from benchmarks.faults import Fault, faults
from benchmarks.pairs import Command, Run, repeat

services = 8
"""Of the small fleets, in which a tool is to find a fault."""

_space = re.compile(r"\s+")


class Trial(msgspec.Struct):
    """What came of a tool: the first words about each fault, by its rule; complaints where nothing is wrong; time, day."""

    tool: Tool
    said: dict[str, str] = {}
    otherwise: int = 0
    run: Run | None = None
    runs: int = 0
    missing: str = ""
    date: str = ""

    def row(self) -> str:
        """What came of it, on one line."""
        if self.missing or self.run is None:
            return f"{self.tool.name}: {self.missing or 'not timed'}"
        return (
            f"{self.tool.name}: {len(self.said)} of {len(faults)} faults, {self.otherwise} complaints where nothing is wrong, "
            f"{self.run.seconds:.2f} s"
        )


def findings(tool: Tool, programs: Path) -> Trial:
    """What the tool says of each fault that it does not say of the fleet without it."""
    usual = _complaints_on(tool, programs, fleets.unchanged)
    trial = Trial(tool, otherwise=usual.total())
    for fault in faults:
        told = _told(_complaints_on(tool, programs, fleets.only(fault)) - usual, fault)
        if told:
            trial.said[fault.rule] = told
    return trial


def _told(new: Counter[str], fault: Fault) -> str:
    """The complaint that names the rule, where there is one; otherwise the first."""
    return next((said for said in new if fault.rule in said), next(iter(new), ""))


def _complaints_on(tool: Tool, programs: Path, change: fleets.Change) -> Counter[str]:
    with TemporaryDirectory() as place:
        root = Path(place)
        prepare(tool, root, services, change)
        command = asked(tool, programs, root)
        run = subprocess.run(command.arguments, cwd=root, check=False, capture_output=True, text=True)
        if run.returncode not in command.good or (run.returncode and not tool.complaint.search(run.stdout)):
            message = f"{tool.name} ended with {run.returncode}: {run.stderr.strip()}"
            raise RuntimeError(message)
        return Counter(_space.sub(" ", match[0]).strip() for match in tool.complaint.finditer(run.stdout))


def prepare(tool: Tool, root: Path, count: int, change: fleets.Change = fleets.unchanged) -> None:
    """A fleet in the tool's notation, with the tool's rules in it, as a repository has them."""
    fleets.write(root, count, tool.notation, change)
    if tool.rules:
        shutil.copytree(folder / tool.rules, root / "checks", ignore=shutil.ignore_patterns("__pycache__"))


def asked(tool: Tool, programs: Path, root: Path) -> Command:
    """The call, with the tool's own programs found first."""
    path = f"PATH={programs}{os.pathsep}{os.environ['PATH']}"
    return Command(("env", path, "PYTHONDONTWRITEBYTECODE=1", *tool.arguments), root, good=frozenset({0, 1}))


def timed(trial: Trial, programs: Path, files: int, effort: Effort) -> None:
    """Adds the time that the tool takes for that many files with nothing wrong in them."""
    with TemporaryDirectory() as place:
        root = Path(place)
        prepare(trial.tool, root, effort.files(files) // 4)
        trial.run, trial.runs = repeat(asked(trial.tool, programs, root), effort)
