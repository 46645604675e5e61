from typing import Any

import pytest

from config_lint.domain.problem import Problem
from config_lint.domain.service import Service
from config_lint.layers.interpolation import LONGEST_CHAIN, LONGEST_VALUE
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from tests.builders import fleet, fleet_of


def service(settings: dict[str, Any], **options: Any) -> Service:
    return fleet(staging={"backend": settings}, options=options).services[0]


def value(settings: dict[str, Any], name: str = "X", **options: Any) -> Any:
    return service(settings, **options).by_name["", name].value


def problems(settings: dict[str, Any], **options: Any) -> list[Problem]:
    return list(fleet(staging={"backend": settings}, options=options).problems)


HOST = {"HOST": "auth", "EMPTY": "", "NOTHING": None, "PORT": 8081, "ON": True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://${HOST}:${PORT}/$HOST", "http://auth:8081/auth"),
        ("${HOST:-other}", "auth"),
        ("${GONE:-other}", "other"),
        ("${GONE:other}", "other"),
        ("${GONE-other}", "other"),
        ("${GONE:-}", ""),
        ("${EMPTY:-other}", "other"),
        ("${EMPTY-other}", ""),
        ("${EMPTY:other}", ""),
        ("${NOTHING:-other}", "other"),
        ("${HOST:+other}", "other"),
        ("${EMPTY:+other}", ""),
        ("${EMPTY+other}", "other"),
        ("${GONE:+other}", ""),
        ("${GONE:-${ALSO_GONE:-${HOST}}}", "auth"),
        ("${HOST:-${GONE}}", "auth"),
        ("$GONE stays", "$GONE stays"),
        ("$$HOST", "$HOST"),
        (r"\${HOST}", "${HOST}"),
        ("${PORT}", 8081),
        ("${ON}", True),
        ("${PORT}0", "80810"),
        ("${ON}!", "true!"),
        ("${file%.*}", "${file%.*}"),
        ("no reference", "no reference"),
    ],
)
def test_references_are_replaced(text: str, expected: Any) -> None:
    assert value(HOST | {"X": text}) == expected
    assert problems(HOST | {"X": text}) == []


@pytest.mark.parametrize("name", ["database.host", "DATABASE_HOST", "database-host", "databaseHost"])
def test_names_are_relaxed(name: str) -> None:
    assert value({"database": {"host": "db"}, "X": f"${{{name}}}"}) == "db"


def test_variable_is_known_wherever_variables_are_listed() -> None:
    listed = {"env": [{"name": "HOST", "value": "auth"}], "chart": {"env": {"OTHER": "x"}}}
    assert value(listed | {"X": "${HOST}${OTHER}"}) == "authx"


def test_own_name_comes_before_a_variable_of_that_name() -> None:
    assert value({"chart": {"env": {"HOST": "chart"}}, "HOST": "own", "X": "${HOST}"}) == "own"


def test_references_are_followed_to_their_end() -> None:
    assert value({"A": "${B}", "B": "${C}", "C": "c", "X": "${A}${B}"}) == "cc"


def test_verbatim_value_stays() -> None:
    files = {"staging/backend.env": "HOST=auth\nX='${HOST}'\nY=\"${HOST}\"\n"}
    found = fleet_of(files, {"sources": [{"path": "{environment}/{service}.env"}], "environments": {"staging": {}}})
    assert [setting.value for setting in found.services[0].settings] == ["auth", "${HOST}", "auth"]


def test_unknown_name_makes_an_unknown_value_and_a_problem() -> None:
    found = value({"X": "http://${GONE}/"})
    assert (found.kind, found.name, found.text) == ("variable", "GONE", "http://${GONE}/")
    [problem] = problems({"X": "http://${GONE}/"})
    assert (problem.kind, problem.facts, problem.key, problem.location.line) == ("unresolved-reference", {"name": "GONE"}, "X", 2)


def test_every_unknown_name_of_a_value_is_a_problem() -> None:
    assert [problem.facts["name"] for problem in problems({"X": "${GONE}/${LOST}"})] == ["GONE", "LOST"]


def test_a_name_that_must_come_from_outside_is_no_problem() -> None:
    assert problems({"X": "${GONE:?}/${LOST?it is set at deployment}"}) == []


def test_name_one_edit_away_is_probably_meant() -> None:
    [problem] = problems({"AUTH_HOST": "a", "X": "${AUHT_HOST}"})
    assert (problem.variant, problem.facts["meant"]) == ("near", "AUTH_HOST")


@pytest.mark.parametrize("name", ["QUEUE_2", "A"])
def test_number_or_short_name_is_no_misspelling(name: str) -> None:
    assert [problem.variant for problem in problems({"QUEUE_1": "a", "B": "b", "X": f"${{{name}}}"})] == [""]


