"""A test of names alone is asked once for all services that have the same names."""

from config_lint.domain.names import names_of
from tests.builders import fleet


def test_the_places_of_names_that_pass_are_in_the_order_written() -> None:
    """A name may come twice."""
    assert names_of(("a.port", "b", "c.port", "a.port")).passing(_is_port) == (0, 2, 3)
    assert names_of(()).passing(_is_port) == ()


def test_services_with_the_same_names_share_them() -> None:
    """Whatever their values are; the order of the names counts."""
    assert names_of(("a", "b")) is names_of(("a", "b"))
    assert names_of(("b", "a")) is not names_of(("a", "b"))


def test_a_name_that_several_have_is_asked_once() -> None:
    """Whatever else they have, and whoever comes later; what others have may be asked about, too."""
    asked: list[str] = []

    def is_long(name: str) -> bool:
        asked.append(name)
        return len(name) > len("own.a")

    one, other = names_of(("own.a", "own.bb", "own.a")), names_of(("own.bb", "own.dd"))
    assert one.passing(is_long) == one.passing(is_long) == (1,)
    assert other.passing(is_long) == (0, 1)
    later = names_of(("own.ee", "own.bb", "own.ff", "own.a"))
    assert later.passing(is_long) == (0, 1, 2)
    own = [name for name in asked if name.startswith("own.")]
    assert sorted(own) == ["own.a", "own.bb", "own.dd", "own.ee", "own.ff"]


def test_the_settings_of_a_service_by_their_names() -> None:
    """Each service answers with its own."""
    found = fleet(
        staging={"api": {"port": 1, "name": "api"}},
        production={"api": {"port": 2, "name": "api"}},
    )
    assert [[setting.value for setting in service.named(_is_port)] for service in found.services] == [[1], [2]]


def test_what_gives_the_model_values_by_its_well_known_names() -> None:
    """A key may be called anything."""
    (service,) = fleet(staging={"api": {"DB_PORT": 5432, "PORT": 80, "SUPPORT": 1}}).services
    found = {name: setting.name for name, setting in service.meaning(_is_port)}
    assert found == {"server.port": "PORT", "database.port": "DB_PORT"}
    assert service.meaning(str.isupper) == ()


def test_what_is_worded_and_what_was_replaced() -> None:
    """Texts, whether plain or kept elsewhere; and those that had a reference to another setting in them."""
    found = fleet(staging={"api": {"count": 1, "on": True, "host": "db", "url": "http://${host}/", "key": "${vault:a/b#c}"}})
    (service,) = found.services
    assert [setting.name for setting in service.worded] == ["host", "url", "key"]
    assert [setting.name for setting in service.hidden] == ["key"]
    assert "url" in [setting.name for setting in service.replaced]
    assert "host" not in [setting.name for setting in service.replaced]


def _is_port(name: str) -> bool:
    return name.endswith("port")
