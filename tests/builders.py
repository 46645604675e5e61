"""Fleets that exist only in memory, resolved by the same steps as real ones.

found = fleet(staging={"backend": {"LOG_LEVEL": "DEBUG"}}, production={"backend": {"LOG_LEVEL": "INFO"}})
assert [violation.place.key for violation in violations(found, "ordered-by-promotion", setting="logging.level")] == ["LOG_LEVEL"]
"""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from config_lint.discovery import plugin_named
from config_lint.domain.check import Check, Group
from config_lint.domain.fleet import Fleet
from config_lint.domain.report import Report
from config_lint.domain.rule import Rule
from config_lint.domain.severity import Confidence, Severity
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.engine import Request
from config_lint.options import Options, options_from
from config_lint.pipeline.checking import check, past
from config_lint.pipeline.resolving import Resolved, resolve_fleet
from config_lint.rulebook import names_of
from config_lint.rulebook.checks import with_check
from config_lint.trees.memory import MemoryTree

Services = Mapping[str, Mapping[str, Any]]


def options_of(data: Mapping[str, Any]) -> Options:
    """The options that a `config-lint.toml` with this data gives."""
    return options_from(data)


def resolved(files: Mapping[str, str | bytes], options: Mapping[str, Any] | None = None) -> Resolved:
    """The fleet of these files, with the documents and layers behind it."""
    return resolve_fleet(MemoryTree(files), options_of(options or {}))


def fleet_of(files: Mapping[str, str | bytes], options: Mapping[str, Any] | None = None) -> Fleet:
    """The fleet of these files."""
    return resolved(files, options).fleet


def fleet(*, options: Mapping[str, Any] | None = None, base: Services | None = None, **environments: Services) -> Fleet:
    """The fleet of `{environment: {service: {RAW_KEY: value}}}`; each service is a JSON file, over its file in `base`.

    `options` are added to those that say where the files are. Names that are no identifiers come as `**{"production-eu": {...}}`.
    """
    files = {f"base/{service}.json": json.dumps(settings, indent=2) for service, settings in (base or {}).items()}
    for environment, services in environments.items():
        files |= {f"{environment}/{service}.json": json.dumps(settings, indent=2) for service, settings in services.items()}
    given = dict(options or {})
    declared = {name: {} for name in environments} | given.pop("environments", {})
    sources = [{"path": "base/{service}.json"}, {"path": "{environment}/{service}.json"}]
    return fleet_of(files, {"sources": sources, "environments": declared, **given})


def changed(before: Mapping[str, str], now: Mapping[str, str], options: Mapping[str, Any], *, lasting: bool = False) -> Fleet:
    """The fleet of the files of now beside what it was with those of before."""
    told = options_of(options)
    before_it = past(MemoryTree(before), told, [], {}, Request(), lasting=lasting)
    fleet = fleet_of(now, options)
    return fleet.given(fleet.problems, past=before_it)


def outcomes(found: Fleet, check: str, **parameters: Any) -> list[Outcome]:
    """What the check of that name answers, for every group of the fleet."""
    kind: Any = plugin_named(check, "config_lint.checks", Check, "config_lint.checks")
    asked: Check[Any, Any] = kind(msgspec.convert(parameters, kind.parameters_type))
    groups: Mapping[Group, tuple[Any, ...]] = {
        Group.SERVICE: found.services,
        Group.ENVIRONMENT: found.members,
        Group.KEY: found.rows,
        Group.KIN: found.kin,
        Group.FLEET: (found,),
    }
    return [outcome for group in groups[asked.group] for outcome in asked.examine(group)]


def violations(found: Fleet, check: str, **parameters: Any) -> list[Violation]:
    """The violations among the check's answers."""
    return [outcome for outcome in outcomes(found, check, **parameters) if isinstance(outcome, Violation)]


def unknown(found: Fleet, check: str, **parameters: Any) -> int:
    """How many elements the check could not judge."""
    return outcomes(found, check, **parameters).count(Verdict.NOT_EVALUATED)


def rule_of(identity: str = "demo/fault", *, check: str = "holds", **said: Any) -> Rule:
    """A rule of that name; what is not said of it does not matter."""
    known: dict[str, Any] = {
        "title": "Fault",
        "severity": Severity.ERROR,
        "confidence": Confidence.HIGH,
        "marker": "config",
        "why": "It is one.",
        "fix": "Mend it.",
        "source": "https://example.com",
        "parameters": {},
        "message": "{{ key }} is at fault",
        "path": f"rules/{identity}.yaml",
    }
    return Rule(id=identity, check=check, **known | said)


def report_of(files: Mapping[str, str | bytes], options: Mapping[str, Any], *rules: Rule, **asked: Any) -> Report:
    """The report on these files by these rules; `asked` is what a `Request` has."""
    checked = [with_check(rule) for rule in rules]
    return check(MemoryTree(files), options_of(options), checked, names_of(rules), Request(**asked))[0]
