"""Rules as tests, in a project folder of somebody else."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.warm.python import python

pytestmark = pytest.mark.slow

OTHERS = ("cacheprovider", "hypothesispytest", "randomly", "xdist")
"""Plug-ins that have nothing to do with it."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "config-lint.toml").write_text(
        'promotion = ["staging", "production"]\n[[sources]]\npath = "{environment}/{service}.env"\n'
        '[environments.staging]\nfail-on = "warning"\n'
    )
    for environment in ("staging", "production"):
        (tmp_path / environment).mkdir()
        (tmp_path / environment / "auth.env").write_text("PORT=8081\n")
    (tmp_path / "staging" / "web.env").write_text("AUTH_SERVICE_URL=http://auth:9000\nAUTH_MAX_RETRIES=50\n")
    (tmp_path / "production" / "web.env").write_text("AUTH_SERVICE_URL=http://auth:8081\nAUTH_MAX_RETRIES=50\n")
    (tmp_path / "test_own.py").write_text("def test_own():\n    pass\n")
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, list[str]]:
    without = [word for name in OTHERS for word in ("-p", f"no:{name}")]
    command = [python(), "-m", "pytest", *without, *arguments]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return ended.returncode, (ended.stdout + ended.stderr).splitlines()


def test_each_rule_is_an_item_in_each_environment_and_fails_with_its_findings(project: Path) -> None:
    code, lines = run(project, "--config-lint=staging", "-q", "-rf")
    assert code == 1
    assert {line.partition("::")[2].partition(" ")[0] for line in lines if line.startswith("FAILED")} == {
        "staging::resilience/too-many-attempts",
        "staging::service-urls/port-mismatch",
    }
    place, told = "staging/web.env:1:18", "web calls auth at port 9000 in staging, and it listens on 8081"
    assert f"{place}: error service-urls/port-mismatch {told}" in lines
    assert not any("Traceback" in line for line in lines)


def test_markers_choose_among_them(project: Path) -> None:
    code, lines = run(project, "--config-lint=staging", "--config-lint=production", "-m", "retry", "-q", "--strict-markers")
    assert code == 1
    failed = [line for line in lines if line.startswith("staging/web.env:2:18: warning resilience/too-many-attempts")]
    assert len(failed) == 1  # a warning counts in staging alone
    assert "deselected" in lines[-1]


def test_the_projects_own_tests_run_beside_them_and_alone_without_the_option(project: Path) -> None:
    assert run(project, "--config-lint=production", "-q", "-k", "test_own or retry-amplification")[1][-1].startswith("2 passed")
    assert run(project, "-q")[1][-1].startswith("1 passed")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--config-lint=stagin",), 'unknown environment "stagin": did you mean "staging"?'),
        (("--config-lint=staging", "--config-lint-root=gone"), "gone"),
    ],
)
def test_a_check_that_cannot_be_made_is_said(project: Path, arguments: tuple[str, ...], told: str) -> None:
    code, lines = run(project, *arguments)
    assert code == 4
    assert any("config-lint: " in line and told in line for line in lines)


def test_it_imports_nothing_of_ours_before_it_is_asked() -> None:
    code = "import config_lint.pytest_plugin, sys; print([name for name in sys.modules if name.startswith('config_lint')])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "['config_lint', 'config_lint.pytest_plugin']"
