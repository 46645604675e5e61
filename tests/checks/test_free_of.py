from config_lint.domain.violation import Verdict
from tests.builders import fleet_of, outcomes, violations

OPTIONS = {
    "sources": [{"path": "base/{service}.env"}, {"path": "{environment}/{service}.env"}],
    "environments": {"staging": {}, "production": {}},
}


def test_problem_of_a_value_is_at_its_setting() -> None:
    found = fleet_of({"base/backend.env": "PORT=eighty\n", "staging/backend.env": "A=1\n"}, OPTIONS)
    [violation] = violations(found, "free-of", problem="invalid-value")
    place = violation.place
    assert (place.key, place.setting, place.environment, place.owner) == ("PORT", "server.port", "staging", "")
    assert [step.value for step in place.chain] == ["eighty"]


def test_problem_of_a_file_belongs_to_the_file() -> None:
    found = fleet_of({"staging/backend.env": "A=1\nA=2\n"}, OPTIONS)
    [violation] = violations(found, "free-of", problem="duplicate-key")
    assert (violation.place.environment, violation.place.service, violation.place.key) == ("", "", "A")
    assert [(related.message, related.place.location.line) for related in violation.related] == [("first set here", 1)]


def test_file_without_the_problem_has_passed() -> None:
    found = fleet_of({"staging/backend.env": "A=1\nA=2\n", "staging/auth.env": "A=1\n"}, OPTIONS)
    assert outcomes(found, "free-of", problem="duplicate-key").count(Verdict.PASSED) == 1


def test_two_names_in_one_value_are_two_faults() -> None:
    found = fleet_of({"staging/backend.env": "URL=${A_HOST}/${B_HOST}\n"}, OPTIONS)
    assert [violation.subject for violation in violations(found, "free-of", problem="unresolved-reference")] == [
        "A_HOST",
        "B_HOST",
    ]


def test_what_one_file_lacks_may_be_one_matter() -> None:
    text = "services:\n  web: {image: web, env_file: [one.env, two.env]}\n"
    found = fleet_of({"compose.yaml": text}, {"sources": [{"path": "compose.yaml"}], "environments": {"staging": {}}})
    apart = violations(found, "free-of", problem="missing-file")
    together = violations(found, "free-of", problem="missing-file", together=True)
    assert [each.cause for each in apart] == [None, None]
    assert [each.cause for each in together] == [apart[0].place, apart[0].place]
