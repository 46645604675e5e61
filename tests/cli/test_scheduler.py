"""`--scheduler ADDRESS`: what users of a cluster see."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.clusters import shared_address
from tests.program import check, repository

KUBERNETES = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 1}\n"


@pytest.mark.slow
def test_the_report_is_the_same(command: Command) -> None:
    alone = command("check", "--no-cache")
    assert command("check", "--no-cache", "--scheduler", shared_address()) == alone
    assert alone.code == 1


@pytest.mark.slow
def test_a_local_cluster_is_heard_of_no_more_than_none(tmp_path: Path) -> None:
    root = repository(tmp_path)
    alone = check(root, "--no-cache")
    assert check(root, "--no-cache", "--scheduler", "local", executable=sys.executable) == alone
    assert alone.code == 1


def test_what_is_not_divided_is_told(command: Command, tmp_path: Path) -> None:
    root = repository(tmp_path / "whole")
    (root / "production" / "a.yaml").write_text(KUBERNETES)
    arguments = ("check", "--no-cache", "--root", str(root), "--scheduler", "tcp://127.0.0.1:9")
    said = "config-lint: nothing is left to the workers of --scheduler: production/a.yaml is understood as kubernetes"
    assert said in command(*arguments).err
    assert "scheduler" not in command(*arguments, "--quiet").err


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "elsewhere"])
def test_where_there_is_no_scheduler_nothing_was_checked(command: Command, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr("config_lint.executor.cluster.SECONDS", 0.5)
    ended = command("check", "--no-cache", "--scheduler", address)
    assert ended.code == 2
    assert ended.out == ""
    assert len(ended.err.splitlines()) == 1
    assert ended.err.startswith("config-lint: error: ")
    assert address in ended.err


def test_without_dask_it_is_said_how_to_have_it(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    ended = command("check", "--no-cache", "--scheduler", "local")
    assert ended.code == 2
    assert "pip install config-lint[dask]" in ended.err
