from config_lint.domain.violation import Outcome, Verdict, Violation
from tests.builders import fleet_of, outcomes

SOURCES = [
    {"path": "base/{service}.env"},
    {"path": "{environment}/common.env"},
    {"path": "{environment}/{service}.env", "exclude": ["**/common.env"]},
    {"path": "{environment}/late/{service}.env"},
]


def judged(**texts: str) -> list[Outcome]:
    files = {path.replace("__", "/") + ".env": text for path, text in texts.items()} | {
        "staging/backend.env": texts.get("own", "A=1\n")
    }
    files.pop("own.env", None)
    return outcomes(fleet_of(files, {"sources": SOURCES, "environments": {"staging": {}}}), "decided-once")


def test_value_that_a_later_file_of_the_same_scope_overrides() -> None:
    [violation] = judged(own="LEVEL=INFO\n", staging__late__backend="LEVEL=DEBUG\n")
    assert isinstance(violation, Violation)
    assert (violation.place.location.path, violation.facts) == (
        "staging/backend.env",
        {"value": "INFO", "path": "staging/late/backend.env"},
    )


def test_equal_value_has_passed() -> None:
    assert judged(own="LEVEL=INFO\n", staging__late__backend="LEVEL=INFO\n") == [Verdict.PASSED]


def test_more_special_layer_may_override() -> None:
    assert judged(own="LEVEL=INFO\n", base__backend="LEVEL=WARN\n", staging__common="LEVEL=DEBUG\n") == []
