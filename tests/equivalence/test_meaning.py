from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.equivalence import meaning_of
from config_lint.values.empty import Empty
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret

TEXTS = st.one_of(
    st.text(max_size=20),
    st.from_regex(r"[0-9]{1,4}(ms|s|m|h|Mi|Gi|MB|k|%)?", fullmatch=True),
    st.from_regex(r"(https?|redis)://[a-z]{1,6}(:[0-9]{2,4})?/?", fullmatch=True),
    st.sampled_from(["true", "FALSE", "yes", "info", "WARN", "a, b", "b,a", "{}", "[1, 2]", "{ "]),
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    TEXTS,
    TEXTS.map(Secret),
    TEXTS.map(lambda name: Reference("vault", name, name)),
    st.sampled_from(Empty),
)
KEYS = st.sampled_from(["TIMEOUT", "memory", "cpu", "cors.origins", "ISSUER", "tracing.sampling", "FEATURE_ENABLED", "any", ""])


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        ("30s", "30000ms", "TIMEOUT"),
        ("PT30S", "0.5m", "TIMEOUT"),
        ("60m", "1h", "TIMEOUT"),
        ("512Mi", "0.5Gi", "resources.limits.memory"),
        ("1024m", "1g", "JAVA_HEAP"),
        ("500m", 0.5, "resources.requests.cpu"),
        ("8080", 8080, "PORT"),
        ("50%", 0.5, "tracing.sampling.ratio"),
        ("true", True, "anything"),
        ("yes", True, "feature.enabled"),
        ("https://auth.example.com:443/", "https://AUTH.example.com", "AUTH_URL"),
        ("redis://cache:6379/0", "redis://cache/0", "REDIS_URL"),
        ("b.example.com, a.example.com", "a.example.com,b.example.com", "cors.origins"),
        ("text\n", "text", "BANNER"),
        (None, "", "NOTE"),
        ('{"a": 1, "b": 2}', '{"b":2,"a":1}', "POLICY"),
        (
            Secret("postgres://u:p@db:5432/x", "postgres://u:***@db:5432/x"),
            Secret("postgres://u:p@db/x", "postgres://u:***@db/x"),
            "U",
        ),
    ],
)
def test_values_that_mean_the_same_are_equal(one: Any, other: Any, key: str) -> None:
    assert meaning_of(one, key) == meaning_of(other, key)


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        ("30", "30s", "TIMEOUT"),
        ("1m", "1024k", "TIMEOUT"),
        ("512MB", "512Mi", "MEMORY"),
        ("1.10", "1.1", "API_VERSION"),
        ("0755", 755, "MODE"),
        (True, 1, "WORKERS"),
        ("1", "true", "WORKERS"),
        ("https://id.example.com/", "https://id.example.com", "JWT_ISSUER"),
        ("http://auth.example.com", "https://auth.example.com", "AUTH_URL"),
        ("b,a", "a,b", "MIDDLEWARE"),
        (Secret("postgres://u:p@db/x", "postgres://u:***@db/x"), Secret("postgres://u:q@db/x", "postgres://u:***@db/x"), "U"),
        (Secret("12345678"), "12345678", "PIN"),
        (Reference("vault", "a/b", "x"), Reference("vault", "a/c", "x"), "KEY"),
    ],
)
def test_values_that_a_program_would_tell_apart_are_not(one: Any, other: Any, key: str) -> None:
    assert meaning_of(one, key) != meaning_of(other, key)


@given(VALUES, KEYS)
def test_every_value_means_the_same_as_itself_and_can_be_grouped_by(value: Any, key: str) -> None:
    assert meaning_of(value, key) == meaning_of(value, key)
    assert len({meaning_of(value, key), meaning_of(value, key)}) == 1


@given(st.text(min_size=4), KEYS)
def test_a_meaning_never_shows_a_secret(text: str, key: str) -> None:
    assert repr(meaning_of(Secret(text), key)) == repr(meaning_of(Secret("another"), key))
