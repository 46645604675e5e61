"""What the values of options can be: what is accepted, and what completion offers."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

levels = ("error", "warning", "info")
graph_formats = ("mermaid", "json")
colours = ("auto", "always", "never")


def one_of(kind: str, known: Sequence[str]) -> Callable[[str | None], str | None]:
    """A callback that raises `UsageError` for a value that is none of the known ones."""

    def checked(value: str | None) -> str | None:
        if value is not None and value not in known:
            from config_lint.domain.usage import unknown

            raise unknown(kind, value, known)
        return value

    return checked


def names(values: Sequence[str] | None) -> tuple[str, ...]:
    """The names that a repeatable option gives, each of which may be several with commas between."""
    return tuple(name.strip() for value in values or () for name in value.split(",") if name.strip())


def day(text: str | None) -> date:
    """The day that `--today` names, or today in UTC, which is the same on every machine. Raises `UsageError`."""
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        from config_lint.domain.usage import UsageError

        message = f'--today takes a date such as 2027-01-31, not "{text}"'
        raise UsageError(message) from None


def formats() -> list[str]:
    """The output formats there are."""
    from config_lint.discovery import subclasses_in
    from config_lint.reporters.reporter import Reporter

    return list(subclasses_in("config_lint.reporters", Reporter, "config_lint.reporters"))


def drift_formats() -> list[str]:
    """The output formats of a drift table."""
    from config_lint.discovery import subclasses_in
    from config_lint.reporters.drift.drift_reporter import DriftReporter

    return list(subclasses_in("config_lint.reporters.drift", DriftReporter, "config_lint.reporters.drift"))


def rule_names() -> list[str]:
    """The ids of the built-in rules, without opening their files."""
    from config_lint.rulebook import builtin_rules_folder

    return sorted(f"{file.parent.name}/{file.stem}" for file in builtin_rules_folder().glob("*/*.yaml"))


def packs_and_rules() -> list[str]:
    """What `--select` and `--ignore` can name."""
    rules = rule_names()
    return [*dict.fromkeys(rule.partition("/")[0] for rule in rules), *rules]
