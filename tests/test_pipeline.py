"""The story of a run, from files to the report."""

from pathlib import Path
from typing import Any

import pytest

from config_lint.domain.report import Report
from config_lint.domain.rule import Example
from config_lint.domain.usage import UsageError
from config_lint.engine import Request
from config_lint.options import options_from
from config_lint.pipeline.asking import rules_for
from config_lint.pipeline.examples import example_outcome
from config_lint.pipeline.resolving import resolve_fleet
from config_lint.trees.memory import MemoryTree
from config_lint.values.location import start_of
from tests.builders import fleet_of, report_of, rule_of

SOURCES = [{"path": "base/{service}.env"}, {"path": "{environment}/{service}.env"}]
LEVEL = rule_of("demo/level", parameters={"each": "service", "that": "service.logging.level != 'debug'"})
FILES = {
    "base/backend.env": "LOG_LEVEL=DEBUG\n",
    "staging/backend.env": "PORT=8000\n",
    "production/backend.env": "LOG_LEVEL=INFO\n",
    "production/auth.env": "LOG_LEVEL=INFO\n",
}


def options(**further: Any) -> dict[str, Any]:
    environments = {"staging": {}, "production": {}, "production-eu": {"extends": "production"}} | further.pop("environments", {})
    return {"sources": SOURCES, "environments": environments, **further}


def report(**asked: Any) -> Report:
    return report_of(FILES, options(), LEVEL, **asked)


def test_shared_file_is_at_fault_only_where_nothing_overrides_it() -> None:
    [finding] = report().findings
    assert (finding.place.location.path, finding.affects) == ("base/backend.env", (("staging", "backend"),))


def test_environment_includes_those_that_extend_it() -> None:
    assert report(environments=("production",)).environments == ("production", "production-eu")


def test_every_environment_that_is_not_abstract_is_reported_by_default() -> None:
    found = report_of(FILES, options(environments={"cloud": {"abstract": True}}), LEVEL)
    assert found.environments == ("staging", "production", "production-eu")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"environments": ("stagging",)}, 'unknown environment "stagging": did you mean "staging"?'),
        ({"services": ("bakend",)}, 'unknown service "bakend": did you mean "backend"?'),
        ({"environments": ("staging",), "services": ("auth",)}, "nothing to check: no service is in auth and staging"),
    ],
)
def test_what_is_asked_for_has_to_be_there(asked: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError) as caught:
        report(**asked)
    assert words in caught.value.message


def test_environment_without_services_is_nothing_to_check() -> None:
    with pytest.raises(UsageError, match="no service is in test"):
        report_of(FILES, options(environments={"test": {}}), LEVEL, environments=("test",))


def test_nothing_checked_is_no_success() -> None:
    with pytest.raises(UsageError, match="no service was found"):
        report_of({"README.md": "hello"}, options(), LEVEL)


def test_nothing_to_check_may_be_well_where_the_options_say_so() -> None:
    found = report_of({"README.md": "hello"}, options(**{"if-nothing": "ok"}), LEVEL)
    assert (found.findings, found.failed) == ((), False)


def test_broken_file_leaves_the_others_checked() -> None:
    unreadable = rule_of("demo/unreadable", check="free-of", parameters={"problem": "unreadable-file"}, message="{{ reason }}")
    found = report_of(FILES | {"production/auth.env": "no assignment\n"}, options(), unreadable, LEVEL)
    assert [(finding.rule, finding.place.location.path) for finding in found.findings] == [
        ("demo/level", "base/backend.env"),
        ("demo/unreadable", "production/auth.env"),
    ]


def test_comment_and_entry_suppress() -> None:
    files = FILES | {"base/backend.env": "LOG_LEVEL=DEBUG # config-lint: ignore[demo/level] -- agreed\n"}
    assert [finding.rule for finding in report_of(files, options(), LEVEL).suppressed] == ["demo/level"]
    entry = {"rule": "demo/level", "reason": "agreed", "environment": "staging"}
    assert [finding.rule for finding in report_of(FILES, options(suppress=[entry]), LEVEL).suppressed] == ["demo/level"]
    assert not report_of(FILES, options(suppress=[entry], locked=["demo"]), LEVEL, locked=("demo",)).suppressed


def test_finding_shows_its_line_and_its_chain() -> None:
    [finding] = report().findings
    assert str(finding.excerpt) == "LOG_LEVEL=DEBUG"
    assert [(step.location.path, step.value) for step in finding.place.chain] == [("base/backend.env", "DEBUG")]


def test_coverage_counts_written_places_once() -> None:
    coverage = report().coverage
    assert (coverage.files, coverage.services, coverage.settings) == (4, 2, 4)


def test_progress_is_told() -> None:
    steps: list[tuple[str, int, int]] = []
    resolve_fleet(MemoryTree(FILES), options_from(options()), lambda *step: steps.append(step))
    assert ("reading", 3, 4) in steps
    assert ("resolving", 4, 5) in steps


def test_services_know_their_files_and_what_was_overridden() -> None:
    found = fleet_of(FILES, options()).by_pair["production-eu", "backend"]
    assert found.files == ("base/backend.env", "production/backend.env")
    assert [link.entry.value for link in found.bound["logging.level"].chain] == ["DEBUG", "INFO"]


def test_no_rule_left_is_bad_usage() -> None:
    with pytest.raises(UsageError, match="no rule is selected"):
        rules_for(options_from({}), [], ["core"], ["core"])


def test_own_rules_take_part(tmp_path: Path) -> None:
    (tmp_path / "rules" / "own").mkdir(parents=True)
    (tmp_path / "rules" / "own" / "level.yaml").write_text(
        "title: Level\nseverity: info\nwhy: So.\nfix: So.\nsource: https://example.com\ncheck: holds\n"
        "with: {each: service, that: service.logging.level is set}\nmessage: no level\n",
        encoding="utf-8",
    )
    rules, known = rules_for(options_from({}), [(tmp_path / "rules", "rules")], ["own"], [])
    assert [rule.id for rule, _ in rules] == ["own/level"]
    assert known["level"] == "own/level"


def test_example_runs_with_its_rule_and_those_that_it_mentions() -> None:
    text = "LOG_LEVEL=DEBUG # config-lint: ignore[demo/level] -- agreed\n"
    example = Example(
        bad=True, files={"staging/backend.env": text}, options=options(), location=start_of("rules/demo/unused.yaml")
    )
    unused = rule_of("demo/unused", check="free-of", parameters={"problem": "suppression-unused"}, message="{{ rules }}")
    assert example_outcome(example, unused, [LEVEL, unused]).findings == ()
    malformed = rule_of(
        "demo/malformed", check="free-of", parameters={"problem": "suppression-malformed"}, message="{{ reason }}"
    )
    [finding] = example_outcome(example, malformed).findings
    assert "no rule demo/level" in finding.message


def test_request_takes_everything_unless_it_names_something() -> None:
    assert Request().names(("staging", "backend"))
    assert not Request(services=("auth",)).names(("staging", "backend"))
