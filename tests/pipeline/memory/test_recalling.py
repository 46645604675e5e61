from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config_lint.cache import Cache, Folder
from config_lint.domain.report import Report
from config_lint.domain.usage import UsageError
from config_lint.engine import Request, judged
from config_lint.options import Options, options_from
from config_lint.pipeline.asking import rules_for
from config_lint.pipeline.checking import check
from config_lint.pipeline.means import Means
from config_lint.pipeline.memory.memory import memory_of
from config_lint.pipeline.memory.recalling import recalled, reported_again
from config_lint.trees.memory import MemoryTree
from tests.shipped import asked_by_default

SOURCES = {"promotion": ["staging", "production"], "sources": [{"path": "{service}.env"}, {"path": "{environment}/{service}.*"}]}
OPTIONS = options_from(SOURCES)
RULES = asked_by_default()
TODAY = Request(today=date(2026, 11, 1))

FILES = {
    "staging/web.yaml": "LOG_LEVEL: LOUD\nDATABASE_URL: postgres://app:Xk39x8sPq@db/app\nJWT_SECRET: hunter2-hunter2\n",
    "production/web.yaml": "DEBUG: true\n# config-lint: ignore[auth/weak-secret] -- on purpose\nJWT_SECRET: secret\n",
    "staging/shared.yaml": "# config-lint: ignore[auth/weak-secret] -- not used\nA: 1\n",
    "web.env": "# config-lint: ignore[debug-in-production] -- nor is this, in any environment\nB=1\n",
    "README.md": "words\n",
}


def run(
    files: Mapping[str, str],
    folder: Path | None,
    request: Request = TODAY,
    options: Options = OPTIONS,
) -> Report:
    rules, known = RULES if options is OPTIONS else rules_for(options, (), (), ())
    cache = Cache(Folder(folder), Path("/repository")) if folder else None
    tree = MemoryTree(files)
    memory = memory_of(tree, options, rules, known, request, None, cache)
    record = recalled(memory, options, rules, request, cache) if memory and cache else None
    if record:
        report = reported_again(record, tree, options, rules, known, request, cache)
    else:
        report, _ = check(tree, options, rules, known, request, means=Means(cache, memory=memory))
    if cache:
        cache.save()
    return report


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A number for each time that the rules were asked."""
    times: list[int] = []

    def counted(*given: Any, **named: Any) -> Any:
        times.append(1)
        return judged(*given, **named)

    monkeypatch.setattr("config_lint.pipeline.checking.judged", counted)
    return times


def test_nothing_is_asked_again_where_nothing_changed(tmp_path: Path, asked: list[int]) -> None:
    expected = run(FILES, None)
    assert expected.findings
    assert expected.suppressed
    assert [run(FILES, tmp_path) for _ in range(3)] == [expected] * 3
    assert len(asked) == 2


changes: dict[str, tuple[dict[str, str], dict[str, Any], dict[str, str]]] = {
    "a file": ({"staging/web.yaml": "LOG_LEVEL: info\n"}, {}, {}),
    "a file that is there": ({"other.txt": ""}, {}, {}),
    "the day": ({}, {"today": date(2026, 11, 2)}, {}),
    "what is asked about": ({}, {"environments": ("staging",)}, {}),
    "the options": ({}, {}, {"domains": "*.example.com"}),
}


@pytest.mark.parametrize("what", changes)
def test_whatever_changed_is_asked_about_again(tmp_path: Path, asked: list[int], what: str) -> None:
    files, requested, said = changes[what]
    run(FILES, tmp_path)
    request = msgspec.structs.replace(TODAY, **requested)
    options = options_from(SOURCES | {"environments": {"staging": {"domains": [said["domains"]]}}}) if said else OPTIONS
    asked.clear()
    assert run(FILES | files, tmp_path, request, options) == run(FILES | files, None, request, options)
    assert len(asked) == 2


def test_what_is_accepted_and_how_much_it_weighs_is_decided_anew(tmp_path: Path, asked: list[int]) -> None:
    run(FILES, tmp_path)
    stricter = msgspec.structs.replace(TODAY, locked=("auth/weak-secret",), baseline=())
    expected = run(FILES, None, stricter)
    asked.clear()
    assert run(FILES, tmp_path, stricter) == expected
    assert not asked


def test_what_is_not_there_is_not_there_again(tmp_path: Path) -> None:
    run(FILES, tmp_path)
    absent = msgspec.structs.replace(TODAY, environments=("stagin",))
    for folder in (None, tmp_path, tmp_path):
        with pytest.raises(UsageError, match='did you mean "staging"'):
            run(FILES, folder, absent)


def test_no_secret_and_no_line_is_kept(tmp_path: Path) -> None:
    run(FILES, tmp_path)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for text in (b"Xk39x8sPq", b"hunter2-hunter2", b"on purpose", b"JWT_SECRET: "):
        assert text not in kept


paths = st.sampled_from([f"{environment}/{name}" for environment in ("staging", "production") for name in ("a.yaml", "b.env")])
texts = st.sampled_from(
    [
        "LOG_LEVEL: debug\nREDIS_HOST: ${CACHE}\n",
        "AUTH_URL: https://auth.production.example.com\nJWT_SECRET: short\n",
        "JWT_SECRET='a secret that is long enough for it'\nPORT=80\n",
        "# config-lint: ignore[auth/weak-secret] -- on purpose\nJWT_SECRET: secret\n",
        "a: [1\n",
        "",
    ]
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(paths, texts | st.none()), min_size=1, max_size=6))
def test_whatever_is_edited_is_found_as_by_a_first_run(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str | None]]
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    files = dict(FILES)
    for path, text in edits:
        files.pop(path, None)
        if text is not None:
            files[path] = text
        assert run(files, folder) == run(files, None)
