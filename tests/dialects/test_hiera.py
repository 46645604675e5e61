import pytest

from tests.builders import resolved

OPTIONS = {
    "sources": [{"path": "data/common.yaml"}, {"path": "data/{environment}.yaml"}],
    "environments": {"staging": {}},
    "services": {"web": {}},
}
COMMON = """\
domain: example.com
shop::db: {host: db, port: 5432}
shop::password: hunter2hunter2
"""


def settings(written: str) -> dict[str, str]:
    found = resolved({"data/common.yaml": COMMON, "data/staging.yaml": f'shop::x: "{written}"\n'}, OPTIONS)
    [service] = found.fleet.services
    assert {layer.dialect for layer in service.layers} == {"hiera"}
    return {setting.name: str(setting.value) for setting in service.settings}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://%{hiera('domain')}/", "https://example.com/"),
        ("%{lookup('shop::db.host')}", "db"),
        ("%{alias('domain')}", "example.com"),
        ("%{lookup('domain')}%{literal('%')}{x}", "example.com%{x}"),
        ("%{hiera('absent')}.org", "%{hiera('absent')}.org"),
        ("%{::fqdn}", "%{::fqdn}"),
        ("%{facts.os}-%{hiera('domain')}", "%{facts.os}-%{hiera('domain')}"),
        ("%{hiera('shop::password')}", "***"),
        ("amqp://u:%{hiera('shop::password')}@h", "amqp://u:***@h"),
        ("$domain", "$domain"),
    ],
)
def test_lookups_are_followed(written: str, expected: str) -> None:
    assert settings(written)["shop::x"] == expected


def test_hashes_are_merged_because_the_files_do_not_say_whether() -> None:
    found = resolved({"data/common.yaml": COMMON, "data/staging.yaml": "shop::db: {host: other}\n"}, OPTIONS)
    [service] = found.fleet.services
    values = {setting.name: str(setting.value) for setting in service.settings}
    assert (values["shop::db.host"], values["shop::db.port"]) == ("other", "5432")
