import msgspec
from hypothesis import given
from hypothesis import strategies as st

from config_lint.cache.pack import packed, unpacked

KEY = b"k" * 32
parts = {b"one": msgspec.Raw(msgspec.msgpack.encode([1, "a"])), b"two": msgspec.Raw(msgspec.msgpack.encode({}))}
whole = packed(b"stamp", parts, KEY)


def test_what_was_packed_is_there_again() -> None:
    assert {name: bytes(part) for name, part in unpacked(whole, b"stamp", KEY).items()} == {
        name: bytes(part) for name, part in parts.items()
    }


def test_what_another_version_or_key_made_is_not() -> None:
    assert unpacked(whole, b"other", KEY) == {}
    assert unpacked(whole, b"stamp", b"j" * 32) == {}


@given(st.integers(0, len(whole) - 1), st.integers(1, 255), st.sampled_from(("cut", "changed")))
def test_nothing_is_taken_from_a_file_that_is_damaged_or_cut_short(place: int, change: int, how: str) -> None:
    damaged = whole[:place] if how == "cut" else whole[:place] + bytes([whole[place] ^ change]) + whole[place + 1 :]
    assert unpacked(damaged, b"stamp", KEY) == {}
