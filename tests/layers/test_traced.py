import pytest

from config_lint.domain.setting import Setting
from tests.builders import resolved


def settings(source: str, written: str, **flags: bool) -> dict[str, Setting]:
    found = resolved(
        {"staging/web.yaml": source, "out/web.yaml": written},
        {
            "sources": [
                {"path": "{environment}/{service}.yaml"},
                {"path": "out/{service}.yaml", "environment": "staging", **flags},
            ],
            "environments": {"staging": {}},
        },
    )
    [service] = found.fleet.services
    return {setting.name: setting for setting in service.settings}


RENDERED = "env:\n- name: AUTH_URL\n  value: https://auth.example.com\n- name: WORKERS\n  value: '4'\n"


@pytest.mark.parametrize(
    ("source", "path", "line"),
    [
        ("a: 1\nauthUrl: https://auth.example.com\n", "staging/web.yaml", 2),
        ("host: https://auth.example.com\n", "staging/web.yaml", 1),
        ("one: https://auth.example.com\ntwo: https://auth.example.com\n", "out/web.yaml", 3),
        ("authUrl: https://auth.example.org\n", "out/web.yaml", 3),
    ],
    ids=["same word", "same value", "two places", "no place"],
)
@pytest.mark.parametrize("flag", ["rendered", "generated"])
def test_a_rendered_value_is_located_where_it_comes_from(flag: str, source: str, path: str, line: int) -> None:
    place = settings(source, RENDERED, **{flag: True})["env[AUTH_URL].value"].location
    assert (place.path, place.line) == (path, line)


def test_a_short_value_needs_the_same_word() -> None:
    assert settings("replicas: 4\n", RENDERED, rendered=True)["env[WORKERS].value"].location.path == "out/web.yaml"
    assert settings("workers: 4\n", RENDERED, rendered=True)["env[WORKERS].value"].location.path == "staging/web.yaml"


def test_what_nobody_derived_stays_where_it_is() -> None:
    assert settings("authUrl: https://auth.example.com\n", RENDERED)["env[AUTH_URL].value"].location.path == "out/web.yaml"
