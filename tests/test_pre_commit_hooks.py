"""The hooks that we offer to other repositories must wake up for every file that config-lint reads."""

import importlib
import pkgutil
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import config_lint.dialects
import config_lint.formats

root = Path(__file__).parent.parent
hooks: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}


def patterns_in(package: ModuleType) -> set[str]:
    """The file name patterns of every class in the package that has some."""
    modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    classes = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    return {pattern for one in classes for pattern in getattr(one, "patterns", ())}


patterns = sorted(patterns_in(config_lint.formats) | patterns_in(config_lint.dialects))


def as_expression(pattern: str) -> str:
    """The `fnmatch` pattern, which knows no folders, as a regular expression within one folder."""
    parts = {"*": "[^/]*", "?": "[^/]"}
    return "".join(parts.get(character) or re.escape(character) for character in pattern)


def test_patterns_are_simple_enough_for_the_expression() -> None:
    assert patterns
    assert [pattern for pattern in patterns if set(pattern) & set("[]!/ #")] == []


def test_expression_is_the_one_the_patterns_give() -> None:
    expected = "(?xi)(^|/)(\n  " + "|\n  ".join(as_expression(pattern) for pattern in patterns) + "\n)$\n"
    assert hooks["config-lint"]["files"] == expected


@pytest.mark.parametrize("folder", ["", "environments/staging/"])
@pytest.mark.parametrize("pattern", patterns)
def test_expression_finds_what_a_pattern_stands_for(pattern: str, folder: str) -> None:
    assert re.search(hooks["config-lint"]["files"], folder + pattern.replace("*", "some.thing").replace("?", "x"))


@pytest.mark.parametrize(
    "path",
    [
        ".env",
        ".env.staging",
        "staging.env",
        "compose.yaml",
        "a/docker-compose.prod.yml",
        "Application.YML",
        "config-lint.toml",
        ".config-lint.toml",
    ],
)
def test_expression_finds_configuration(path: str) -> None:
    assert re.search(hooks["config-lint"]["files"], path)


@pytest.mark.parametrize("path", ["main.py", "environment", "yaml/notes.md", "config.yaml.bak.txt", "src/dotenv.go"])
def test_expression_leaves_other_files_alone(path: str) -> None:
    assert not re.search(hooks["config-lint"]["files"], path)


def test_both_hooks_wake_up_for_the_same_files() -> None:
    assert hooks["config-lint-staged"]["files"] == hooks["config-lint"]["files"]


def test_the_hook_for_what_is_staged_differs_in_that_alone() -> None:
    hook = {name: value for name, value in hooks["config-lint-staged"].items() if value != hooks["config-lint"][name]}
    assert hook == {
        "id": "config-lint-staged",
        "name": "config-lint (staged)",
        "description": "Cross-service and cross-environment configuration checks, of what touches staged files",
        "entry": "config-lint check --staged",
        "stages": ["pre-commit", "pre-merge-commit", "manual"],
    }


def test_whole_repository_hook_is_told_no_file_names_and_runs_once() -> None:
    hook = {name: value for name, value in hooks["config-lint"].items() if name != "files"}
    assert hook == {
        "id": "config-lint",
        "name": "config-lint",
        "description": "Cross-service and cross-environment configuration checks",
        "entry": "config-lint check --tracked",
        "language": "python",
        "pass_filenames": False,
        "require_serial": True,
        "stages": ["pre-commit", "pre-merge-commit", "pre-push", "manual"],
        "minimum_pre_commit_version": "3.2.0",
    }
