from typing import Any

import pytest

from config_lint.values.reference import Reference
from tests.builders import resolved

SOURCES = [{"path": "compose.yaml"}, {"path": "compose.{environment}.yaml"}]


def settings(files: dict[str, str], service: str = "web") -> dict[str, Any]:
    """The values of a service in staging by name."""
    found = resolved(files, {"sources": SOURCES, "environments": {"staging": {}}})
    [wanted] = [each for each in found.fleet.services if each.name == service]
    return {setting.name: setting.value for setting in wanted.settings}


def problems(files: dict[str, str]) -> list[tuple[str, str, int]]:
    found = resolved(files, {"sources": SOURCES, "environments": {"staging": {}}})
    return [(problem.kind, problem.facts.get("file", ""), problem.location.line) for problem in found.fleet.problems]


def web(*lines: str) -> str:
    return "\n".join(("services:", "  web:", "    image: web", *(f"    {line}" for line in lines), ""))


def test_every_service_of_the_file_is_one() -> None:
    text = "services:\n  web: {image: web}\n  auth: {build: auth}\nx-note: {a: 1}\n"
    found = resolved({"compose.yaml": text}, {"sources": SOURCES, "environments": {"staging": {}}})
    assert [service.name for service in found.fleet.services] == ["auth", "web"]


@pytest.mark.parametrize(
    "text",
    [
        "services:\n  web: {url: https://web.example.com}\n",
        "services:\n  web: {image: web}\nserver: {port: 80}\n",
        "services: {}\n",
        "services:\n  web: {image: web}\n  auth: {url: x}\n",
    ],
)
def test_what_only_has_services_is_no_compose_file(text: str) -> None:
    found = resolved({"compose.yaml": text}, {"sources": SOURCES, "environments": {"staging": {}}, "services": {"a": {}}})
    assert {layer.dialect for layers in found.layers.values() for layer in layers} <= {"plain"}


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (["environment:", "  A: x"], "x"),
        (["environment:", "- A=x"], "x"),
        (["environment:", '- A="x"'], '"x"'),
        (["environment:", '- "A=x y"'], "x y"),
        (["environment:", "- A=b=c"], "b=c"),
        (["environment:", "- A"], Reference("variable", "A", "A")),
        (["environment:", "  A:"], Reference("variable", "A", "A")),
        (["environment:", "  A: $$x"], "$x"),
        (["environment:", "  A: ${GONE}"], Reference("variable", "GONE", "${GONE}")),
        (["environment:", "  A: ${GONE:-d}/x"], "d/x"),
        (["environment:", "  A: ${KNOWN}/x"], "k/x"),
        (["environment:", "  A: ${EMPTY:-d}"], "d"),
        (["environment:", "  A: ${EMPTY-d}"], ""),
        (["environment:", "  A: ${KNOWN:+d}"], "d"),
        (["environment:", "  A: ${GONE:-${KNOWN}}"], "k"),
    ],
)
def test_variables(lines: list[str], value: object) -> None:
    assert settings({"compose.yaml": web(*lines), ".env": "KNOWN=k\nEMPTY=\n"})["A"] == value


def test_a_variable_of_the_list_form_stands_behind_its_name() -> None:
    found = resolved({"compose.yaml": web("environment:", '- "LEVEL=x"')}, {"sources": SOURCES, "environments": {"staging": {}}})
    [setting] = [setting for service in found.fleet.services for setting in service.settings if setting.name == "LEVEL"]
    assert (setting.location.line, setting.location.column, setting.location.end_column) == (5, 14, 15)


def test_a_whole_reference_stands_where_the_variable_is_set() -> None:
    files = {"compose.yaml": web("environment:", "  LEVEL: ${KNOWN}"), ".env": "KNOWN=k\n"}
    found = resolved(files, {"sources": SOURCES, "environments": {"staging": {}}})
    [setting] = [setting for service in found.fleet.services for setting in service.settings if setting.name == "LEVEL"]
    assert (str(setting.location), setting.key) == (".env:1:7", "KNOWN")


