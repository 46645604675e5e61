"""What third parties add: a distribution of theirs on the path, found by its entry points, seen through the command line."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import config_lint
from tests.warm.python import python

Done = subprocess.CompletedProcess[str]
Command = Callable[..., Done]

module = '''\
"""A check, a format, a dialect and a reporter of somebody else."""

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.document import Document, Entry
from config_lint.domain.layer import Layer
from config_lint.domain.place import place_of
from config_lint.domain.report import Report
from config_lint.domain.service import Service
from config_lint.domain.tree import Reader
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.formats.format import Format
from config_lint.reporters.reporter import Display, Reporter
from config_lint.values.location import Location


class ShorterThanParameters(Parameters, frozen=True):
    letters: int


class ShorterThan(Check[ShorterThanParameters, Service]):
    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = ShorterThanParameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        for setting in group.settings:
            long = len(str(setting.value)) >= self.parameters.letters
            yield Violation(place_of(setting), {"value": setting.value}) if long else Verdict.PASSED


class Arrows(Format):
    patterns: ClassVar[tuple[str, ...]] = ("*.arrows",)

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        entries = []
        for number, line in enumerate(text.splitlines(), 1):
            key, _, value = line.partition(" -> ")
            start = len(key) + 5
            entries.append(
                Entry((key,), value, Location(path, number, start, number, len(line) + 1), Location(path, number, 1, number, 1))
            )
        return (Document(path, 0, "arrows", tuple(entries)),)


class Shouted(Dialect):
    def recognises(self, document: Document) -> bool:
        return any(entry.key == ("shouted",) for entry in document.entries)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        layer = plain_layer(part)
        loud = tuple(
            msgspec.structs.replace(each, entry=msgspec.structs.replace(each.entry, value=str(each.entry.value).upper()))
            for each in layer.contributions
        )
        yield msgspec.structs.replace(layer, contributions=loud)


class Tally(Reporter):
    def render(self, report: Report, display: Display) -> str:
        return f"{len(report.findings)} in {len(report.environments)}\\n"
'''

entry_points = """\
[config_lint.checks]
shorter-than = acme_lint:ShorterThan

[config_lint.formats]
arrows = acme_lint:Arrows

[config_lint.dialects]
shouted = acme_lint:Shouted

[config_lint.reporters]
tally = acme_lint:Tally
"""

rule = """\
title: Value is long
severity: warning
why: Long values are hard to read.
fix: Write less.
source: https://example.com/short
check: shorter-than
with:
  letters: 12
message: "{{ key }} of {{ service }} is long: {{ value }}"
examples:
  bad:
    - staging: {web: {GREETING: good afternoon}}
  good:
    - staging: {web: {GREETING: hello}}
"""

options = """\
promotion = ["staging"]
rule-paths = ["rules"]
select = ["acme"]

[[sources]]
path = "{environment}/{service}.*"
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed packages, with one of somebody else in it."""
    folder = tmp_path / "site"
    metadata = folder / "acme_lint-1.0.dist-info"
    metadata.mkdir(parents=True)
    (folder / "acme_lint.py").write_text(module, encoding="utf-8")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-lint\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(entry_points, encoding="utf-8")
    return folder


@pytest.fixture
def command(tmp_path: Path, site: Path) -> Command:
    """Runs the program where that package is installed, in a repository that uses what it adds."""
    repository = tmp_path / "repository"
    for path, text in {
        "config-lint.toml": options,
        "rules/acme/long-value.yaml": rule,
        "staging/web.arrows": "GREETING -> hello\nFAREWELL -> until we meet again\n",
        "staging/api.env": "shouted=yes\nGREETING=good afternoon\n",
    }.items():
        file = repository / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    ours = Path(config_lint.__file__).parent.parent
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ours, site))), "PYTHONDONTWRITEBYTECODE": "1"}
    variables.pop("CONFIG_LINT_OUTPUT_FORMAT", None)

    def done(*arguments: str) -> Done:
        line = [python(), "-m", "config_lint", *arguments]
        return subprocess.run(line, cwd=repository, env=variables, capture_output=True, encoding="utf-8", check=False)

    return done


def test_a_rule_uses_a_check_a_format_and_a_dialect_of_somebody_else(command: Command) -> None:
    done = command("check", "--quiet", "--output-format", "concise", "--fail-on", "warning")
    assert done.stdout.splitlines() == [
        "staging/api.env:2:10: warning acme/long-value GREETING of api is long: GOOD AFTERNOON [staging/api]",
        "staging/web.arrows:2:13: warning acme/long-value FAREWELL of web is long: until we meet again [staging/web]",
    ]
    assert (done.returncode, done.stderr) == (1, "")


def test_a_reporter_of_somebody_else_is_an_output_format(command: Command) -> None:
    done = command("check", "--quiet", "--output-format", "tally")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 in 1\n", "")
    wrong = command("check", "--output-format", "taly")
    assert wrong.stderr == 'config-lint: error: unknown output format "taly": did you mean "tally"?\n'


def test_the_rules_of_the_repository_are_listed_explained_and_tested_like_ours(command: Command) -> None:
    listed = json.loads(command("rules", "list", "--output-format", "json").stdout)
    assert "acme/long-value" in json.dumps(listed)
    assert command("explain", "long-value").stdout.startswith("acme/long-value: Value is long\n")
    tested = command("rules", "test", "rules")
    assert (tested.returncode, tested.stdout, tested.stderr) == (0, "", "1 rule, 2 examples, 0 failed\n")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "import msgspec\n",
            "import no_such_library\n",
            "cannot be loaded (ModuleNotFoundError: No module named 'no_such_library')",
        ),
        ("import msgspec\n", "import msgspec (\n", "cannot be loaded (SyntaxError: invalid syntax"),
        ("class Tally(", "class Talley(", "cannot be loaded (AttributeError: module 'acme_lint' has no attribute 'Tally'"),
        ("class Tally(Reporter)", "class Tally", "is no concrete subclass of Reporter"),
        ("    def render(", "    def renders(", "is no concrete subclass of Reporter"),
        ("class Tally(Reporter)", "Tally = 3\nclass Other(Reporter)", "is no concrete subclass of Reporter"),
        ('return f"', 'return 1 / 0\n        f"', "unexpected ZeroDivisionError in "),
    ],
)
def test_a_broken_plugin_is_one_line_that_names_it(command: Command, site: Path, old: str, new: str, told: str) -> None:
    (site / "acme_lint.py").write_text(module.replace(old, new), encoding="utf-8")
    done = command("check", "--quiet", "--output-format", "tally")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("config-lint: error: ")
    assert told in done.stderr
    assert "of acme-lint (acme_lint:" in done.stderr
    assert done.stderr.endswith(": mend, upgrade or uninstall it\n")


def test_a_plugin_cannot_take_the_name_of_one_of_ours(command: Command, site: Path) -> None:
    renamed = module.replace("class Arrows(", "class Yaml(")
    (site / "acme_lint.py").write_text(renamed, encoding="utf-8")
    (site / "acme_lint-1.0.dist-info" / "entry_points.txt").write_text(entry_points.replace(":Arrows", ":Yaml"), encoding="utf-8")
    done = command("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'is named "yaml", which exists already: rename its class' in done.stderr


def test_what_is_not_needed_is_not_loaded(command: Command, site: Path) -> None:
    (site / "acme_lint.py").write_text("import no_such_library\n", encoding="utf-8")
    assert command("--version").returncode == 0
    assert command("explain", "auth/unsafe-jwt-algorithm").returncode == 0
