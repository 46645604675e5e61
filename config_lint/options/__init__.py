"""config-lint.toml and flags: how to run."""

from config_lint.options.file import from_data, load, options_from, parse
from config_lint.options.model import Options, Origin
from config_lint.options.promotion import environments

__all__ = ["Options", "Origin", "environments", "from_data", "load", "options_from", "parse"]
