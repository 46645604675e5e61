import os
import stat
import sys
from pathlib import Path

import pytest

from config_lint.cache import folder
from config_lint.cache.folder import SIGNATURE, Folder, usual_folder


def test_the_folder_says_what_it_is_and_is_nobody_elses(tmp_path: Path) -> None:
    made = Folder(tmp_path / "new" / "cache")
    key = made.key()
    assert len(key) == 32
    assert made.key() == key
    assert (made.path / "CACHEDIR.TAG").read_text().startswith(SIGNATURE)
    assert stat.S_IMODE((made.path / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o700


def test_each_folder_has_a_key_of_its_own(tmp_path: Path) -> None:
    assert Folder(tmp_path / "a").key() != Folder(tmp_path / "b").key()


def test_a_key_that_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    made = Folder(tmp_path)
    first = made.key()
    (tmp_path / "key").write_bytes(first[:5])
    assert len(made.key()) == 32


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_where_no_folder_can_be_nothing_is_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    made = Folder(tmp_path / name)
    assert made.key() == b""
    made.write("a.pack", b"x")
    made.used("a.pack")
    made.make_room()
    assert made.read("a.pack") == b""
    assert made.clean() == 0


def test_what_was_used_longest_ago_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "LARGEST", 25)
    made = Folder(tmp_path)
    for age, name in enumerate(("new", "middle", "old")):
        made.write(f"{name}.pack", b"x" * 10)
        path = tmp_path / f"{name}.pack"
        os.utime(path, (1000 - age, 1000 - age))
    made.make_room()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["middle.pack", "new.pack"]


def test_cleaning_takes_away_what_is_ours_alone(tmp_path: Path) -> None:
    made = Folder(tmp_path / "cache")
    made.key()
    made.write("a.pack", b"x")
    (made.path / "theirs.txt").write_text("")
    assert made.clean() == 1
    assert [path.name for path in made.path.iterdir()] == ["theirs.txt"]
    assert made.clean() == 0


def test_a_folder_that_is_empty_then_goes_too(tmp_path: Path) -> None:
    made = Folder(tmp_path / "cache")
    made.key()
    made.clean()
    assert not made.path.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="each platform has a place of its own")
def test_the_usual_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/caches")
    assert usual_folder() == Path("/var/caches/config-lint")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert usual_folder() == Path("/home/somebody/.cache/config-lint")
