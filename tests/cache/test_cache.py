from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config_lint.binding.vocabulary import load_vocabulary
from config_lint.cache import Cache, Folder
from config_lint.domain.check import Check
from config_lint.domain.document import Document
from config_lint.domain.report import Report
from config_lint.domain.rule import Rule
from config_lint.engine import Request
from config_lint.formats.reader import FileReader
from config_lint.formats.yaml import Yaml
from config_lint.options import options_from
from config_lint.pipeline.checking import check
from config_lint.pipeline.means import Means
from config_lint.pipeline.resolving import Resolved
from config_lint.rulebook import builtin_rules_folder, load_rules
from config_lint.trees.memory import MemoryTree
from tests.shipped import asked_by_default

options = options_from({"promotion": ["staging", "production"], "sources": [{"path": "{environment}/{service}.*"}]})
rules, known = asked_by_default()

Rules = Sequence[tuple[Rule, Check[Any, Any]]]


def checked(files: dict[str, str], cache: Cache | None) -> tuple[Report, Resolved]:
    return check(MemoryTree(files), options, rules, known, Request(today=date(2026, 11, 1)), means=Means(cache))


def opened(folder: Path) -> Cache:
    return Cache(Folder(folder), Path("/repository"))


paths = st.sampled_from(
    [f"{environment}/{name}" for environment in ("staging", "production") for name in ("a.yaml", "b.env", "c.json")]
)
texts = st.sampled_from(
    [
        "LOG_LEVEL: debug\n",
        "LOG_LEVEL=LOUD\n",
        "AUTH_URL: https://auth.production.example.com\nJWT_SECRET: short\n",
        "JWT_SECRET='a secret that is long enough for it'\nPORT=80\n",
        "# config-lint: ignore[auth/weak-secret] -- on purpose\nJWT_SECRET: secret\n",
        "DATABASE_URL: postgres://app:Xk39x8sPq@db/app\nDB_PASSWORD: other\n",
        '{"port": 70000, "a": [1, 2], "b": {}}',
        "a: [1\n",
        "",
    ]
)
edits = st.lists(st.tuples(paths, texts | st.none()), min_size=1, max_size=6)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits)
def test_whatever_is_edited_is_found_as_by_a_first_run(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str | None]]
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    files = {f"{environment}/web.yaml": "LOG_LEVEL: info\nSECRET_KEY: changeme\n" for environment in ("staging", "production")}
    for path, text in edits:
        files.pop(path, None)
        if text is not None:
            files[path] = text
        cache = opened(folder)
        warm, behind = checked(files, cache)
        cache.save()
        cold, fresh = checked(files, None)
        assert warm == cold
        assert behind.documents == fresh.documents


def test_a_file_that_did_not_change_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"staging/a.yaml": "LOG_LEVEL: info\n", "staging/b.yaml": "PORT: 80\n"}
    cache = opened(tmp_path)
    checked(files, cache)
    cache.save()
    read: list[str] = []
    original = Yaml.read

    def noted(format: Yaml, text: str, path: str) -> tuple[Document, ...]:
        read.append(path)
        return original(format, text, path)

    monkeypatch.setattr(Yaml, "read", noted)
    checked(files | {"staging/b.yaml": "PORT: 81\n"}, opened(tmp_path))
    assert read == ["staging/b.yaml"]


@pytest.mark.parametrize("damage", ["cut", "changed", "emptied", "replaced"])
@pytest.mark.parametrize("number", [0, 1], ids=["documents", "notes"])
def test_what_is_damaged_is_read_again_and_mended(tmp_path: Path, damage: str, number: int) -> None:
    files = {"staging/a.yaml": "LOG_LEVEL: LOUD\n"}
    cache = opened(tmp_path)
    cache.note(b"something", "said")
    expected = checked(files, cache)[0]
    cache.save()
    pack = sorted(tmp_path.glob("*.pack"))[number]
    whole = pack.read_bytes()
    pack.write_bytes(
        {"cut": whole[:-9], "changed": whole[:-9] + b"x" + whole[-8:], "emptied": b"", "replaced": b"\x00" * 500}[damage]
    )
    cache = opened(tmp_path)
    assert cache.recalled(b"something", str) == ("said" if number == 0 else None)
    cache.note(b"something", "said")
    assert checked(files, cache)[0] == expected
    cache.save()
    assert pack.read_bytes() == whole


def test_where_nothing_can_be_kept_everything_is_checked_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    files = {"staging/a.yaml": "LOG_LEVEL: LOUD\n"}
    cache = opened(tmp_path / "file" / "cache")
    assert checked(files, cache)[0] == checked(files, None)[0]
    cache.save()


def test_two_runs_at_once_do_each_other_no_harm(tmp_path: Path) -> None:
    files = {f"staging/{name}.yaml": f"PORT: {80 + index}\n" for index, name in enumerate("abc")}
    one, other = opened(tmp_path), opened(tmp_path)
    expected = checked(files, None)[0]
    assert checked(files, one)[0] == checked(files | {"staging/a.yaml": "PORT: 80\n"}, other)[0] == expected
    one.save()
    other.save()
    assert checked(files, opened(tmp_path))[0] == expected


def test_what_is_not_used_any_more_is_forgotten(tmp_path: Path) -> None:
    for turn in range(8):
        cache = opened(tmp_path)
        FileReader(MemoryTree({"a.yaml": f"a: {turn}\n"}), cache=cache).read("a.yaml")
        cache.save()
    (pack,) = tmp_path.glob("*.documents.pack")
    assert len(pack.read_bytes()) < 500


def test_what_was_not_looked_at_is_kept_where_a_run_says_so(tmp_path: Path) -> None:
    for turn in range(4):
        cache = opened(tmp_path)
        cache.note(f"{turn}".encode(), turn)
        cache.hold()
        cache.save()
    assert [opened(tmp_path).recalled(f"{turn}".encode(), int) for turn in range(4)] == [0, 1, 2, 3]


def test_our_own_rules_and_words_are_the_same_out_of_the_cache(tmp_path: Path) -> None:
    expected = load_rules(builtin_rules_folder(), (), examples=False)
    for _ in range(2):
        cache = opened(tmp_path)
        assert load_rules(builtin_rules_folder(), (), examples=False, cache=cache) == expected
        assert load_vocabulary({}, cache=cache).canonical_names == load_vocabulary({}).canonical_names
        cache.save()
