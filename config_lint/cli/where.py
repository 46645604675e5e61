"""What a command is about: a folder, and the options that hold there."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from config_lint.options import Options


class Where(NamedTuple):
    """The flags `--root`, `--config` and `--isolated`."""

    root: Path
    config: Path | None
    isolated: bool

    def options(self) -> "Options":
        """The options for this folder. Raises `UsageError`."""
        from config_lint.domain.usage import UsageError
        from config_lint.git import root_of
        from config_lint.options import load

        if self.config is not None and self.isolated:
            message = "--config and --isolated exclude each other: one names a file of options, the other reads none"
            raise UsageError(message)
        return load(self.root, root_of(self.root.resolve()), self.config, isolated=self.isolated)
