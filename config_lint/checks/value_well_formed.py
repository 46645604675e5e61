"""`value-well-formed`: a value that can be nothing but an address, an amount or a time table is a whole one."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from typing import ClassVar

from config_lint.checks.written import Written, called, sheet_of
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import PASSED, Outcome, Violation
from config_lint.values import cron
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.words import words

ADDRESSES = frozenset(("address", "addresses", "cidr", "cidrs", "host", "hosts", "ip", "ips", "server", "servers"))
TABLES = frozenset(("cron", "crontab", "schedule"))
"""Words of keys whose values are addresses, and time tables."""

PATTERNS = frozenset(("expr", "match", "pattern", "query", "regex", "regexp", "replacement", "rule"))
"""Words of keys whose values are written in a notation of their own."""

SECRETS = "ExternalSecret/"
"""How documents with templates for secrets are called: https://external-secrets.io/latest/guides/templating/"""

_bare_field = on_use(r"\{\{-?\s*([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\s*(?:\||-?\}\})")
"""A word with an underscore, which no function of Go's templates has."""

_unit_twice = on_use(r"\d+(?:\.\d+)?(?P<unit>[KMGTPE]i?)(?P<again>[KMGTPE]i?|(?P=unit)B?)")
_octets = on_use(r"\d{1,3}(?:\.\d{1,3}){3,5}(?:/\d{1,2})?")
_url_and_prose = on_use(r"https?://\S+\s+[A-Za-z]+(?:\s+\S+)*")
_at_edge = on_use(r"\s+\S*[A-Za-z0-9]\S*|\S*[A-Za-z0-9]\S*\s+")
_quote_at_edge = on_use(r"[\"'][^\s\"']*[A-Za-z}][^\s\"']*|[^\s\"']*[A-Za-z}][^\s\"']*[\"']")


class ValueWellFormed(Check[Parameters, Fleet]):
    """An element is a written text, looked at as it stands in its file.

    Found are a unit that is written twice, an address of too many or too large numbers, a url with words after it, a time table
    out of range, a field without its dot in the template of an ExternalSecret; and, as variant `edge`, white space around a name,
    a quote on one of its sides, a backslash at its end.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    through = "sheet"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each text; most texts are well whatever their key is."""
        sheet = sheet_of(group)
        apart = {order: text for order in sheet.apart if (text := _said(sheet.written[order]))}
        counted = Counter(sheet.written[order].text for order in sheet.apart)
        looked_at = [(sheet.written[order], text) for order, text in apart.items()]
        for text, found in sheet.by_text.items():
            if _is_well(text):
                yield from repeat(PASSED, len(found) - counted[text])
            else:
                looked_at.extend((each, text) for each in found if each.order not in sheet.apart)
        for each, text in sorted(looked_at, key=lambda pair: pair[0].order):
            if len(text) <= LONGEST:
                fault, variant = _fault(text, each.setting.name, each.setting.document)
                if fault:
                    yield Violation(place_of(each.setting), {"value": text, "fault": fault}, (), variant, each.affects)
                else:
                    yield PASSED

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees what is wrong with a text, and not what else it says."""
        return altered.looks_alike(_seen)


def _said(written: Written) -> str:
    """The text that stands in the file, where that is another one than the value's, or a template; empty where there is none."""
    value = written.setting.chain[-1].entry.value
    if isinstance(value, Reference) and value.kind == "template" and written.setting.document.startswith(SECRETS):
        return value.text
    return value if isinstance(value, str) else ""


def _is_well(text: str) -> bool:
    """Whether nothing is wrong with a text under any key."""
    return (
        len(text) <= LONGEST
        and text[0].isalpha()
        and text[-1].isalnum()
        and "{{" not in text
        and not ("://" in text and " " in text)
        and not cron.fault(text, strict=True)
    )


LONGEST = 500
"""Characters: what is longer is no name, address or amount."""


@lru_cache(maxsize=1 << 14)
def _fault(text: str, name: str, document: str) -> tuple[str, str]:
    """What is wrong, and as which variant; empty where nothing is. The same few texts come in all services."""
    if document.startswith(SECRETS) and name.startswith("spec.target.template.") and (bare := _bare_field.search(text)):
        return f"{bare[1]} is no function, and a field is written .{bare[1]}", ""
    whole = _whole(text, name, strict=document.startswith("CronJob/"))
    if whole:
        return whole, ""
    edge = _edge(text, name)
    return (edge, "edge") if edge else ("", "")


def _whole(text: str, name: str, *, strict: bool) -> str:
    """What is wrong beyond doubt; empty where nothing is."""
    first = text[0]
    if first.isdigit():
        if _unit_twice.fullmatch(text):
            return "its unit is written twice"
        if "." in text and _octets.fullmatch(text) and not ADDRESSES.isdisjoint(words(called(name))):
            numbers = [int(number) for number in text.partition("/")[0].split(".")]
            if len(numbers) != OCTETS:
                return f"an address has {OCTETS} numbers, not {len(numbers)}"
            if max(numbers) > MOST_OCTET:
                return f"{max(numbers)} is no part of an address"
    if "://" in text and " " in text and _url_and_prose.fullmatch(text):
        return "it goes on after the url" if words(called(name))[-1:] in (("url",), ("uri",)) else ""
    if text.count(" ") >= len(cron.FIELDS) - 1 and not TABLES.isdisjoint(words(called(name))):
        return cron.fault(text, strict=strict)
    return ""


OCTETS, MOST_OCTET = 4, 255


def _edge(text: str, name: str) -> str:
    """What does not belong to a name, at one of its ends; empty where nothing is."""
    if text[0].isalnum() and text[-1].isalnum():
        return ""
    if not PATTERNS.isdisjoint(words(called(name))):
        return ""
    if text[-1] == "\\" and re.fullmatch(r"[\w./:-]+\\", text):
        return "it ends with a backslash"
    if (text[0].isspace() or text[-1].isspace()) and "\n" not in text and _at_edge.fullmatch(text) and _is_name(text.strip()):
        return "there is white space around it"
    if (text[0] in "\"'" or text[-1] in "\"'") and _quote_at_edge.fullmatch(text):
        return "it has a quote on one side"
    return ""


def _is_name(text: str) -> bool:
    """Whether it is an address, a path or a compound name, which no white space belongs to."""
    return "://" in text or re.fullmatch(r"[A-Za-z0-9]+(?:[-_./:][A-Za-z0-9]+)+", text) is not None


def _seen(setting: Setting) -> object:
    text = str(setting.chain[-1].entry.value)
    if not text or len(text) > LONGEST:
        return None
    return "" if _is_well(text) or not _fault(text, setting.name, setting.document)[0] else (text, setting.value)
