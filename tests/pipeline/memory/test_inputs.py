"""Fleets whose files speak to many services and environments, as bases and overlays of Kustomize do."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config_lint.domain.service import Service
from config_lint.options import options_from
from config_lint.pipeline.memory import remembering
from config_lint.pipeline.memory.imprint import imprints_of
from config_lint.pipeline.memory.inputs import inputs_of
from config_lint.pipeline.resolving import resolve_fleet
from config_lint.trees.memory import MemoryTree
from tests import recalled
from tests.shipped import asked_by_default

ENVIRONMENTS = ("development", "test", "staging", "production")
SERVICES = ("web", "auth", "billing")
RULES, _ = asked_by_default()


def deployment(service: str) -> str:
    return f"""\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {service}
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: {service}
          image: registry.example.com/{service}:1.4.2
          env:
            - name: LOG_LEVEL
              value: info
            - name: JWT_SECRET
              value: Xk39x8sPq-7fQ2mZt
"""


BUILT = options_from(
    {
        "promotion": list(ENVIRONMENTS),
        "sources": [{"path": "base/{service}/*.yaml"}, {"path": "overlays/{environment}/{service}/*.yaml"}],
    }
)
BUILT_FILES = {
    **{f"base/{service}/deployment.yaml": deployment(service) for service in SERVICES},
    **{f"base/{service}/kustomization.yaml": "resources:\n  - deployment.yaml\n" for service in SERVICES},
    **{
        f"overlays/{environment}/{service}/kustomization.yaml": f"resources:\n  - ../../../base/{service}\n"
        for environment in ENVIRONMENTS
        for service in SERVICES
    },
}

OTHERS = "".join(f"limit_{number}: {number + 20}\n" for number in range(6))

OBJECTS = options_from(
    {
        "promotion": list(ENVIRONMENTS),
        "sources": [{"path": "base/{service}/*.yaml"}, {"path": "overlays/{environment}/{service}/*.yaml"}],
    }
)
OBJECT_FILES = {
    **{f"base/{service}/deployment.yaml": deployment(service) for service in SERVICES},
    **{
        f"overlays/{environment}/{service}/config.yaml": f"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {service}\n"
        "data:\n  RETRIES: '3'\n"
        for environment in ENVIRONMENTS
        for service in SERVICES
    },
}

LAYERED = options_from(
    {"promotion": list(ENVIRONMENTS), "sources": [{"path": "{service}.yaml"}, {"path": "{environment}/{service}.yaml"}]}
)
LAYERED_FILES = {
    **{f"{service}.yaml": f"server:\n  port: 8080\nretries: 3\ntitle: the {service} of all\n{OTHERS}" for service in SERVICES},
    **{
        f"{environment}/{service}.yaml": f"workers: 4\nlog_level: info\nowner: team {service}\n"
        for environment in ENVIRONMENTS
        for service in SERVICES
    },
}

EDITS = {
    "replicas: 2": "replicas: 3",
    "value: info": "value: debug",
    "Xk39x8sPq-7fQ2mZt": "Xk39x8sPq-7fQ2mZu",
    ":1.4.2": ":1.4.3",
    "kind: Deployment": "# moved down\nkind: Deployment",
    "- deployment.yaml": "- deployment.yaml\npatches:\n  - patch: |-\n      - op: replace\n        path: /spec/replicas\n"
    "        value: 5\n    target:\n      kind: Deployment",
    "RETRIES: '3'": "RETRIES: '4'",
    "retries: 3": "retries: 4",
    "port: 8080": "port: 80800",
    "workers: 4": "workers: 9\nspare: true",
    "log_level: info": "log_level: debug",
    "owner: team": "owner: [team",
}


def edited(files: Mapping[str, str], path: str) -> dict[str, str]:
    """One file with all the edits that fit it."""
    text = files[path]
    for old, new in EDITS.items():
        text = text.replace(old, new)
    return {**files, path: text}


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The services of which each run that asked rules took imprints."""
    times: list[set[str]] = []

    def noted(services: Sequence[Service], *given: Any) -> Any:
        times.append({service.name for service in services})
        return imprints_of(services, *given)

    monkeypatch.setattr(remembering, "imprints_of", noted)
    return times