def test_unknown_reference_makes_what_asks_for_it_unknown() -> None:
    found = value({"TOKEN_URL": "vault:auth/url", "X": "${TOKEN_URL}/x"})
    assert isinstance(found, Reference)
    assert found.kind == "vault"
    assert problems({"TOKEN_URL": "vault:auth/url", "X": "${TOKEN_URL}/x"}) == []


@pytest.mark.parametrize(
    "text", ["${VAULT_TOKEN}", "${HOSTNAME}", "${random.uuid}", "/opt/bin:${X}", "sh -c 'echo ${GONE}'", "`${GONE}`"]
)
def test_what_surrounds_the_service_is_no_problem(text: str) -> None:
    assert problems({"X": text}, provided=["VAULT_*"]) == []


def test_circle_is_one_problem_and_unknown() -> None:
    circle = {"A": "${B}", "B": "x${C}", "C": "${A}"}
    [problem] = problems(circle)
    assert (problem.variant, problem.facts["cycle"]) == ("cycle", "A → B → C → A")
    assert all(isinstance(setting.value, Reference) for setting in service(circle).settings)


def test_secret_stays_masked_where_it_is_used() -> None:
    found = value({"DB_PASSWORD": "swordfish-123", "X": "postgres://app:${DB_PASSWORD}@db/app"})
    assert isinstance(found, Secret)
    assert found.reveal() == "postgres://app:swordfish-123@db/app"
    assert str(found) == "postgres://app:***@db/app"


def test_secret_that_is_only_another_one_is_equal_to_it() -> None:
    found = service({"DB_PASSWORD": "swordfish-123", "X": "${DB_PASSWORD}"})
    assert found.by_name["", "X"].value == found.by_name["", "DB_PASSWORD"].value
    assert str(found.by_name["", "X"].value) == "***"


def test_text_that_becomes_a_secret_is_one() -> None:
    found = value({"WORD": "swordfish-123", "X": "postgres://app:${WORD}@db/app"})
    assert isinstance(found, Secret)
    assert "swordfish" not in str(found)


def test_number_under_a_secret_key_is_a_secret() -> None:
    found = value({"NUMBER": 123456789, "DB_PASSWORD": "${NUMBER}"}, "DB_PASSWORD")
    assert isinstance(found, Secret)


def test_secret_with_references_shows_what_it_may() -> None:
    found = value({"HOST": "db", "X": "postgres://app:swordfish-123@${HOST}/app"})
    assert isinstance(found, Secret)
    assert (found.reveal(), str(found)) == ("postgres://app:swordfish-123@db/app", "postgres://app:***@db/app")


def test_expansion_is_bounded() -> None:
    doubling = {"A0": "x" * 10} | {f"A{number}": f"${{A{number - 1}}}" * 2 for number in range(1, 60)}
    found = fleet(staging={"backend": doubling})
    assert {problem.kind for problem in found.problems} == {"limit-exceeded"}
    texts = [setting.value for setting in found.services[0].settings if isinstance(setting.value, str)]
    assert max(map(len, texts)) <= LONGEST_VALUE
    assert len(texts) < 60


def test_chain_is_bounded() -> None:
    length = LONGEST_CHAIN * 3
    chain = {f"A{number}": f"${{A{number + 1}}}" for number in range(length)} | {f"A{length}": "x"}
    assert {problem.kind for problem in problems(chain)} == {"limit-exceeded"}


def test_defaults_inside_defaults_are_bounded() -> None:
    assert "${GONE" in str(value({"X": "${GONE:-" * 2000 + "x" + "}" * 2000}))


def test_other_documents_names_are_known_after_ones_own() -> None:
    files = {"staging/eu.env": "HOST=eu\nX=${HOST}${ONLY}\n", "staging/us.env": "HOST=us\nONLY=us\nX=${HOST}\n"}
    sources = [{"path": "{environment}/*.env", "service": "backend"}]
    [found] = fleet_of(files, {"sources": sources, "environments": {"staging": {}}}).services
    assert {setting.document: setting.value for setting in found.settings if setting.name == "X"} == {"eu": "euus", "us": "us"}


def test_provided_setting_is_unknown_while_it_is_blank_or_a_placeholder() -> None:
    found = service({"A_KEY": "CHANGEME", "B_KEY": "", "C_KEY": None, "D_KEY": "written"}, provided=["*_KEY"])
    kinds = [setting.value.kind if isinstance(setting.value, Reference) else setting.value for setting in found.settings]
    assert kinds[:3] == ["provided"] * 3
    assert not isinstance(kinds[3], str) or kinds[3] == "written"
