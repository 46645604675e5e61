"""Passwords in URLs and in the connection strings that look like them."""

import re
from collections.abc import Iterator

from config_lint.values.on_use import on_use

_run = on_use(
    r"://((?:\$?\{\{[^{}\n]{0,200}\}\}|\$\{[^{}]{0,200}\}|<[\w -]{1,80}>|(?![,;|][A-Za-z][\w+.-]{0,30}://)[^\s\"'<>`])+)"
)
_braced = on_use(r"\$?\{\{[^{}\n]{0,200}\}\}|\$?\{[^{}]{0,200}\}")
_meant = r"(?:[A-Za-z][\w+-]*(?:;?//|:/(?!/)|:\\\\|;/)|https?:(?![/\\]))"
"""What is meant to be the beginning of a URL: `http//app:pw@host`, `http:/app:pw@host`, `http:app:pw@host`."""
_misspelt = on_use(rf"(?<![\w:/]){_meant}([^\s\"'<>`]*@[^\s\"'<>`]*)")
_whole = on_use(rf"(?:[A-Za-z][\w+.:-]*://|{_meant})([^\n]*@[^\s@]*)")
_driver = on_use(r"(?:(?<=[\s=\"'])|^)[^\s:@/=\"']+:([^\n]+)@(?:tcp|udp|unix)\(")
"""The Go driver of MySQL: https://github.com/go-sql-driver/mysql#dsn-data-source-name"""
_oracle = on_use(r"jdbc:oracle:\w+:[^/\s@]+/([^\n]+)@")
"""Oracle's thin driver: https://docs.oracle.com/en/database/oracle/oracle-database/21/jjdbc/data-sources-and-URLs.html"""
_hosts = on_use(r"(?:(?:[^\s:,\[\]]*|\[[^\]]*\])(?::\d*)?(?:,|$))+")
_bare = on_use(r"[\w.%+-]+:(?!//)([^\s@]+)@[\w.-]+:\d{2,5}(?:/\S*)?")
"""A URL without its scheme, as some brokers' clients take them: `guest:guest@rabbit:5672`."""


def passwords(text: str) -> Iterator[tuple[int, int]]:
    """Where the passwords stand in a text, in order: pairs of first and last (exclusive) index."""
    spans = []
    alone = _whole.fullmatch(text)  # then even spaces and quotes before the last @ belong to it
    if alone and (span := _shifted(password_of(alone[1]), alone.start(1))):
        spans.append(span)
    runs = (*_run.finditer(text), *_misspelt.finditer(text))
    spans += [span for match in runs if (span := _shifted(password_of(match[1]), match.start(1)))]
    if "jdbc:oracle:" in text:
        spans += [match.span(1) for match in _oracle.finditer(text)]
    if re.search(r"@(?:tcp|udp|unix)\(", text):
        spans += [match.span(1) for match in _driver.finditer(text)]
    whole = _bare.fullmatch(text)
    if whole:
        spans.append(whole.span(1))
    end = 0
    for span in sorted(spans, key=lambda found: (found[0], -found[1])):
        if span[0] >= end:
            yield span
            end = span[1]


def password_of(run: str) -> tuple[int, int] | None:
    """Where the password stands in what follows a URL's `://`; None where there is none.

    RFC 3986 wants `/`, `?`, `#` and `@` in a password escaped; one with unescaped ones is found all the same.
    """
    plain = _braced.sub(lambda match: "x" * len(match[0]), run)
    authority = re.split(r"[/?#]", plain, maxsplit=1)[0]
    if "@" in authority:
        end = authority.rindex("@")
    else:
        if "@" not in plain or _hosts.fullmatch(authority):
            return None
        end = plain.rindex("@")
    start = plain.find(":", 0, end) + 1
    return (start, end) if 0 < start < end else None


def _shifted(span: tuple[int, int] | None, offset: int) -> tuple[int, int] | None:
    return (span[0] + offset, span[1] + offset) if span else None
