import gc
import sys
from datetime import date
from weakref import ref

import pytest

from config_lint.domain.report import Report
from config_lint.engine import Request
from config_lint.executor import Crew
from config_lint.options import options_from
from config_lint.pipeline.checking import check
from config_lint.pipeline.means import Means
from config_lint.trees.memory import MemoryTree
from tests.shipped import asked_by_default

FILES: dict[str, str | bytes] = {
    "staging/auth.yaml": "url: https://auth.staging.example.com\nJWT_SECRET: hunter2-hunter2\nLOG_LEVEL: LOUD\nPORT: 99999\n",
    "staging/backend.yaml": "AUTH_URL: https://auth.production.example.com\nJWT_SECRET: another-one-of-these\nDEBUG: true\n",
    "production/auth.yaml": "url: https://auth.production.example.com\nJWT_SECRET: k2-9fhw-28fh-28hf-28fh-28fh-28\nPORT: 80\n",
    "production/backend.yaml": "# config-lint: ignore[debug-in-production] for now\nDEBUG: true\nLOG_LEVEL: DEBUG\nA: [\n",
    "production/worker.env": "export AUTH_URL='http://localhost:1'\nKEY=\nKEY=2\n",
    "staging/worker.env": b"\xff\xfe\x00",
}

options = options_from({"promotion": ["staging", "production"], "sources": [{"path": "{environment}/{service}.*"}]})
rules, known = asked_by_default()


def report(jobs: int, environments: tuple[str, ...]) -> Report:
    request = Request(today=date(2026, 11, 1), environments=environments)
    return check(MemoryTree(FILES), options, rules, known, request, means=Means(crew=Crew(jobs)))[0]


@pytest.mark.parametrize("environments", [(), ("staging",)])
@pytest.mark.parametrize("jobs", [2, 5])
def test_the_report_is_the_same_whoever_works(monkeypatch: pytest.MonkeyPatch, jobs: int, environments: tuple[str, ...]) -> None:
    expected = report(1, environments)
    for module, threshold in (("engine.judged", "WORTHWHILE"), ("formats.reader", "MANY")):
        monkeypatch.setattr(sys.modules[f"config_lint.{module}"], threshold, 0)
    assert expected.findings
    assert report(jobs, environments) == expected


def test_a_fleet_is_let_go_when_nobody_asks_about_it_any_more() -> None:
    _, resolved = check(MemoryTree(FILES), options, rules, known, Request(today=date(2026, 11, 1)))
    fleet = ref(resolved.fleet)
    assert fleet() is not None
    del resolved
    gc.collect()
    assert fleet() is None
