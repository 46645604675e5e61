from config_lint.text.node import Alias, Leaf, Listing, Mapping, Node, same
from config_lint.values.location import start_of
from config_lint.values.value import Value

here = start_of("a")


def leaf(value: Value) -> Leaf:
    return Leaf(value, "", here)


def mapping(**members: Node) -> Mapping:
    return Mapping(here, {key: (here, node) for key, node in members.items()}, [])


def test_values_are_the_same_if_their_types_are_too() -> None:
    assert same(leaf(1), leaf(1)) == (True, 1)
    assert not same(leaf(1), leaf(1.0))[0]
    assert not same(leaf(1), leaf(value=True))[0]
    assert not same(leaf("1"), Listing(here, [leaf("1")]))[0]


def test_containers_are_the_same_if_what_they_hold_is() -> None:
    assert same(mapping(a=leaf(1), b=Listing(here, [leaf(2)])), mapping(b=Listing(here, [leaf(2)]), a=leaf(1)))[0]
    assert not same(mapping(a=leaf(1)), mapping(a=leaf(2)))[0]
    assert not same(mapping(a=leaf(1)), mapping(b=leaf(1)))[0]
    assert not same(Listing(here, [leaf(1)]), Listing(here, []))[0]


def test_an_alias_is_what_it_repeats() -> None:
    assert same(Alias(here, leaf(1)), leaf(1))[0]


def test_what_takes_too_long_to_compare_is_called_different() -> None:
    one, other = mapping(x=leaf(1)), mapping(x=leaf(1))
    for _ in range(60):
        one, other = mapping(y=one, z=one), mapping(y=other, z=other)
    assert same(one, other, 1000) == (False, 1001)


def test_a_key_that_is_put_twice_has_its_later_value() -> None:
    found = mapping()
    found.put("a", here, leaf(1))
    found.put("b", here, leaf(1))
    found.put("a", here, leaf(2))
    assert [(key, node) for key, (_, node) in found.members.items()] == [("b", leaf(1)), ("a", leaf(2))]
    assert [(repeated.before, repeated.node) for repeated in found.repeated] == [(leaf(1), leaf(2))]