def test_the_environment_lies_on_the_env_files_in_their_order() -> None:
    files = {
        "compose.yaml": web("env_file: [a.env, {path: b.env}]", "environment: {C: 3}"),
        "a.env": "A=1\nB=1\nC=1\n",
        "b.env": "B=2\nC=2\n",
    }
    found = settings(files)
    assert (found["A"], found["B"], found["C"]) == ("1", "2", 3)


def test_an_env_file_refers_to_what_the_project_sets() -> None:
    files = {"compose.yaml": web("env_file: a.env"), ".env": "KNOWN=k\n", "a.env": "A=${KNOWN}/x\nB='$KNOWN'\nC=${OWN}\nOWN=o\n"}
    found = settings(files)
    assert (found["A"], found["B"], found["C"]) == ("k/x", "$KNOWN", "o")


def test_the_file_of_the_project_is_no_file_of_a_service() -> None:
    assert "KNOWN" not in settings({"compose.yaml": web(), ".env": "KNOWN=k\n"})


def test_a_later_file_lies_on_an_earlier_one() -> None:
    files = {
        "compose.yaml": web("command: [a, b]", 'ports: ["1:1"]', "environment: {A: 1, B: 1}", "dns: !reset []"),
        "compose.staging.yaml": "services:\n  web:\n    command: [c]\n    ports: ['2:2']\n    environment: ['B=2']\n",
    }
    found = settings(files)
    assert {name: found[name] for name in ("ports[0]", "ports[1]", "command[0]", "A", "B")} == {
        "ports[0]": "1:1",
        "ports[1]": "2:2",
        "command[0]": "c",
        "A": 1,
        "B": "2",
    }
    assert "command[1]" not in found


def test_a_value_that_is_reset_is_gone() -> None:
    files = {
        "compose.yaml": web("container_name: web", "environment: {A: 1}"),
        "compose.staging.yaml": "services:\n  web:\n    image: web\n    container_name: !reset null\n",
    }
    assert "container_name" not in settings(files)


LOWER = web("command: x", 'ports: ["1:1"]', "environment: {A: 1}", "labels: {a: b}", "healthcheck: {interval: 5s, retries: 2}")


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        ("ports: !override ['2:2']", "ports", {"ports[0]": "2:2"}),
        ("ports: !override\n    - '2:2'\n    - '3:3'", "ports", {"ports[0]": "2:2", "ports[1]": "3:3"}),
        ("ports: !reset []", "ports", {}),
        ("labels: !override {c: d}", "labels", {"labels.c": "d"}),
        ("labels: !override [c=d]", "labels", {"labels.c": "d"}),
        ("healthcheck: !override\n      retries: 3", "healthcheck", {"healthcheck.retries": 3}),
        ("healthcheck: {interval: !reset null}", "healthcheck", {"healthcheck.retries": 2}),
        ("command: !override [a]", "command", {"command[0]": "a"}),
    ],
)
def test_tags_take_the_place_of_what_a_lower_file_says(line: str, name: str, expected: dict[str, Any]) -> None:
    found = settings({"compose.yaml": LOWER, "compose.staging.yaml": f"services:\n  web:\n    image: web\n    {line}\n"})
    assert {key: value for key, value in found.items() if key.startswith(name)} == expected


@pytest.mark.parametrize(
    "lines",
    [
        "web: !reset null",
        "web:\n    image: a\n    environment: !override {A: 2}",
        "web:\n    image: a\n    environment: !override [A=2]",
    ],
)
def test_what_a_tag_takes_away_and_is_still_looked_at_is_noted(lines: str) -> None:
    files = {"compose.yaml": LOWER, "compose.staging.yaml": f"services:\n  {lines}\n"}
    found = resolved(files, {"sources": SOURCES, "environments": {"staging": {}}})
    assert [place.partition(":")[0] for place, _ in found.located.notes] == ["compose.staging.yaml"]


