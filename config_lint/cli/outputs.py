"""`--output-format FORMAT[=FILE]`: which reports are written, and where to."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from config_lint.cli.screen import display_for, is_terminal
from config_lint.cli.streams import put
from config_lint.cli.values import formats

if TYPE_CHECKING:
    from config_lint.domain.report import Report
    from config_lint.reporters.reporter import Display, Reporter

variable = "CONFIG_LINT_OUTPUT_FORMAT"


def default_format() -> str:
    """`full`; in GitHub Actions, where nobody looks at a terminal, annotations, which have the same text below them."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" and not is_terminal(sys.stdout) else "full"


class Output(NamedTuple):
    """One report to write. `file` is None for standard output."""

    format: str
    reporter: "Reporter"
    file: Path | None


def planned(written: Sequence[str]) -> list[Output]:
    """The outputs that the flags ask for, or else the environment variable, or else the default.

    Raises `UsageError`, before any work, for an unknown format, two reports in one place, and a file that cannot be written.
    """
    outputs = [_output(word) for word in written or [os.environ.get(variable) or default_format()]]
    require_apart([output.file for output in outputs])
    return outputs


def require_apart(files: Sequence[Path | None]) -> None:
    """Raises `UsageError` where two reports go to one place; None is standard output."""
    from config_lint.domain.usage import UsageError

    places = [file.resolve() if file else None for file in files]
    for place in places:
        if places.count(place) > 1:
            where = place or "standard output"
            message = f"two reports cannot go to {where}: give one of them a file, --output-format FORMAT=FILE"
            raise UsageError(message)


def _output(word: str) -> Output:
    from config_lint.discovery import plugin_named
    from config_lint.domain.usage import UsageError, unknown
    from config_lint.reporters.reporter import Reporter

    name = word.partition("=")[0]
    try:
        kind = plugin_named(name, "config_lint.reporters", Reporter, "config_lint.reporters")
    except UsageError:
        known = formats()
        raise unknown(kind="output format", name=name, known=known) from None
    return Output(name, kind(), file_of(word))


def file_of(word: str) -> Path | None:
    """The file that `FORMAT=FILE` names; None for standard output. Raises `UsageError` for one that cannot be written."""
    from config_lint.domain.usage import UsageError

    name, equals, file = word.partition("=")
    if equals and not file:
        message = f'"{word}" names no file: write --output-format {name}=FILE, or --output-format {name} for standard output'
        raise UsageError(message)
    return _writable(Path(file)) if equals and file != "-" else None


def _writable(file: Path) -> Path:
    from config_lint.domain.usage import UsageError

    if not file.parent.is_dir():
        message = f"{file} cannot be written: there is no folder {file.parent}"
    elif file.is_dir():
        message = f"{file} cannot be written: it is a folder"
    elif not os.access(file.parent, os.W_OK):
        message = f"{file} cannot be written: nothing may be written to {file.parent}"
    else:
        return file
    raise UsageError(message)


def write(outputs: Sequence[Output], report: "Report", display: "Display") -> None:
    """Every output, files first, so that a reader who stops early costs nobody a file. `display` is that of standard output."""
    for output in sorted(outputs, key=lambda output: output.file is None):
        if output.file is None:
            put(output.reporter.render(report, display))
        else:
            for_file = display_for(None, "never", show_suppressed=display.show_suppressed, detailed=display.detailed)
            write_file(output.file, output.reporter.render(report, for_file))


def write_file(file: Path, text: str) -> None:
    """All of it or nothing: it is written beside its place, and then moved there. What is no regular file is written directly."""
    from config_lint.domain.usage import UsageError

    content = text.encode("utf-8", "backslashreplace")
    target = file.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            beside.write_bytes(content)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except BrokenPipeError:
        return
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}"
        raise UsageError(message) from error
