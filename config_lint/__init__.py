"""config-lint: the linter for configuration that is valid in every file and wrong between files."""

__version__ = "0.1.0"
