import pytest

from tests.builders import fleet, fleet_of, violations


def faults(key: str, value: str) -> list[str]:
    return [each.facts["fault"] for each in violations(fleet(staging={"backend": {key: value}}), "value-well-formed")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("memory", "32MiMi"),
        ("address", "10.0.0.5.1"),
        ("ip", "10.0.0.256"),
        ("provider_url", "https://login.example.com under the second account"),
        ("schedule", "0 25 * * *"),
        ("BUCKET", "backend-staging\\"),
        ("WEBHOOK", " https://hooks.example.com"),
        ("TABLE", 'orders"'),
    ],
)
def test_what_can_be_nothing_but_a_slip(key: str, value: str) -> None:
    assert len(faults(key, value)) == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("memory", "32Mi"),
        ("AUTH_URL", "https://auth.example.com/?to=https://app.example.com"),
        ("JDBC", "jdbc:postgresql://db/orders"),
        ("version", "10.0.0.5.1"),
        ("address", "10.0.0.5"),
        ("schedule", "0 0 * * 7"),
        ("schedule", "*/5 8-18 1,15 JAN-MAR MON-FRI"),
        ("PATTERN", "orders\\"),
        ("GREETING", " hello"),
        ("SIZE", '5"'),
        ("TEXT", '"quoted"'),
    ],
)
def test_what_may_be_meant(key: str, value: str) -> None:
    assert faults(key, value) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("{{ pull_secret }}", 1), ("{{pull_secret | b64dec}}", 1), ("{{ .pull_secret }}", 0), ("{{ now }}", 0), ("{{ uuidv4 }}", 0)],
)
def test_a_field_of_a_secrets_template_has_a_dot(text: str, count: int) -> None:
    spec = f'spec: {{target: {{template: {{data: {{a: "{text}"}}}}}}}}'
    options = {"sources": [{"path": "{environment}/{service}.yaml"}], "environments": {"staging": {}}}
    files = {
        f"staging/{kind}.yaml": f"apiVersion: v1\nkind: {kind}\nmetadata: {{name: a}}\n{spec}\n"
        for kind in ("ExternalSecret", "Other")
    }
    assert len(violations(fleet_of(files, options), "value-well-formed")) == count
