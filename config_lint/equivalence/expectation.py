"""What is expected of a setting between environments, by its kind: data in vocabulary/expectations.yaml."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from config_lint.domain.key import is_item, parse
from config_lint.domain.setting import Setting
from config_lint.text.data import load_data
from config_lint.values.host import is_ip
from config_lint.values.on_use import on_use
from config_lint.values.secret import Secret
from config_lint.values.wildcard import fits
from config_lint.values.words import words

Mode = Literal["differ", "same", "never"]


class Expectation(msgspec.Struct, frozen=True):
    """What `mode` is expected, and of which kind of setting: `endpoint`, `credential`, `algorithm` and so on."""

    mode: Mode
    kind: str

    def __str__(self) -> str:
        """The reason, as a sentence without a beginning."""
        return f"{said[self.kind]} is expected to be the same in all environments" if self.mode == "same" else said[self.kind]


FLAG = Expectation("never", "flag")

said = {
    "endpoint": "each environment has addresses of its own",
    "credential": "each environment has credentials of its own",
    "identifier": "each environment has accounts, stores and names of its own",
    "scale": "environments are of different size",
    "verbosity": "environments log more or less",
    "algorithm": "an algorithm",
    "contract": "what services have agreed on",
    "protocol": "a protocol",
    "format": "a format",
    "unit": "a unit",
    "name": "the name of a header, a topic or a cookie",
    "release": "a version is rolled out in one environment after the other",
    "flag": "a switch is turned on in one environment after the other",
}
"""What is said of each kind."""

GENERIC = frozenset(
    ("data", "default", "key", "name", "secret key ref", "string data", "stringdata", "value", "value from", "values")
)
"""Last parts of a key that say nothing of the setting that they hold."""

FILES = frozenset((
    *("conf", "crt", "css", "csv", "gz", "html", "ini", "jar", "js", "json", "key", "log", "pem", "properties", "py", "sh"),
    *("sql", "toml", "txt", "xml", "yaml", "yml", "zip"),
))  # fmt: skip
"""Endings of names of files, which would be hosts otherwise."""

_url = on_use(r"[a-z][a-z0-9+.:-]*://\S+", re.IGNORECASE)
_host = on_use(r"(?:[a-z0-9_-]+\.)+[a-z]{2,}(?::\d+)?(?:/.*)?", re.IGNORECASE)
_email = on_use(r"[^@\s/:]+@[^@\s/:]+\.[a-z]{2,}", re.IGNORECASE)
_identifier = on_use(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{9,20}|arn:\S+", re.IGNORECASE)


class Kind(msgspec.Struct, frozen=True):
    """The settings of a kind: patterns of well-known names, and words of other keys."""

    settings: tuple[str, ...]
    words: tuple[str, ...]


def expected(setting: Setting) -> Expectation | None:
    """What is expected of a setting, None where nothing is.

    Its well-known name says so first, then the words of its key, then what its value looks like.
    """
    found = by_name(setting.name, setting.canonical)
    if found is not None and found.mode == "differ" and _is_switch(setting):
        return FLAG
    return found or _by_value(setting)


def _is_switch(setting: Setting) -> bool:
    """Whether it says yes or no, whatever it is called: `POOL_LOGGING=true` is no size."""
    return isinstance(setting.value, bool) or str(setting.value).lower() in ("true", "false")


@lru_cache(maxsize=1 << 14)
def by_name(name: str, canonical: str = "") -> Expectation | None:
    """What a name alone tells."""
    if canonical:
        patterns, _ = _known()
        found = next((found for pattern, found in patterns.items() if fits(canonical, pattern)), None)
        if found:
            return found
    return _by_words(name)


def _by_words(name: str) -> Expectation | None:
    """By the last part of a key that says something: `spec.env[API_URL].value` is an `API_URL`."""
    _, known = _known()
    parts = [part.strip("[]") for part in parse(name) if not (is_item(part) and part[1:-1].isdigit())]
    while len(parts) > 1 and " ".join(words(parts[-1])) in GENERIC:
        parts.pop()
    for part in reversed(parts):
        own = words(part)
        for end in range(len(own), 0, -1):
            found = known.get(" ".join(own[max(end - 2, 0) : end])) or known.get(own[end - 1])
            if found:
                return found
        if len(own) > 1:  # a name of its own that says nothing is no matter of where it stands
            return None
    return None


def _by_value(setting: Setting) -> Expectation | None:
    value = setting.value
    if isinstance(value, Secret):
        return Expectation("differ", "endpoint" if "://" in value.shown else "credential")
    if isinstance(value, bool):
        return FLAG
    text = str(value).strip() if isinstance(value, str | int) else ""
    if _url.match(text) or is_ip(text) or _is_host(text) or _email.fullmatch(text):
        return Expectation("differ", "endpoint")
    return Expectation("differ", "identifier") if _identifier.fullmatch(text) else None


def _is_host(text: str) -> bool:
    return _host.fullmatch(text) is not None and text.rpartition(".")[2].lower() not in FILES


@cache
def _known() -> tuple[dict[str, Expectation], dict[str, Expectation]]:
    """By pattern of a well-known name, what is expected the same first; by words of a key."""
    file = Path(__file__).parent.parent / "vocabulary" / "expectations.yaml"
    modes = msgspec.convert(load_data(file.read_text(encoding="utf-8")), dict[Mode, dict[str, Kind]])
    patterns: dict[str, Expectation] = {}
    by_words: dict[str, Expectation] = {}
    order: tuple[Mode, ...] = ("same", "never", "differ")
    for mode in order:
        for kind, found in modes[mode].items():
            patterns |= {pattern: Expectation(mode, kind) for pattern in found.settings if pattern not in patterns}
            by_words |= {word: Expectation(mode, kind) for word in found.words if word not in by_words}
    return patterns, by_words
