import json
from pathlib import Path

import pytest

from benchmarks.replay.cases import Case, Change, cases_in, data_folder
from benchmarks.replay.kept import Kept
from benchmarks.replay.runs import Hit, Job, Outcome, Point, run
from benchmarks.replay.sample import Judgement, population, sample
from benchmarks.replay.score import score
from benchmarks.replay.tables import aims
from config_lint.trees.memory import MemoryTree


def hit(line: int, key: str = "", *, path: str = "a.yaml", rule: str = "drift/near-miss-key", fingerprint: str = "1") -> Hit:
    return Hit(rule, "warning", "high", fingerprint, (Point(path, line, line, key),), "it is one")


def outcome(*hits: Hit) -> Outcome:
    return Outcome(settings=10, services=1, hits=hits)


def case(change: Change) -> Case:
    return Case("a-01", "owner/a", "a.bundle", "a", ("d",), "yes", ("message",), (change,))


def test_a_case_is_found_where_a_finding_on_a_fixed_line_is_gone() -> None:
    fixed = case(Change("a.yaml", before=((3, 4),)))
    assert score(fixed, outcome(hit(4)), outcome()).found == ("drift/near-miss-key",)
    assert score(fixed, outcome(hit(4)), outcome(hit(4))).found == ()
    elsewhere = score(fixed, outcome(hit(5)), outcome())
    assert (elsewhere.found, elsewhere.near) == ((), ("drift/near-miss-key",))
    assert score(fixed, outcome(hit(4, path="b.yaml")), outcome()).near == ()


def test_what_was_missing_is_found_by_its_place_or_its_key() -> None:
    fixed = case(Change("a.yaml", before_at=(7,), keys=("name", "REDIS_URL", "value")))
    assert score(fixed, outcome(hit(1, "env[REDIS_URL].value")), outcome()).found
    assert score(fixed, outcome(hit(8)), outcome()).found
    assert not score(fixed, outcome(hit(1, "env[MAIL_URL].value")), outcome()).found


def test_a_related_place_counts() -> None:
    fixed = case(Change("b.yaml", before=((2, 2),)))
    related = Hit("core/x", "error", "high", "1", (Point("a.yaml", 9, 9, ""), Point("b.yaml", 2, 2, "")), "it is one")
    assert score(fixed, outcome(related), outcome()).found == ("core/x",)


def test_a_tree_that_cannot_be_read_is_a_failure() -> None:
    assert score(case(Change("a.yaml")), Outcome(failure="no sources"), outcome()).failure == "no sources"


def test_the_sample_holds_each_finding_once_and_is_always_the_same() -> None:
    said = [("a", f"a-{index}/after", hit(index, fingerprint=str(index % 150))) for index in range(300)]
    everything = population(said)
    assert len(everything) == 150
    assert len(sample(everything)) == 100
    assert sample(everything) == sample(population(reversed(said[:150])))


def test_the_real_pipeline_runs_by_a_layout_file_and_by_init(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        '[[sources]]\npath = "{environment}/{service}.yaml"\n[environments.staging]\n[environments.production]\n'
    )
    files = {f"{environment}/backend.yaml": "memory: 32MiMi\n" for environment in ("staging", "production")}
    found = run(MemoryTree(files), "a", tmp_path)
    assert {each.rule for each in found.hits} == {"core/malformed-value"}
    assert {point.path for each in found.hits for point in each.points} == set(files)
    assert run(MemoryTree(files), "init", tmp_path).settings == found.settings
    assert run(MemoryTree({}), "init", tmp_path).failure


def test_without_data_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="--data"):
        data_folder(tmp_path)
    written = {"id": "a-01", "repo": "o/a", "bundle": "a.bundle", "layout": "a", "class": "a,g", "detectable": "yes"}
    (tmp_path / "cases.jsonl").write_text(json.dumps(written | {"found_by": [], "changes": [], "date": "2026-01-01"}) + "\n")
    (found,) = cases_in(data_folder(tmp_path))
    assert (found.classes, found.repository, found.tag("after")) == (("a", "g"), "a", "a-01/after")


def test_what_was_said_is_kept_for_the_same_program_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(tmp_path / "kept")
    kept.outcomes[Job("a.bundle", "a-01/after", "a")] = outcome(hit(4))
    kept.save()
    assert Kept(tmp_path / "kept").outcomes == kept.outcomes
    monkeypatch.setattr("benchmarks.replay.kept.stamp", lambda *_: b"another")
    assert not Kept(tmp_path / "kept").outcomes


def test_the_page_begins_with_what_is_wanted_and_what_was_measured() -> None:
    fixed = case(Change("a.yaml", before=((3, 4),)))
    scores = [score(fixed, outcome(hit(4)), outcome()), score(fixed, outcome(), outcome())]
    said = outcome(hit(1, fingerprint="1"), hit(2, fingerprint="2"), hit(3, fingerprint="3"))
    drawn = sample(population(("a", "a-01/after", each) for each in said.hits))
    judged = {("a", "1"): Judgement("true", "it is"), ("a", "2"): Judgement("false", "it is not")}
    table = aims(scores, [("a", said)], drawn, judged)
    assert "| 1 of 2 (0.50) |" in table
    assert "| 1 of 2 (0.50): 1 true, 1 false, 0 cannot tell, 1 not judged |" in table
    assert "| 300.00 over all trees |" in table
