import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def fleet(repository: Path) -> Path:
    (repository / "staging").mkdir(exist_ok=True)
    (repository / "config-lint.toml").write_text(
        'promotion = ["staging"]\n[[sources]]\npath = "{environment}/{service}.env"\n[services.stripe]\nexternal = true\n'
    )
    for path in (repository / "staging").iterdir():
        path.unlink()
    (repository / "staging" / "web.env").write_text(
        'AUTH_SERVICE_URL=http://auth:8081\nDATABASE_URL=postgresql://u:tr0ub4dor-three@db/shop\nSTRIPE_URL="https://stripe"\n'
    )
    (repository / "staging" / "auth.env").write_text("PORT=8081\nSHOP_API_URL=https://gateway.example.com/web\n")
    return repository


@pytest.mark.usefixtures("fleet")
def test_it_draws_what_points_at_what(command: Command) -> None:
    ended = command("graph", "staging")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "flowchart LR",
        '  n0["auth"]',
        '  n1["web"]',
        '  n2[("db:5432/shop")]',
        '  n3(["gateway.example.com"])',
        '  n4(["stripe"])',
        "  n0 -.-> n3",
        "  n1 --> n0",
        "  n1 --> n4",
        "  n1 --> n2",
    ]


@pytest.mark.usefixtures("fleet")
def test_as_data_each_edge_has_its_settings_and_no_values(command: Command) -> None:
    ended = command("graph", "staging", "--format", "json")
    made = json.loads(ended.out)
    assert (made["version"], made["environment"], len(made["nodes"])) == (1, "staging", 5)
    [edge] = [edge for edge in made["edges"] if edge["to"]["kind"] == "database"]
    assert edge == {
        "from": "web",
        "to": {"kind": "database", "name": "db:5432/shop"},
        "called": "",
        "certain": True,
        "settings": [{"key": "DATABASE_URL", "path": "staging/web.env", "line": 2}],
    }
    assert "tr0ub4dor" not in ended.out


@pytest.mark.usefixtures("fleet")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("stagin",), 'config-lint: error: unknown environment "stagin": did you mean "staging"?'),
        (("staging", "--format", "dot"), 'config-lint: error: unknown --format value "dot"'),
    ],
)
def test_unknown_names_are_said(command: Command, arguments: tuple[str, ...], told: str) -> None:
    ended = command("graph", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(told)
