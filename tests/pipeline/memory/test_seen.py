"""One plain text is another, and a check says more or less than before: what is kept of it is then no answer.

Of `free-of` there is no case: it looks at no texts. Where something is wrong with what is written, everybody is looked at.
Those of which the examples of rules tell (`test_examples.py`) need none.
"""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from config_lint.discovery import subclasses_in
from config_lint.domain.check import Check
from config_lint.options import options_from
from config_lint.rulebook.checks import with_check
from tests.recalled import first, next_one
from tests.shipped import shipped_rules

BY_ID = {rule.id: rule for rule in shipped_rules()}

YAML = ({"path": "base/{service}.yaml"}, {"path": "{environment}/{service}.yaml"})
INVENTORY = [{"path": "{environment}/secrets.txt"}]
COMPOSE = ({"path": "{environment}/compose.yaml", "services-at": "services"},)

Files = dict[str, str]


class Case(NamedTuple):
    """A fleet of which a rule says something, or nothing, and a text in one of its files that makes it say the other."""

    rule: str
    files: Files
    path: str
    old: str
    new: str
    sources: tuple[dict[str, str], ...] = YAML

    def edited(self) -> Files:
        """The files with the other text."""
        assert self.files[self.path].count(self.old) == 1
        return {**self.files, self.path: self.files[self.path].replace(self.old, self.new)}

    def options(self) -> dict[str, Any]:
        """Environments are those that there are, in the usual order."""
        met = {path.partition("/")[0] for path in self.files}
        order = [name for name in ("development", "test", "staging", "production") if name in met]
        return {"promotion": order, "sources": list(self.sources), "inventory": INVENTORY}


VAULT = "${vault:web#jwt}"

WORKLOAD = """\
kind: Deployment
spec:
  selector:
    matchLabels:
      app: web
  template:
    spec:
      containers:
        - name: web
          image: shop/web:1
"""

PROBED = f"{WORKLOAD}          livenessProbe:\n            periodSeconds: 10\n"

SITES = ("alpha", "bravo", "carol", "delta", "eagle", "flute")

VOLUMES = {
    "test/web.yaml": "volumeId: vol-0a1b2c3d4e5f60001\n",
    "test/mail.yaml": "volumeId: vol-0a1b2c3d4e5f60002\n",
    "staging/web.yaml": "volumeId: vol-0a1b2c3d4e5f60003\n",
    "staging/mail.yaml": "volumeId: vol-0a1b2c3d4e5f60004\n",
    "production/web.yaml": "volumeId: vol-0a1b2c3d4e5f60006\n",
    "production/mail.yaml": "volumeId: vol-0a1b2c3d4e5f60005\n",
}

