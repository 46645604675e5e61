from config_lint.domain.setting import Setting
from tests.builders import fleet, fleet_of
from tests.faulty_fleet import FILES, OPTIONS
from tests.shipped import shipped_rules


def is_replaced(setting: Setting) -> bool:
    return setting.value is not setting.chain[-1].entry.value


def test_what_a_reference_stood_for_is_replaced() -> None:
    [web] = fleet(staging={"web": {"HOST": "web.example.com", "URL": "https://${HOST}/", "PORT": 8080}}).services
    assert [setting.name for setting in web.replaced] == ["URL"]
    assert not web.as_written


def test_without_references_everything_is_as_it_is_written() -> None:
    [web] = fleet(base={"web": {"PORT": 80}}, staging={"web": {"HOST": "web.example.com", "PORT": 8080}}).services
    assert web.as_written
    assert web.replaced == ()


def test_nothing_is_replaced_where_everything_is_as_written() -> None:
    examples = [fleet_of(example.files, example.options) for rule in shipped_rules() for example in rule.examples]
    services = [service for found in (fleet_of(FILES, OPTIONS), *examples) for service in found.services]
    assert {service.as_written for service in services} == {True, False}
    for service in services:
        assert service.replaced == tuple(filter(is_replaced, service.settings))
