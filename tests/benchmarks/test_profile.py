from collections import Counter
from pathlib import Path

import pytest

from benchmarks import corpus, profile
from benchmarks.pairs import Failure
from benchmarks.profile import Seen, looked_at, page, publish


def test_a_run_is_seen_at_work(tmp_path: Path) -> None:
    corpus.write(tmp_path, 40)
    edits: list[int] = []
    seen = looked_at(tmp_path, ("--no-cache",), runs=2, before=lambda: edits.append(1))
    assert seen.rooms.total() == seen.functions.total() > 0
    assert seen.rooms["importing"] > 0
    assert not {"domain", "values"} & set(seen.rooms)
    assert any(function.endswith(" <module>") for function in seen.functions)
    assert edits == [1, 1]


def test_a_run_that_does_not_do_its_work_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "config-lint.toml").write_text("promotion = 5\n", encoding="utf-8")
    with pytest.raises(Failure, match="ended with 2"):
        looked_at(tmp_path, ("--no-cache",))


def test_rooms_of_every_run_are_shares_of_it() -> None:
    cold = Seen(Counter(checks=30, text=10), Counter({"a.py f": 39, "b.py g": 1}))
    changed = Seen(Counter(cache=1, text=3), Counter())
    told = page({"cold, 8 files": cold, "changed": changed})
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert rows == [
        "| what | cold, 8 files | changed |",
        "|---|---|---|",
        "| checks | 75.0% | – |",
        "| text | 25.0% | 75.0% |",
        "| cache | – | 25.0% |",
        "| looks | 40 | 4 |",
        "| function | share |",
        "|---|---|",
        "| `a.py f` | 97.5% |",
        "| `b.py g` | 2.5% |",
    ]


def test_a_function_that_was_hardly_seen_is_not_named() -> None:
    seen = Seen(Counter(checks=1000), Counter({"a.py f": 996, "b.py g": 4}))
    assert "a.py f" in page({"cold, 8 files": seen})
    assert "b.py g" not in page({"cold, 8 files": seen})


def test_what_is_written_by_hand_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "PROFILE.md"
    monkeypatch.setattr(profile, "published", place)
    seen = {"cold, 8 files": Seen(Counter(checks=1), Counter())}
    publish(seen)
    place.write_text(f"{place.read_text(encoding='utf-8')}\n## What stands in the way\n\nNothing.\n", encoding="utf-8")
    publish(seen)
    assert place.read_text(encoding="utf-8") == f"{page(seen)}\n## What stands in the way\n\nNothing.\n"