CASES = {
    "beyond-loopback": Case(
        "service-urls/loopback-outside-development",
        {"production/web.yaml": "upload_url: http://files.example.com:9000/upload\n"},
        "production/web.yaml",
        "files.example.com",
        "localhost",
    ),
    "beyond-loopback, for what listens": Case(
        "service-urls/loopback-outside-development",
        {"production/web.yaml": 'upload_url: http://localhost:9000/upload\nupload:\n  hostPort: "9000"\n'},
        "production/web.yaml",
        '"9000"',
        '"9001"',
    ),
    "beyond-loopback, for what a default says": Case(
        "service-urls/loopback-outside-development",
        {
            "base/web.yaml": "upload_url: ${NONE:-http://localhost:9000/}\nSITE: http://localhost:9000/\n",
            "production/web.yaml": "rooms: 4\n",
        },
        "base/web.yaml",
        "${NONE:-http://localhost:9000/}",
        "${SITE}",
    ),
    "credentials-own": Case(
        "auth/default-credentials",
        {"production/web.yaml": "GF_SECURITY_ADMIN_USER: keeper\nGF_SECURITY_ADMIN_PASSWORD: admin\n"},
        "production/web.yaml",
        "keeper",
        "admin",
    ),
    "host-known, for names": Case(
        "service-urls/unknown-service",
        {
            "staging/web.yaml": "AUTH_SERVICE_URL: http://auht:8081\n",
            "staging/auth.yaml": "PORT: 8081\n",
            "staging/more.yaml": "kind: Service\nmetadata:\n  name: auht\n",
        },
        "staging/more.yaml",
        "name: auht",
        "name: else",
    ),
    "host-known, for kinds": Case(
        "service-urls/unknown-service",
        {
            "staging/web.yaml": "AUTH_SERVICE_URL: http://auht:8081\n",
            "staging/auth.yaml": "PORT: 8081\n",
            "staging/more.yaml": "kind: Service\nmetadata:\n  name: auht\n",
        },
        "staging/more.yaml",
        "kind: Service",
        "kind: Role",
    ),
    "identifiers-apart": Case("drift/shared-identifier", VOLUMES, "production/web.yaml", "60006", "60003"),
    "keys-agree": Case(
        "drift/disagreeing-keys",
        {f"production/{name}.yaml": f"label: {name}.example.com\nsite:\n  zone: {name}.example.com\n" for name in SITES}
        | {"production/grape.yaml": "label: grape.example.com\nsite:\n  zone: grape.example.com\n"},
        "production/grape.yaml",
        "zone: grape.",
        "zone: other.",
    ),
    "keys-agree, for what is learned": Case(
        "drift/disagreeing-keys",
        {
            f"{environment}/{name}.yaml": f"label: {name}.example.com\nsite:\n  zone: {name}.example.com\n"
            for environment in ("staging", "production")
            for name in SITES[:4]
        }
        | {"production/grape.yaml": "label: grape.example.com\nsite:\n  zone: other.example.com\n"}
        | {"production/flute.yaml": "label: flute.example.com\nsite:\n  zone: flute.example.com\n"},
        "production/flute.yaml",
        "zone: flute.example.com",
        "zone: none",
    ),
    "keys-complete": Case(
        "drift/missing-key",
        {
            "test/web.yaml": "AUTH_URL: http://auth.test\nMAIL_STYLE: coloured\n",
            "staging/web.yaml": "AUTH_URL: http://auth.staging\nMAIL_STYLE: red\n",
            "production/web.yaml": "AUTH_URL: http://auth.production\n",
        },
        "staging/web.yaml",
        "red",
        "reddish",
    ),
    "keys-spelled-alike": Case(
        "drift/near-miss-key",
        {
            "production/web.yaml": "DATABASE_POOL_TIMEOUT: 5s\nDATABASE_POOL_LIFETIME: 30m\n"
            "DATABASE_URL: postgres://db/orders\nDATABSE_POOL_SIZE: 20\n",
            "production/mail.yaml": "note: a databse of its own\n",
        },
        "production/mail.yaml",
        "databse",
        "database",
    ),
    "level-within": Case(
        "logging/debug-in-production",
        {"production/web.yaml": "logging:\n  level:\n    com.example.orders: info\n"},
        "production/web.yaml",
        "info",
        "debug",
    ),
    "oauth-complete": Case(
        "auth/oauth-incomplete",
        {
            "staging/web.yaml": "GITHUB_CLIENT_ID: Iv1.8a63e0f5c1b2d947\nenvFrom:\n  - secret: more\n",
            "production/web.yaml": "GITHUB_CLIENT_ID: Iv1.4f1c9a7be2d05386\nGITHUB_CLIENT_SECRET: ${vault:web#github}\n",
        },
        "staging/web.yaml",
        "secret: more",
        'secret: ""',
    ),
    "own-zone": Case(
        "service-urls/wrong-environment",
        {
            "staging/web.yaml": "page_url: https://page.staging.example.com\ndocs_url: https://docs.staging.example.com\n",
            "production/web.yaml": "page_url: https://page.production.example.com\ndocs_url: https://docs.production.example.com\n",
        },
        "production/web.yaml",
        "docs.production",
        "docs.staging",
    ),
    "own-zone, for what an object is called": Case(
        "service-urls/wrong-environment",
        {
            "staging/web.yaml": "page_url: https://page.staging.example.com\ndocs_url: https://docs.staging.example.com\n",
            "production/web.yaml": "metadata:\n  name: web\n"
            "page_url: https://page.production.example.com\ndocs_url: https://docs.staging.example.com\n",
        },
        "production/web.yaml",
        "name: web",
        "name: web-to-staging",
    ),
    "placeholder-free": Case(
        "core/placeholder-value", {"production/web.yaml": "GREETING: hello\n"}, "production/web.yaml", "hello", "CHANGEME"
    ),
    "placeholder-free, for what refers to one": Case(
        "core/placeholder-value",
        {"production/web.yaml": "GREETING: CHANGEME\nmotto: ${GREETING}\n"},
        "production/web.yaml",
        "${GREETING}",
        "${NONE:-CHANGEME}",
    ),
    "points-elsewhere": Case(
        "service-urls/self-reference",
        {
            "staging/web.yaml": "AUTH_URL: https://auth.staging.example.com\nroute_host: web.staging.example.com\n",
            "production/web.yaml": "AUTH_URL: https://web.example.com\nroute_host: shop.example.com\n",
            "production/auth.yaml": "PORT: 8081\n",
        },
        "production/web.yaml",
        "host: shop.",
        "host: web.",
    ),
    "ports-answered": Case(
        "service-urls/port-mismatch",
        {
            "staging/web.yaml": "AUTH_SERVICE_URL: http://auth:80\n",
            "staging/auth.yaml": 'PORT: 8081\nservice:\n  targetPort: "80"\n',
        },
        "staging/auth.yaml",
        '"80"',
        '"90"',
    ),
    "ports-apart": Case(
        "service-urls/port-collision",
        {
            "development/web.yaml": 'auth_port: "8081"\nmail_port: "8082"\n',
            "development/auth.yaml": "rooms: 4\n",
            "development/mail.yaml": "rooms: 4\n",
        },
        "development/web.yaml",
        "8082",
        "8081",
    ),
    "ports-apart, for what is published": Case(
        "service-urls/port-collision",
        {
            "development/compose.yaml": "services:\n"
            '  auth:\n    ports:\n      - "8081:80"\n  mail:\n    ports:\n      - "8082:80"\n'
        },
        "development/compose.yaml",
        "8082",
        "8081",
        COMPOSE,
    ),
    "ready-without-circle": Case(
        "health/readiness-cycle",
        {
            "production/web.yaml": "depends_on:\n  auth:\n    condition: service_healthy\n",
            "production/auth.yaml": "depends_on:\n  web:\n    condition: service_started\n",
        },
        "production/auth.yaml",
        "service_started",
        "service_healthy",
    ),
    "reference-defined": Case(
        "auth/unknown-secret-reference",
        {
            "staging/web.yaml": "env:\n  - name: DB_PASSWORD\n"
            "    valueFrom: {secretKeyRef: {name: web-database-credential, key: password}}\n",
            "staging/more.yaml": "kind: ExternalSecret\nspec:\n  target:\n    name: web-database-credential\n",
        },
        "staging/more.yaml",
        "credential",
        "credentials",
    ),
    "reference-defined, for kinds": Case(
        "auth/unknown-secret-reference",
        {
            "staging/web.yaml": "env:\n  - name: DB_PASSWORD\n"
            "    valueFrom: {secretKeyRef: {name: web-database-credential, key: password}}\n",
            "staging/more.yaml": "kind: ConfigMap\nspec:\n  target:\n    name: web-database-credentials\n",
        },
        "staging/more.yaml",
        "ConfigMap",
        "ExternalSecret",
    ),
    "reference-defined, for what is listed": Case(
        "auth/unknown-secret-reference",
        {"staging/web.yaml": "secretName: web-database\n", "staging/secrets.txt": "web-database\n"},
        "staging/web.yaml",
        "web-database",
        "web-cache",
    ),
    "reference-of-own-zone": Case(
        "auth/wrong-environment-reference",
        {f"{name}/web.yaml": f"secretName: web-{name}-database\n" for name in ("test", "staging", "production")},
        "staging/web.yaml",
        "web-staging",
        "web-test",
    ),
    "references-resolve": Case(
        "core/unresolved-reference",
        {
            "development/web.yaml": "motto: ${GREETED}-hello\n",
            "development/auth.yaml": "GREETED: all\nCROWD: everybody\nmotto: ${CROWD}-hello\n",
            "development/mail.yaml": "GREETED: all\nmotto: ${GREETED}-hello\n",
            "production/web.yaml": "rooms: 4\n",
        },
        "development/auth.yaml",
        "${CROWD}-hello",
        "${GREETED}-hello",
    ),
    "secret-present": Case(
        "auth/missing-secret",
        {
            "test/web.yaml": f"JWT_SECRET: {VAULT}\nrooms: 4\n",
            "staging/web.yaml": "rooms: 4\nenvFrom:\n  - secret: more\n",
            "production/web.yaml": f"JWT_SECRET: {VAULT}\nrooms: 4\n",
        },
        "staging/web.yaml",
        "secret: more",
        'secret: ""',
    ),
    "types-alike": Case(
        "drift/type-differs",
        {
            "development/web.yaml": "rooms: 4\nflags:\n  strict: true\n",
            "staging/web.yaml": "rooms: 4\nflags:\n  strict: true\n",
            "production/web.yaml": 'rooms: 4\nflags:\n  strict: "partly"\n',
        },
        "production/web.yaml",
        "partly",
        "true",
    ),
    "value-well-formed": Case(
        "core/malformed-value", {"staging/web.yaml": "limit: 32Mi\n"}, "staging/web.yaml", "32Mi", "32MiMi"
    ),
    "watched-like-peers": Case(
        "health/missing-health-check",
        {"staging/web.yaml": PROBED, "production/web.yaml": WORKLOAD},
        "production/web.yaml",
        "kind: Deployment",
        "kind: Job",
    ),
}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_what_a_text_makes_a_check_say_is_said_by_the_next_run(tmp_path: Path, case: Case) -> None:
    options, rules = options_from(case.options()), [with_check(BY_ID[case.rule])]
    states = [case.files, case.edited()]
    expected = [first(files, options, rules) for files in states]
    assert len(expected[0].findings) != len(expected[1].findings)
    for files, report in [*zip(states, expected, strict=True)] * 2:
        assert next_one(files, options, rules, tmp_path) == report


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
@pytest.mark.parametrize("text", ["old", "new"])
def test_so_is_what_a_line_makes_it_say_that_comes_or_goes(tmp_path: Path, case: Case, text: str) -> None:
    options, rules = options_from(case.options()), [with_check(BY_ID[case.rule])]
    files = case.files if text == "old" else case.edited()
    lines = files[case.path].splitlines(keepends=True)
    left = "".join(line for line in lines if getattr(case, text) not in line)
    states = [files, {**files, case.path: left or "spare: 1\n"}]
    expected = [first(each, options, rules) for each in states]
    for each, report in [*zip(states, expected, strict=True)] * 2:
        assert next_one(each, options, rules, tmp_path) == report


TOLD_BY_EXAMPLES = frozenset(
    (
        *("certificate-lasting", "copies-changed", "named-after-itself", "not-swapped", "own-prefix", "shapes-alike"),
        *("token-of-own-environment", "values-alike", "values-own", "values-spelled-alike"),
    )
)
"""Checks of which a rule has a good and a bad example that differ in plain texts."""


def test_each_check_that_may_be_blind_has_a_case() -> None:
    kinds: dict[str, type[Check[Any, Any]]] = subclasses_in("config_lint.checks", Check, "config_lint.checks")
    may_be_blind = {
        name for name, kind in kinds.items() if kind.is_blind_to is not Check.is_blind_to or kind.more is not Check.more
    }
    assert may_be_blind == {BY_ID[case.rule].check for case in CASES.values()} | TOLD_BY_EXAMPLES | {"free-of"}
