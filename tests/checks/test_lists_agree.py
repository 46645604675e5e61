from tests.builders import fleet, violations


def agreed(**said: str) -> list[tuple[str, str, str]]:
    services = {name: {"EVENT_TYPES": types} for name, types in said.items()}
    found = violations(fleet(staging=services), "lists-agree", settings=["events.types"])
    return [(bad.place.service, bad.facts["item"], bad.variant) for bad in found]


def test_what_most_know_is_missed() -> None:
    assert agreed(web="click,view", shop="click,view", desk="click") == [("desk", "view", "")]


def test_what_few_know_is_odd_there() -> None:
    assert agreed(web="click,hover", shop="click", desk="click") == [("web", "hover", "only")]


def test_order_and_case_say_nothing() -> None:
    assert agreed(web="click,view", shop="View Click") == []


def test_lists_of_other_things_are_left_alone() -> None:
    assert agreed(web="click,view", shop="click,view", billing="invoice") == []
    assert agreed(web="click", billing="${TYPES_OF_TODAY}") == []
