"""Whatever a fleet is like: the report is the same, byte for byte, whether it is divided or not."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config_lint.domain.usage import UsageError
from config_lint.options import Options, options_from
from tests.faulty_fleet import FILES, OPTIONS, printed, run
from tests.workers import Nearby


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config_lint.pipeline.division.partition.WORTHWHILE", 1)


ENVIRONMENTS = ("staging", "production", "production-eu")
SERVICES = ("auth", "identity", "backend", "web", "worker")
LINES = (
    "LOG_LEVEL: LOUD",
    "LOG_LEVEL: debug",
    "JWT_SECRET: hunter2-hunter2",
    "JWT_SECRET: 'k2-9fhw-28fh-28hf-28fh-28fh-28'",
    "DATABASE_URL: postgres://app:Xk39x8sPq@db.production.example.com:5432/app?sslmode=disable",
    "DATABASE_URL: postgres://app:${DATABASE_PASSWORD}@db/app",
    "DATABASE_PASSWORD: Xk39x8sPqLw",
    "AUTH_URL: https://auth.production.example.com",
    "AUTH_URL: ${AUTH_BASE}/v1",
    "AUTH_BASE: http://identity.staging.example.com:8080",
    "PORT: 99999",
    "PORT: 8080",
    "server: {port: 8080, timeout: 30s}",
    "DEBUG: true",
    "# config-lint: ignore[auth/weak-secret] -- on purpose",
    "# config-lint: ignore[nothing] -- there is none",
    "CERTIFICATE: |\n  -----BEGIN PRIVATE KEY-----\n  MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n  -----END PRIVATE KEY-----",
    'TOKEN: "quo\\"ted-8f2kd9Jw02kd"',
    "hosts: [a.example.com, b.example.com]",
    "hosts: []",
    "UNSET: ${NOWHERE}",
    "REDIS_HOST: redis.staging.internal",
    "a: [1",
    "---",
    "LOG_LEVEL: debug\nLOG_LEVEL: info",
    "owner: ürsula",
)
PATHS = (
    "base.yaml",
    "production.yaml",
    "staging.yaml",
    "many/production.yaml",
    *(f"base/{service}.yaml" for service in SERVICES),
    *(f"{environment}/{service}.yaml" for environment in ENVIRONMENTS for service in SERVICES),
    "staging/auth-service.yaml",
    "stg/web.env",
    "README.md",
)
texts = st.lists(st.sampled_from(LINES), max_size=8).map(lambda lines: "".join(f"{line}\n" for line in lines))
entries = st.dictionaries(st.sampled_from(("auth", "web", "extra")), st.sampled_from(("LOG_LEVEL: LOUD", "JWT_SECRET: short")))
nested = entries.map(lambda found: "services:\n" + "".join(f"  {name}:\n    {line}\n" for name, line in found.items()))


def content(path: str) -> st.SearchStrategy[str | bytes]:
    if path.startswith("many/"):
        return nested
    return texts | st.just(b"\xff\xfe\x00") if path.startswith("staging") else texts


files = st.sampled_from(PATHS).flatmap(lambda path: st.tuples(st.just(path), content(path)))
fleets = st.lists(files, min_size=2, max_size=14).map(dict)
chosen = st.sets(st.sampled_from(OPTIONS["sources"][:4]).map(lambda source: source["path"]))


def options_without(paths: set[str]) -> Options:
    return options_from(OPTIONS | {"sources": [source for source in OPTIONS["sources"] if source["path"] not in paths]})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(fleets, chosen, st.sampled_from([(), ("staging",)]))
def test_the_report_is_the_same(fleet: dict[str, str | bytes], left_out: set[str], environments: tuple[str, ...]) -> None:
    options = options_without(left_out)
    try:
        whole, resolved = run(fleet, options=options, environments=environments)
    except UsageError as error:
        with pytest.raises(UsageError, match=f"^{re.escape(str(error))}$"):
            run(fleet, Nearby(), options, environments=environments)
        return
    divided, joined = run(fleet, Nearby(), options, environments=environments)
    assert divided == whole
    assert joined.fleet.problems == resolved.fleet.problems
    assert printed(divided) == printed(whole)


def test_the_report_is_the_same_with_faults_of_all_kinds() -> None:
    whole, _ = run(FILES)
    divided, joined = run(FILES, Nearby())
    assert not joined.undivided
    assert printed(divided) == printed(whole)
