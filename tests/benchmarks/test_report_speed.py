from datetime import date
from pathlib import Path

from benchmarks.report_speed import write
from config_lint.engine import Request
from config_lint.options import load
from config_lint.pipeline.asking import rules_for
from config_lint.pipeline.checking import check
from config_lint.trees.work import WorkTree


def test_fleet_has_as_many_findings_as_are_wanted(tmp_path: Path) -> None:
    write(tmp_path, 80)
    options = load(tmp_path, tmp_path)
    rules, known = rules_for(options, [], [], [])
    report, _ = check(WorkTree(tmp_path), options, rules, known, Request(today=date(2027, 1, 31)))
    assert [finding.rule for finding in report.findings] == ["service-urls/malformed-url"] * 80
