"""How hard a secret is to guess."""

import base64
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.secret import Secret
from config_lint.values.strength import is_fernet_key, strength


def test_length_is_in_bytes_and_entropy_in_bits() -> None:
    found = strength(Secret("abcdéfgh"))
    assert (found.length, found.per_character, found.bits) == (9, 3.0, 24.0)
    assert strength("").bits == 0
    assert strength("aaaa").bits == 0


@pytest.mark.parametrize("text", ["password", "Hunter2", "123456", "minioadmin", "changeit", "p@ssw0rd", "guest"])
def test_what_is_tried_first_is_common(text: str) -> None:
    assert strength(text).common


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dev-secret", ("dev", "secret")),
        ("supersecret", ("secret",)),
        ("devpassword123", ("dev", "password")),
        ("testkey", ("test",)),
        ("changemechangeme", ("changeme",)),
        ("my-jwt-signing-key-for-development-only", ("development",)),
        ("TEST_8dJ2kLq9", ("test",)),
        ("1234thisisnotforprod567", ("notforprod",)),
        ("attestation", ()),
        ("latest-contest", ()),
        ("devops", ()),
        ("9f86d081884c7d65", ()),
    ],
)
def test_telling_words_are_whole_words(text: str, words: tuple[str, ...]) -> None:
    assert strength(text).words == words


def test_random_secrets_have_no_telling_words() -> None:
    secrets = [base64.b64encode(sha256(bytes([number])).digest()).decode() for number in range(250)]
    assert not [secret for secret in secrets if strength(secret).words or strength(secret).common]


@pytest.mark.parametrize("text", ["aaaaaaaa", "abababab", "12121212", "abcabcabc"])
def test_repetition(text: str) -> None:
    assert strength(text).is_repetitive


@pytest.mark.parametrize("text", ["12345678", "abcdefgh", "qwertyuiop", "87654321", "890123"])
def test_sequence(text: str) -> None:
    assert strength(text).is_sequential


def test_chance_is_neither() -> None:
    found = strength("q7Wm2Kx9Tz4Bv1Nc8Ld5Rf3Hj6Gs0Pq7")
    assert (found.is_repetitive, found.is_sequential, found.common, found.words) == (False, False, False, ())


@given(st.text(min_size=1, max_size=60))
def test_the_secret_itself_is_not_among_the_facts(text: str) -> None:
    secret = f"Zq9{text}Xw7"
    assert secret not in repr(strength(Secret(secret)))


@pytest.mark.parametrize("raw", [bytes(range(32)), b"\xff" * 32])
def test_a_fernet_key_is_32_bytes_in_url_safe_base64(raw: bytes) -> None:
    assert is_fernet_key(Secret(base64.urlsafe_b64encode(raw).decode()))


@pytest.mark.parametrize(
    "text",
    [
        base64.b64encode(b"\xff" * 32).decode(),
        base64.urlsafe_b64encode(b"x" * 31).decode(),
        base64.urlsafe_b64encode(bytes(range(32))).decode().rstrip("="),
        "x" * 44,
        "",
    ],
)
def test_anything_else_is_no_fernet_key(text: str) -> None:
    assert not is_fernet_key(Secret(text))
