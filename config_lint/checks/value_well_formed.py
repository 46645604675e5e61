"""`value-well-formed`: a value that can be nothing but an address, an amount or a time table is a whole one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import itemgetter
from typing import ClassVar

from config_lint.checks.written import Sheet, Written, called, sheet_of
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Verdict, Violation
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
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each text; each is looked at once under each key, whoever says it there."""
        faulty: list[tuple[int, Violation]] = []
        for (document, name), text, found in _texts(sheet_of(group)):
            if not 0 < len(text) <= LONGEST:
                continue
            fault, variant = _fault(text, name, document)
            if not fault:
                yield from repeat(Verdict.PASSED, len(found))
            for each in found if fault else ():
                facts = {"value": text, "fault": fault}
                faulty.append((each.order, Violation(place_of(each.setting), facts, (), variant, each.affects)))
        yield from (violation for _, violation in sorted(faulty, key=itemgetter(0)))


def _texts(sheet: Sheet) -> Iterator[tuple[tuple[str, str], str, Sequence[Written]]]:
    """What is written under each key, by document and name, as it stands there, with the places where it does."""
    replaced = sheet.replaced
    for key, found in sheet.by_key.items():
        said: defaultdict[str, list[Written]] = defaultdict(list)
        for each in found:
            if each.order in replaced:
                value = each.setting.chain[-1].entry.value
            elif each.text:
                value = each.setting.value
            else:
                continue
            if value.__class__ is Reference and value.kind == "template" and key[0].startswith(SECRETS):
                value = value.text
            if value.__class__ is str:
                said[value].append(each)
        for text, places in said.items():
            yield key, text, places


LONGEST = 500
"""Characters: what is longer is no name, address or amount."""


def _fault(text: str, name: str, document: str) -> tuple[str, str]:
    """What is wrong, and as which variant; empty where nothing is."""
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
