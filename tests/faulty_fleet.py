"""A fleet with faults of all kinds, and how it is checked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from config_lint.domain.report import Report
from config_lint.engine import Request
from config_lint.executor import Workers
from config_lint.options import Options, options_from
from config_lint.pipeline.checking import check
from config_lint.pipeline.means import Means
from config_lint.pipeline.resolving import Resolved
from config_lint.pipeline.served import Progress
from config_lint.reporters.json import Json
from config_lint.reporters.reporter import Display
from config_lint.trees.memory import MemoryTree
from tests.shipped import asked_by_default

TODAY = date(2026, 11, 1)
RULES, KNOWN = asked_by_default()

OPTIONS: dict[str, Any] = {
    "promotion": ["staging", "production"],
    "environments": {"staging": {"aliases": ["stg"]}, "production-eu": {"extends": "production"}},
    "services": {"auth": {"aliases": ["auth-service"]}},
    "provided": ["*_PASSWORD"],
    "sources": [
        {"path": "base.yaml"},
        {"path": "{environment}.yaml"},
        {"path": "many/{environment}.yaml", "services-at": "services"},
        {"path": "base/{service}.yaml"},
        {"path": "{environment}/{service}.*"},
    ],
}

SECRETS = ("Xk39x8sPqLw", "hunter2-hunter2", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", "9fhwQuoted28fh", "sharedTok3n8fk2jd9")
"""Each in one place: a password, one of several services, a key of many lines, one in a notation, one of a shared file."""

FILES: dict[str, str | bytes] = {
    "base.yaml": f"REGION: eu\nSHARED_TOKEN: {SECRETS[4]}\nUNSET: ${{NOWHERE}}\nDEBUG: true\n",
    "production.yaml": "LOG_LEVEL: debug\n# config-lint: ignore[logging/debug-in-production] -- for the migration\nDEBUG: true\n",
    "many/staging.yaml": "services:\n  extra:\n    PORT: 99999\n  auth:\n    LOG_LEVEL: LOUD\n",
    "base/backend.yaml": "AUTH_URL: https://auth.production.example.com\nDATABASE_HOST: db\n",
    "staging/auth.yaml": f"url: https://auth.staging.example.com\nJWT_SECRET: {SECRETS[1]}\nLOG_LEVEL: LOUD\nPORT: 99999\n",
    "staging/backend.yaml": f"DB_PASSWORD: {SECRETS[0]}\nDATABASE_URL: postgres://a:${{DB_PASSWORD}}@db/a\n",
    "production/web.yaml": f"JWT_SECRET: {SECRETS[1]}\n",
    "staging/web.yaml": f"TLS_KEY: |\n  -----BEGIN PRIVATE KEY-----\n  {SECRETS[2]}\n  -----END PRIVATE KEY-----\nAUTH_URL: http://localhost\n",
    "production/auth-service.yaml": f'url: https://auth.production.example.com\nAPI_TOKEN: "a\\"{SECRETS[3]}"\nPORT: 80\n',
    "production/backend.yaml": "# config-lint: ignore[debug-in-production] for now\nDEBUG: true\nA: [\n",
    "production/worker.env": "export AUTH_URL='http://localhost:1'\nKEY=\nKEY=2\n",
    "staging/worker.env": b"\xff\xfe\x00",
}


def run(
    files: Mapping[str, str | bytes],
    workers: Workers | None = None,
    options: Options | None = None,
    progress: Progress = lambda *_: None,
    environments: tuple[str, ...] = (),
) -> tuple[Report, Resolved]:
    """The report, made with these workers or without any."""
    request = Request(today=TODAY, environments=environments)
    means = Means(cluster=workers)
    return check(MemoryTree(files), options or options_from(OPTIONS), RULES, KNOWN, request, progress, means=means)


def printed(report: Report) -> str:
    """The report as it is written."""
    return Json().render(report, Display(show_suppressed=True))