def test_a_service_lies_on_what_it_extends() -> None:
    files = {
        "compose.yaml": "services:\n  base: {image: a, environment: {A: 1, B: 1}}\n"
        "  web: {extends: {service: base}, environment: {B: 2}}\n"
        "  far: {extends: {file: other/common.yaml, service: common}, environment: {B: 3}}\n",
        "other/common.yaml": "services:\n  common: {image: far, env_file: x.env}\n",
        "other/x.env": "X=1\n",
    }
    assert [settings(files)[name] for name in ("image", "A", "B")] == ["a", 1, 2]
    assert [settings(files, "far")[name] for name in ("image", "X", "B")] == ["far", "1", 3]


def test_included_files_are_read_and_loops_end() -> None:
    files = {
        "compose.yaml": "include: [other/compose.yaml]\nservices:\n  web: {image: web, extends: {service: web}}\n",
        "other/compose.yaml": "include: [{path: ../compose.yaml}]\nservices:\n  auth: {image: auth}\n",
    }
    assert settings(files, "auth")["image"] == "auth"
    assert settings(files)["image"] == "web"
    found = resolved(files, {"sources": SOURCES, "environments": {"staging": {}}})
    assert ("other/compose.yaml:1", "../compose.yaml includes this file itself, and is not read again") in found.located.notes


def test_a_file_may_be_included_twice() -> None:
    files = {
        "compose.yaml": "include: [a.yaml, b.yaml]\nservices:\n  web: {image: web}\n",
        **{f"{name}.yaml": f"include: [c.yaml]\nservices:\n  {name}: {{image: x}}\n" for name in "ab"},
        "c.yaml": "services:\n  c: {image: x}\n",
    }
    found = resolved(files, {"sources": SOURCES, "environments": {"staging": {}}})
    assert [service.name for service in found.fleet.services] == ["a", "b", "c", "web"]
    assert not [note for _, note in found.located.notes if "includes" in note]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (web("env_file: gone.env"), ("missing-file", "gone.env", 4)),
        (web("env_file: ../../gone.env"), ("missing-file", "../../gone.env", 4)),
        (web("extends: {file: gone.yaml, service: a}"), ("missing-file", "gone.yaml", 4)),
        ("include: [gone.yaml]\nservices: {web: {image: web}}\n", ("missing-file", "gone.yaml", 1)),
    ],
)
def test_a_file_that_is_not_there_is_said(text: str, problem: tuple[str, str, int]) -> None:
    assert problems({"compose.yaml": text}) == [problem]


def test_an_optional_file_need_not_be_there() -> None:
    assert problems({"compose.yaml": web("env_file: [{path: gone.env, required: false}]")}) == []


@pytest.mark.parametrize("name", [".env", ".env.local", "config/.env.production", "secrets.env", "db-credentials.env"])
def test_a_file_that_repositories_leave_out_is_noted_and_no_fault(name: str) -> None:
    files = {"compose.yaml": web(f"env_file: {name}")}
    assert problems(files) == []
    notes = resolved(files, {"sources": SOURCES[:1], "environments": {"staging": {}}}).located.notes
    assert any(name in text for _, text in notes)


@pytest.mark.parametrize(
    "text", [web("environment: 3"), web("env_file: [[a]]", "ports: 3"), web("extends: [a]"), web("environment: [1, [2]]")]
)
def test_what_is_of_the_wrong_kind_is_no_crash(text: str) -> None:
    assert settings({"compose.yaml": text})["image"] == "web"


@pytest.mark.parametrize("version", ["2", "'2.4'", "'3.9'"])
def test_a_known_version_of_the_format_needs_no_note(version: str) -> None:
    files = {"compose.yaml": f"version: {version}\n{web()}"}
    assert resolved(files, {"sources": SOURCES[:1], "environments": {"staging": {}}}).located.notes == ()


def test_another_version_is_noted_and_read_all_the_same() -> None:
    files = {"compose.yaml": f"version: '9'\n{web('environment: {A: x}')}"}
    [note] = resolved(files, {"sources": SOURCES[:1], "environments": {"staging": {}}}).located.notes
    assert note == ("compose.yaml:1", "version 9 is not known; the file is read like one without it")
    assert settings(files)["A"] == "x"
