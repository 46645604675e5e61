"""A small repository, and the program as its users call it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from config_lint.cli.program import run


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]

files = {
    "config-lint.toml": """\
promotion = ["staging", "production"]
select = ["auth/unsafe-jwt-algorithm", "auth/token-lifetime-order"]

[[sources]]
path = "environments/base/{service}.env"

[[sources]]
path = "environments/{environment}/{service}.env"
""",
    "environments/base/auth.env": "JWT_ALGORITHM=RS256\nJWT_SECRET_KEY=correct-horse-battery-staple\n",
    "environments/staging/auth.env": "JWT_ALGORITHM=none\n",
    "environments/staging/web.env": "AUTH_SERVICE_URL=http://auth:8081\n",
    "environments/production/auth.env": "LOG_LEVEL=INFO\n",
    "environments/production/web.env": "AUTH_SERVICE_URL=https://auth.example.com\n",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the commands run in: auth in staging lets anybody sign, the rest is well."""
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ours = ("CONFIG_LINT_COLOR", "CONFIG_LINT_OUTPUT_FORMAT")
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", *ours):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def command(repository: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command line in the repository."""
    assert repository.is_dir()

    def ended(*arguments: str) -> Ended:
        capsys.readouterr()
        code = run(arguments)
        return Ended(code, *capsys.readouterr())

    return ended
