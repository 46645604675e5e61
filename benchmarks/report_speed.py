"""`check` with very many findings: what each output format takes, against the same `check -q`."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.commands import config_lint
from benchmarks.effort import Effort
from benchmarks.pairs import Run, measure
from benchmarks.result import Result
from config_lint.discovery import subclasses_in
from config_lint.reporters.reporter import Reporter

findings = 10_000
_settings_per_file = 20
_rounds = 3


def write(root: Path, count: int = findings) -> None:
    """Writes a fleet with that many findings, of which forty make a pair of files: urls whose port does not exist."""
    (root / "config-lint.toml").write_text(
        'promotion = ["staging", "production"]\n\n[[sources]]\npath = "environments/{environment}/{service}.env"\n',
        encoding="utf-8",
    )
    for environment in ("staging", "production"):
        folder = root / "environments" / environment
        folder.mkdir(parents=True)
        for file in range(count // 2 // _settings_per_file):
            names = (f"peer-{file}-{number}" for number in range(_settings_per_file))
            lines = [f"{name.upper().replace('-', '_')}_LINK=http://{name}.example.com:999999/\n" for name in names]
            (folder / f"service-{file}.env").write_text("".join(lines), encoding="utf-8")


def results(effort: Effort) -> Iterator[Result]:
    """The one figure: the slowest format's. Every format is run once a round, so that what else the machine does strikes all."""
    formats = sorted(subclasses_in("config_lint.reporters", Reporter, "config_lint.reporters"))
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, effort.files(findings) // _settings_per_file // 2 * _settings_per_file * 2)
        quiet = config_lint(root, "check", "-q")
        commands = {name: config_lint(root, "check", "-q", "--output-format", name) for name in formats}
        measure(quiet)
        rounds: list[tuple[Run, dict[str, Run]]] = [
            (measure(quiet), {name: measure(command) for name, command in commands.items()}) for _ in range(_rounds)
        ]
    ratios = {name: median(every[name].seconds / alone.seconds for alone, every in rounds) for name in formats}
    slowest = max(ratios.values())
    detail = "; ".join(f"{name} {ratio:.2f} ×" for name, ratio in sorted(ratios.items(), key=lambda found: -found[1]))
    base = median(alone.seconds for alone, _ in rounds)
    what = f"`check` with {findings:,} findings in the slowest format against `check -q`"
    yield Result(what, slowest, 2, "×", f"{base:.2f} s with `-q`; {detail}")
