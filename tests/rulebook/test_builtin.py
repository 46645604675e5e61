from collections.abc import Callable
from pathlib import Path

import pytest

from config_lint.rulebook import builtin


@pytest.fixture
def rules_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    """`builtin_rules_folder` as if the package stood in the temporary folder."""
    (tmp_path / "config_lint").mkdir()
    monkeypatch.setattr(builtin, "__file__", str(tmp_path / "config_lint" / "rulebook" / "builtin.py"))
    return builtin.builtin_rules_folder


def test_checkout_has_the_rules_beside_the_package(rules_folder: Callable[[], Path], tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    assert rules_folder() == tmp_path / "rules"


def test_wheel_has_the_rules_inside_the_package(rules_folder: Callable[[], Path], tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "config_lint" / "rules").mkdir()
    assert rules_folder() == tmp_path / "config_lint" / "rules"


def test_broken_installation_says_so(rules_folder: Callable[[], Path]) -> None:
    with pytest.raises(FileNotFoundError, match="install config-lint again"):
        rules_folder()


def test_rules_of_this_installation_are_found() -> None:
    assert any(builtin.builtin_rules_folder().glob("*/*.yaml"))