def test_who_is_made_of_the_same_layers_is_the_same(tmp_path: Path, taken: list[set[str]]) -> None:
    recalled.next_one(OBJECT_FILES, OBJECTS, RULES, tmp_path)
    after = edited(OBJECT_FILES, "base/auth/deployment.yaml")
    assert recalled.next_one(after, OBJECTS, RULES, tmp_path) == recalled.first(after, OBJECTS, RULES)
    assert taken == [set(SERVICES), {"auth"}]


def test_what_a_service_was_before_a_run_that_did_not_look_is_not_what_it_is(tmp_path: Path, taken: list[set[str]]) -> None:
    path = "production/web.yaml"
    debug = {**LAYERED_FILES, path: LAYERED_FILES[path].replace("info", "debug")}
    broken = {**LAYERED_FILES, "staging/auth.yaml": "workers: [4\n"}
    for files in (LAYERED_FILES, debug):
        assert recalled.next_one(files, LAYERED, RULES, tmp_path) == recalled.first(files, LAYERED, RULES)
    assert len(taken) == 1, "the second run takes the imprint of the changed service alone, and looks at no other"
    for files in (broken, debug, LAYERED_FILES):
        assert recalled.next_one(files, LAYERED, RULES, tmp_path) == recalled.first(files, LAYERED, RULES)


def test_of_what_cannot_be_written_down_nobody_knows_whether_it_is_the_same(tmp_path: Path, taken: list[set[str]]) -> None:
    files = {**OBJECT_FILES, "base/web/deployment.yaml": deployment("web").replace("replicas: 2", f"replicas: {1 << 70}")}
    recalled.next_one(files, OBJECTS, RULES, tmp_path)
    recalled.next_one(edited(files, "base/auth/deployment.yaml"), OBJECTS, RULES, tmp_path)
    assert taken == [set(SERVICES), {"auth", "web"}]


def test_a_fleet_that_shares_little_is_not_told_twice() -> None:
    files = {path: text for path, text in LAYERED_FILES.items() if "/" in path}
    assert inputs(files) == ()
    assert all(inputs(LAYERED_FILES))


@pytest.mark.parametrize(
    ("old", "new"), [("workers: 4", "workers: 9"), ("workers: 4", "\nworkers: 4"), ("workers", "worker"), ("team", "'team'")]
)
def test_all_that_a_layer_says_is_told(old: str, new: str) -> None:
    text = LAYERED_FILES["staging/web.yaml"].replace(old, new).replace("'team' web", "'team web'")
    before, after = inputs(LAYERED_FILES), inputs({**LAYERED_FILES, "staging/web.yaml": text})
    assert [one == other for one, other in zip(before, after, strict=True)].count(False) == 1


def test_what_cannot_be_written_down_is_never_the_same() -> None:
    found = inputs({**LAYERED_FILES, "staging/web.yaml": f"workers: {1 << 70}\n"})
    assert found.count(b"") == 1


def inputs(files: Mapping[str, str]) -> tuple[bytes, ...]:
    fleet = resolve_fleet(MemoryTree(files), LAYERED).fleet
    return inputs_of(fleet.services, lambda data: blake2b(data, key=b"key", digest_size=20).digest())


FLEETS = {"built": (BUILT_FILES, BUILT), "objects": (OBJECT_FILES, OBJECTS), "layered": (LAYERED_FILES, LAYERED)}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(FLEETS)), st.data())
def test_on_any_way_each_report_is_that_of_a_first_run(
    tmp_path_factory: pytest.TempPathFactory, which: str, data: st.DataObject
) -> None:
    files, options = FLEETS[which]
    folder = tmp_path_factory.mktemp("cache")
    known = {}
    for changed in data.draw(st.lists(st.frozensets(st.sampled_from(sorted(files)), max_size=2), min_size=2, max_size=5)):
        now = dict(files)
        for path in sorted(changed):
            now = edited(now, path)
        if changed not in known:
            known[changed] = recalled.first(now, options, RULES)
        assert recalled.next_one(now, options, RULES, folder) == known[changed]
