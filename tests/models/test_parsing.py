from collections.abc import Callable

import pytest

from config_lint.models.parsing import (
    to_algorithm,
    to_boolean,
    to_count,
    to_duration,
    to_encryption,
    to_jitter,
    to_log_format,
    to_port,
    to_port_or_name,
    to_sslmode,
    to_switch,
    to_text,
)
from config_lint.values.secret import Secret

Parser = Callable[[str], object]


@pytest.mark.parametrize(
    ("parse", "text", "meaning"),
    [
        (to_count, "10", 10),
        (to_count, "1_000", 1000),
        (to_count, "-1", -1),
        (to_count, "unlimited", None),
        (to_port, "tcp://10.0.0.11:6379", None),
        (to_port, "https", None),
        (to_port_or_name, "http", None),
        (to_switch, "app:*", None),
        (to_switch, "true", True),
        (to_encryption, "verify-full", True),
        (to_encryption, "disable", False),
        (to_encryption, '{"rejectUnauthorized": false}', True),
        (to_encryption, "no", False),
        (to_jitter, "full", None),
        (to_jitter, "100ms", None),
        (to_sslmode, "REQUIRED", "require"),
        (to_sslmode, "VERIFY_IDENTITY", "verify-full"),
        (to_sslmode, "no-verify", "require"),
        (to_sslmode, "false", "disable"),
        (to_log_format, "%(asctime)s %(message)s", "%(asctime)s %(message)s"),
        (to_log_format, "JSON", "JSON"),
        (to_log_format, "short", "short"),
        (to_algorithm, "RS256,ES256", "RS256,ES256"),
    ],
)
def test_what_is_written_has_its_meaning(parse: Parser, text: str, meaning: object) -> None:
    assert parse(text) == meaning


@pytest.mark.parametrize(
    ("parse", "text", "reason"),
    [
        (to_boolean, "ture", "did you mean true"),
        (to_switch, "yess", "is not a boolean"),
        (to_count, "ten", "is not a whole number"),
        (to_count, "1.5", "is not a whole number"),
        (to_sslmode, "verify-ful", "did you mean verify-full"),
        (to_log_format, "jsno", "did you mean json"),
        (to_algorithm, "HS265", "did you mean HS256"),
        (to_algorithm, "RS256 SHA1", "is not an algorithm"),
        (to_duration, "soon", "is not a duration"),
        (to_port, "eighty", "is not a port"),
    ],
)
def test_what_cannot_be_is_refused_in_words(parse: Parser, text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse(text)


def test_a_boolean_is_no_number_and_no_duration() -> None:
    with pytest.raises(ValueError, match="is not a whole number"):
        to_count(value=True)
    with pytest.raises(ValueError, match="is not a duration"):
        to_duration(value=True)


def test_a_text_stays_as_it_is_and_a_secret_a_secret() -> None:
    assert to_text(8080) == "8080"
    assert to_text(value=True) == "true"
    secret = Secret("correct-horse")
    assert to_text(secret) is secret
