"""What a written secret is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.secret import Secret
from config_lint.values.secret_facts import (
    is_cipher_key,
    is_made_of_words,
    is_plain_word,
    is_stand_in,
    is_unwritten,
    parts,
    repeats,
    shape_of,
    unwrapped,
)


def test_the_secret_part_of_a_text_is_what_is_cut_out() -> None:
    assert parts(Secret("k2Jh7Qx9")) == (Secret("k2Jh7Qx9"),)
    assert parts(Secret("postgresql://app:k2Jh7Qx9@db/app", "postgresql://app:***@db/app")) == (Secret("k2Jh7Qx9"),)
    assert parts(Secret("A_PASSWORD=one\nB_PASSWORD=two", "A_PASSWORD=***\nB_PASSWORD=***")) == (Secret("one"), Secret("two"))


def test_a_part_that_is_filled_in_elsewhere_is_none() -> None:
    assert parts(Secret("amqp://app:${PASSWORD}@q?token=k2Jh7Qx9", "amqp://app:***@q?token=***")) == (Secret("k2Jh7Qx9"),)


def test_a_text_that_is_not_what_is_shown_is_secret_as_a_whole() -> None:
    assert parts(Secret("abc", "x***")) == (Secret("abc"),)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("AKIAQ3EGZ7RT5PLXK2VD", "AWS access key"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", "private key"),
        ("k2Jh7Qx9vLm4Wd8s", ""),
    ],
)
def test_known_shapes(text: str, shape: str) -> None:
    assert shape_of(Secret(text)) == shape


@pytest.mark.parametrize(
    "text",
    ["fake", "fake-token", "unused", "SECRET", "API_KEY", "dummy_secret", "CHANGEME", "<your-token>", "none", "example-key"],
)
def test_stand_ins_say_so(text: str) -> None:
    assert is_stand_in(Secret(text))


@pytest.mark.parametrize("text", ["password", "test-secret", "k2Jh7Qx9vLm4-fake-Wd8sTz1Bn6Rf3Yc5Pg0e", "hunter2"])
def test_others_are_no_stand_ins(text: str) -> None:
    assert not is_stand_in(Secret(text))


@pytest.mark.parametrize(
    "text", ["my-super-secret", "correct-horse-battery-staple", "secret2024", "test_key_v2", "devPassword123", "email-alert-api"]
)
def test_words_are_words(text: str) -> None:
    assert is_made_of_words(Secret(text))


@pytest.mark.parametrize(
    "text",
    [
        "k2Jh7Qx9vLm4Wd8s",
        "9f86d081884c7d659a2feaa0c55ad015",
        "kJhGfDsAqWeRtYuIoP",
        "sk_test_4eC39HqLyjWDarjtT1zdp7dc",
        "qwzmkdjfhsplvbxnrt",
        "12345678",
    ],
)
def test_chance_is_not(text: str) -> None:
    assert not is_made_of_words(Secret(text))


def test_text_in_base64_is_read() -> None:
    assert unwrapped(Secret("dGVzdC1zZWNyZXQK")) == Secret("test-secret")
    assert unwrapped(Secret("k2Jh7Qx9vLm4Wd8s")) == Secret("k2Jh7Qx9vLm4Wd8s")
    assert unwrapped(Secret("password")) == Secret("password")
    assert unwrapped(Secret("dGVz")) == Secret("dGVz")


def test_a_plain_word_is_one_word() -> None:
    assert is_plain_word(Secret("tutorial"))
    assert is_plain_word(Secret("Tutorial"))
    assert not is_plain_word(Secret("tuToRial"))
    assert not is_plain_word(Secret("two-words"))


def test_a_secret_that_repeats_a_name() -> None:
    assert repeats(Secret("email-alert-api"), ["govuk::postgresql::email_alert_api_role_password"])
    assert repeats(Secret("Orders"), ["orders-service"])
    assert not repeats(Secret("alert-email"), ["email_alert"])
    assert not repeats(Secret("***"), ["orders"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dGVzdC1lbmNyeXB0aW9uLWtleS1mb3ItdGVzdHMtISE=", True),
        ("6b1f0c9e4d7a52833e91d0c7b5a8f246", True),
        ("base64:dGVzdC1lbmNyeXB0aW9uLWtleS1mb3ItdGVzdHMtISE=", True),
        ("exactly-sixteen!", True),
        ("c2hvcnQta2V5", False),
        ("a-key-that-is-too-short", False),
        ("", False),
    ],
)
def test_keys_of_ciphers(text: str, *, expected: bool) -> None:
    assert is_cipher_key(Secret(text)) is expected


@given(st.text(max_size=60))
def test_no_text_breaks_a_fact(text: str) -> None:
    secret = Secret(text)
    facts = (is_stand_in(secret), is_made_of_words(secret), is_plain_word(secret), is_cipher_key(secret), repeats(secret, [text]))
    assert all(isinstance(fact, bool) for fact in facts)
    assert parts(secret) == (secret,)


@pytest.mark.parametrize(
    ("text", "unwritten"),
    [
        ('{"type": "HS256", "key": "$(JWT_KEY)"}', True),
        ('{"type": "HS256", "key": "kV9x2LmQ8sTz4RwB7nYc"}', False),
        ('{"user": "$(USER)", "password": "kV9x2LmQ8sTz4RwB7nYc"}', False),
        ('{"type": "HS256"}', False),
        ("{no json}", False),
        ("[1]", False),
    ],
)
def test_an_object_whose_secrets_come_from_elsewhere_is_unwritten(text: str, *, unwritten: bool) -> None:
    assert is_unwritten(Secret(text)) is unwritten
