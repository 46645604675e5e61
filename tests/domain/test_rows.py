"""Every key of a service across its environments, whether all have the same keys or not."""

from dataclasses import replace

import msgspec

from config_lint.domain.fleet import Fleet, Row
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from tests.builders import fleet


def test_environments_with_the_same_keys_stand_side_by_side() -> None:
    """Values that are equal do not differ, whatever objects they are."""
    settings = {"port": 1, "name": "a b", "on": True}
    found = fleet(staging={"api": settings}, production={"api": {**settings, "port": 2, "on": 1}})
    assert [_told(row) for row in found.rows] == [
        ("port", [1, 2], [], True),
        ("name", ["a b", "a b"], [], False),
        ("on", [True, 1], [], False),
    ]
    assert [row.name for row in found.differing] == ["port"]


def test_what_an_environment_lacks_is_told() -> None:
    """Rows are in the order in which keys are met."""
    found = fleet(staging={"api": {"port": 1, "name": "a"}}, production={"api": {"host": "b", "port": 1}})
    assert [_told(row) for row in found.rows] == [
        ("port", [1, 1], [], False),
        ("name", ["a"], ["production"], False),
        ("host", ["b"], ["staging"], False),
    ]


def test_the_same_keys_in_another_order_belong_together() -> None:
    """So do those that a service has in one environment alone."""
    found = fleet(staging={"api": {"port": 1, "name": "a"}, "web": {"port": 3}}, production={"api": {"name": "a", "port": 2}})
    assert [_told(row) for row in found.rows] == [
        ("port", [1, 2], [], True),
        ("name", ["a", "a"], [], False),
        ("port", [3], [], False),
    ]


def test_documents_have_keys_of_their_own() -> None:
    """A key in another document is another key, and one that is there twice is one."""
    one, other = fleet(staging={"api": {"port": 1, "host": "a"}}, production={"api": {"port": 2, "host": "a"}}).services
    moved = replace(other, settings=tuple(_in_document(setting, "Job/api") for setting in other.settings))
    assert [_told(row)[1] for row in _of(one, moved).rows] == [[1], ["a"], [2], ["a"]]
    twice = replace(one, settings=(*one.settings, one.settings[0]))
    also = replace(other, settings=(*other.settings, other.settings[0]))
    assert [_told(row)[1] for row in _of(twice, also).rows] == [[1, 1, 2, 2], ["a", "a"]]


def _of(*services: Service) -> Fleet:
    return Fleet(tuple(service.environment for service in services), services, (), {})


def _in_document(setting: Setting, document: str) -> Setting:
    return msgspec.structs.replace(setting, document=document)


def _told(row: Row) -> tuple[str, list[object], list[str], bool]:
    return row.name, [each.value for each in row.settings], [each.environment.name for each in row.lacking], row.differs
