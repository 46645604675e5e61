"""What users install: the wheel, made from the source distribution as a package registry's visitors would make it."""

import os
import subprocess
import sys
import tarfile
import venv
from email.message import Message
from email.parser import HeaderParser
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZipFile

import pytest

import config_lint
from tests.installed import link

pytestmark = pytest.mark.slow

root = Path(__file__).parent.parent


def run(*command: str | Path, folder: Path) -> str:
    """The standard output of a command, run without our own folder on the import path."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was built from it alone."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, root, folder=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def shipped(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_in_checkout(folder: str, pattern: str) -> set[str]:
    return {path.relative_to(root).as_posix() for path in (root / folder).rglob(pattern)}


def test_wheel_has_every_rule_inside_the_package(shipped: set[str]) -> None:
    rules = files_in_checkout("rules", "*.yaml")
    assert rules
    assert {f"config_lint/{rule}" for rule in rules} == {name for name in shipped if fnmatch(name, "config_lint/rules/*.yaml")}


@pytest.mark.parametrize("folder", ["config_lint/vocabulary", "config_lint/layouts"])
def test_wheel_has_our_own_data(shipped: set[str], folder: str) -> None:
    data = files_in_checkout(folder, "*.yaml")
    assert data
    assert data <= shipped


def test_wheel_has_every_module_and_its_types(shipped: set[str]) -> None:
    assert files_in_checkout("config_lint", "*.py") <= shipped
    assert "config_lint/py.typed" in shipped


def test_wheel_has_the_program_alone(shipped: set[str]) -> None:
    tops = {name.split("/")[0] for name in shipped}
    assert tops == {"config_lint", f"config_lint-{config_lint.__version__}.dist-info"}


def metadata_of(wheel: Path) -> Message:
    with ZipFile(wheel) as archive:
        return HeaderParser().parsestr(archive.read(f"config_lint-{config_lint.__version__}.dist-info/METADATA").decode())


def test_metadata_names_what_the_program_needs(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        entry_points = archive.read(f"config_lint-{config_lint.__version__}.dist-info/entry_points.txt").decode()
    metadata = metadata_of(wheel)
    assert metadata["Version"] == config_lint.__version__
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    console = ["[console_scripts]", "config-lint", "=", "config_lint.cli:main"]
    assert entry_points.split() == [*console, "[pytest11]", "config-lint", "=", "config_lint.pytest_plugin"]


def test_source_distribution_is_complete(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", ".config-lint.toml", ".ci/run"} <= names
    for folder in ("config_lint", "rules", "environments", "tests", "benchmarks", "docs"):
        written = {name for name in files_in_checkout(folder, "*.*") if "__pycache__" not in name and (root / name).is_file()}
        assert written
        assert written <= names


def test_wheel_works_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "environment"
    venv.create(place)
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    packages = Path(
        run(programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=tmp_path).strip()
    )
    # What it says it needs is there, and nothing else: pip, without a registry, refuses what is not.
    link(metadata_of(wheel).get_all("Requires-Dist", []), packages)
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-compile", "--no-index", wheel, folder=tmp_path)

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert config_lint.__version__ in run(programs / "config-lint", "--version", folder=elsewhere)
    assert config_lint.__version__ in run(programs / "python", "-m", "config_lint", "--version", folder=elsewhere)
    listed = run(programs / "config-lint", "rules", "list", folder=elsewhere)
    rules = {Path(path).with_suffix("").relative_to("rules").as_posix() for path in files_in_checkout("rules", "*.yaml")}
    assert [rule for rule in sorted(rules) if rule not in listed] == []
