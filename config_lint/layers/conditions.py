"""Profile expressions: when a contribution counts."""

from collections.abc import Container, Iterator
from functools import cache

from config_lint.values.on_use import on_use

_sign = on_use(r"\s*([!&|(),]|[^\s!&|(),]+)")

Signs = tuple[str, ...]


def holds(condition: str, active: Container[str]) -> bool:
    """Whether a condition is met where these profiles are active.

    `!`, `&`, `|` and brackets as in Spring's profile expressions; a comma is another `|`. What does not parse is never met.
    https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/core/env/Profiles.html
    """
    following = iter((*_signs(condition), ""))
    try:
        met, after = _either(following, next(following), active)
    except (StopIteration, ValueError):
        return False
    return met and not after


@cache
def _signs(condition: str) -> Signs:
    return tuple(_sign.findall(condition))


def _either(following: Iterator[str], sign: str, active: Container[str]) -> tuple[bool, str]:
    met, sign = _both(following, sign, active)
    while sign in ("|", ","):
        other, sign = _both(following, next(following), active)
        met = met or other
    return met, sign


def _both(following: Iterator[str], sign: str, active: Container[str]) -> tuple[bool, str]:
    met, sign = _one(following, sign, active)
    while sign == "&":
        other, sign = _one(following, next(following), active)
        met = met and other
    return met, sign


def _one(following: Iterator[str], sign: str, active: Container[str]) -> tuple[bool, str]:
    if sign == "!":
        met, sign = _one(following, next(following), active)
        return not met, sign
    if sign == "(":
        met, sign = _either(following, next(following), active)
        if sign != ")":
            raise ValueError(sign)
        return met, next(following)
    if not sign or sign in "&|),":
        raise ValueError(sign)
    return sign in active, next(following)
