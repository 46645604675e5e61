"""Rules as tests, for teams whose checks were tests: `pytest --config-lint=staging`.

One item for each rule and environment, with the marker of the rule's system, so that `-m retry` and JUnit reports go on working.
https://docs.pytest.org/en/stable/how-to/writing_plugins.html
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from config_lint.domain.finding import Finding
    from config_lint.domain.report import Report

MARKERS = {
    "config": "relations between services and environments",
    "health": "health checks and probes",
    "api_contract": "contracts between services",
    "retry": "timeouts and attempts",
    "circuit_breaker": "circuit breakers and fallbacks",
    "session": "sessions, permissions and browsers",
    "analytics": "the pipeline of events",
    "logging": "logging and tracing",
    "integration": "every check of configuration",
    "interservice": "every check of configuration",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two options; nothing else is done where the first is not given."""
    group = parser.getgroup("config-lint", "configuration checks")
    group.addoption("--config-lint", action="append", metavar="ENVIRONMENT", default=[], help="Check this environment.")
    group.addoption("--config-lint-root", metavar="DIR", default="", help="The folder to check; otherwise pytest's root.")


def pytest_configure(config: pytest.Config) -> None:
    """Registers the markers, where they are used."""
    if config.getoption("--config-lint"):
        for name, meaning in MARKERS.items():
            config.addinivalue_line("markers", f"{name}: {meaning}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Adds an item for each rule and environment, before `-m` and `-k` choose among them.

    Raises `pytest.UsageError` where the check could not be made.
    """
    environments = config.getoption("--config-lint")
    if environments:
        items.extend(_items(session, Path(config.getoption("--config-lint-root") or config.rootpath), environments))


class RuleItem(pytest.Item):
    """One rule in one environment; it fails with what the rule finds at or above the fail level."""

    def __init__(self, *, findings: "tuple[Finding, ...]", **given: Any) -> None:
        super().__init__(**given)
        self.findings = findings

    def runtest(self) -> None:
        """Fails where something was found."""
        if self.findings:
            raise Found(self.findings)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings, without a traceback: nothing of it is about them."""
        if isinstance(excinfo.value, Found):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """What pytest calls the item."""
        return self.path, None, self.name


class Found(Exception):
    """What a rule found, a line each."""

    def __init__(self, findings: "tuple[Finding, ...]") -> None:
        super().__init__(
            "\n".join(f"{found.place.location}: {found.severity} {found.rule} {found.message}" for found in findings)
        )


def _items(session: pytest.Session, root: Path, environments: list[str]) -> Iterator[pytest.Item]:
    from config_lint.domain.usage import UsageError
    from config_lint.git import root_of
    from config_lint.options import load
    from config_lint.pipeline.asking import request_for, rules_for
    from config_lint.pipeline.checking import check
    from config_lint.rulebook.own import own_rules
    from config_lint.trees.work import WorkTree

    try:
        options = load(root, root_of(root.resolve()))
        rules, known = rules_for(options, own_rules(options), (), ())
        today = datetime.now(UTC).date()
        for environment in environments:
            request = request_for(options, known, (environment,), today=today)
            report, _ = check(WorkTree(options.origin.root), options, rules, known, request)
            found = _failing(report)
            for rule, _check in rules:
                name = f"{environment}::{rule.id}"
                item = RuleItem.from_parent(session, name=name, findings=tuple(found.get(rule.id, ())))
                for marker in dict.fromkeys((rule.marker, "integration", "interservice")):
                    item.add_marker(marker)
                yield item
    except UsageError as error:
        message = f"config-lint: {error}"
        raise pytest.UsageError(message) from None


def _failing(report: "Report") -> "dict[str, list[Finding]]":
    """What stops the environment, by rule, those under others included."""
    found: dict[str, list[Finding]] = {}
    for root in report.findings:
        for each in (root, *root.also):
            if each.fails_in:
                found.setdefault(each.rule, []).append(each)
    return found
