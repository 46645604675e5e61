"""Rule files: one YAML file a rule, its folder is its pack."""

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from config_lint.cache import Cache
from config_lint.domain.rule import Example, Rule, Variant
from config_lint.domain.severity import Confidence, Severity
from config_lint.domain.usage import UsageError
from config_lint.rulebook.edition import VERSION
from config_lint.rulebook.examples import example_of
from config_lint.rulebook.wording import ANY, in_words
from config_lint.text.data import load_data
from config_lint.text.errors import Malformed
from config_lint.values.location import Location, start_of
from config_lint.values.on_use import on_use

MARKERS = ("config", "health", "api_contract", "retry", "circuit_breaker", "session", "analytics", "logging")
"""The systems that a rule can speak of; the names are those of the pytest markers."""

MOST_SEVERE = 10
"""The top of the scale on which a rule says how bad its faults are for security: https://www.first.org/cvss/specification-document."""

LevelT = TypeVar("LevelT", Severity, Confidence)

_identifier = on_use(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class VariantFile(msgspec.Struct, forbid_unknown_fields=True):
    """A case of the rule, as a rule file writes it."""

    severity: str = ""
    confidence: str = ""
    message: str = ""
    remedy: str = ""


class ExamplesFile(msgspec.Struct, forbid_unknown_fields=True):
    """Small repositories that the rule finds fault with, and some that it does not."""

    bad: list[dict[str, Any]] = []
    good: list[dict[str, Any]] = []


class RuleFile(msgspec.Struct, forbid_unknown_fields=True):
    """The keys of a rule file; interface.md of the documentation says what each means."""

    title: str
    severity: str
    why: str
    fix: str
    source: str
    check: str
    message: str
    remedy: str = ""
    confidence: str = "high"
    marker: str = "config"
    security: float = 0.0
    default: bool = True
    since: str = ""
    parameters: dict[str, Any] = msgspec.field(name="with", default_factory=dict)
    variants: dict[str, VariantFile] = {}
    examples: ExamplesFile = msgspec.field(default_factory=ExamplesFile)


def load_rules(
    builtin: Path, own: Sequence[tuple[Path, str]], *, examples: bool = True, cache: Cache | None = None
) -> list[Rule]:
    """Every rule below the folders, sorted by id: the built-in ones, and a repository's own (folder and the path to show for it).

    Without `examples` those of the built-in rules are not read: they are most of a file, and a run has no use for them. Then
    `cache` may know the rest.
    Raises `UsageError` with file and line for a file that is no rule, for an id that is taken, and for a folder without rules.
    """
    rules: dict[str, Rule] = {}

    def ours() -> list[Rule]:
        return _ours(builtin, examples=examples)

    for rule in ours() if examples or cache is None else cache.made("rules", list[Rule], ours):
        rules[rule.id] = rule
    for folder, shown in own:
        found = list(_rules_in(folder, shown, located=True, examples=True))
        if not found:
            message = f"rule-paths names {shown}, in which there is no rule: they are {shown}/<pack>/<rule>.yaml"
            raise UsageError(message)
        for rule in found:
            if rule.id in rules:
                message = f"the rule {rule.id} exists already ({rules[rule.id].path}): give the file another name"
                raise UsageError(message, start_of(rule.path))
            rules[rule.id] = rule
    return [rules[identity] for identity in sorted(rules)]


@functools.cache
def _ours(builtin: Path, *, examples: bool) -> list[Rule]:
    """Read once, however many checks a process makes."""
    return list(_rules_in(builtin, "rules", located=False, examples=examples))


def _rules_in(folder: Path, shown: str, *, located: bool, examples: bool) -> Iterator[Rule]:
    for file in sorted(folder.glob("*/*.yaml")):
        path = f"{shown}/{file.parent.name}/{file.name}"
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
            message = f"the rule cannot be read: {reason}"
            raise UsageError(message, start_of(path)) from None
        if not examples:
            text = text.partition("\nexamples:\n")[0]
        yield read_rule(text, file.parent.name, file.stem, path, located=located)


def read_rule(text: str, pack: str, name: str, path: str, *, located: bool = True) -> Rule:
    """The rule that a file's text describes.

    With `located` it remembers where each key stands, for messages about the file. Raises `UsageError` for what is no rule.
    """
    for word in (pack, name):
        if not _identifier.fullmatch(word):
            message = f'"{word}" is no name for a rule or a pack: use lower case, digits and hyphens'
            raise UsageError(message, start_of(path))
    try:
        data, locations = _located(text, path) if located else (load_data(text), {})
        file = msgspec.convert(data, RuleFile)
        return _rule(file, f"{pack}/{name}", path, locations)
    except msgspec.ValidationError as error:
        raise _fault(str(error), text, path) from None
    except _Wrong as wrong:
        raise UsageError(wrong.reason, _place(_located(text, path)[1], wrong.keys, path)) from None


PARTS: dict[str, type[msgspec.Struct]] = {"examples": ExamplesFile, "variants": VariantFile}
"""What the keys of a rule file hold that has keys of its own."""


class _Wrong(Exception):
    """A value of a rule file that is none of the permitted ones."""

    def __init__(self, reason: str, *keys: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.keys = keys


Locations = dict[tuple[str | int, ...], Location]


def _located(text: str, path: str) -> tuple[Any, Locations]:
    try:
        from config_lint.text.yaml_located import load_located  # our own rules are mostly known, and need no places

        return load_located(text, path)
    except Malformed as error:
        raise UsageError(f"{error.reason}: {error.remedy}" if error.remedy else error.reason, error.location) from None


def _rule(file: RuleFile, identity: str, path: str, locations: Locations) -> Rule:
    if file.marker not in MARKERS:
        reason = f'there is no marker "{file.marker}"; there is {", ".join(MARKERS)}'
        raise _Wrong(reason, "marker")
    if file.since and not VERSION.fullmatch(file.since):
        reason = f'"{file.since}" is no version: since takes one of config-lint, such as "0.2"'
        raise _Wrong(reason, "since")
    if not 0 <= file.security <= MOST_SEVERE:
        reason = f"security is a number from 0 to {MOST_SEVERE}, on the scale of CVSS"
        raise _Wrong(reason, "security")
    variants = {
        name: Variant(
            _level(Severity, variant.severity, "variants", name, "severity") if variant.severity else None,
            _level(Confidence, variant.confidence, "variants", name, "confidence") if variant.confidence else None,
            variant.message or None,
            variant.remedy or None,
        )
        for name, variant in file.variants.items()
    }
    examples: list[Example] = []
    for kind, written in (("bad", file.examples.bad), ("good", file.examples.good)):
        for index, example in enumerate(written):
            place = _place(locations, ("examples", kind, index), path)
            examples.append(example_of(example, place, bad=kind == "bad"))
    return Rule(
        id=identity,
        title=file.title,
        severity=_level(Severity, file.severity, "severity"),
        confidence=_level(Confidence, file.confidence, "confidence"),
        marker=file.marker,
        why=file.why,
        fix=file.fix,
        source=file.source,
        check=file.check,
        parameters=file.parameters,
        message=file.message,
        path=path,
        remedy=file.remedy,
        default=file.default,
        since=file.since,
        security=file.security,
        variants=variants,
        examples=tuple(examples),
        locations=locations,
    )


def _level(scale: type[LevelT], word: str, *keys: str | int) -> LevelT:
    try:
        return scale[word.upper()]
    except KeyError:
        known = ", ".join(str(level) for level in reversed(scale))
        reason = f'"{word}" is no {scale.__name__.lower()}: it is one of {known}'
        raise _Wrong(reason, *keys) from None


def _fault(text: str, source: str, path: str) -> UsageError:
    """What msgspec says of a wrong file, in our words and with a place."""
    reason, keys = in_words(text, RuleFile, PARTS)
    return UsageError(reason, _place(_located(source, path)[1], keys, path))


def _place(locations: Locations, keys: tuple[str | int, ...], path: str) -> Location:
    """Where a key stands, or the closest one above it; a key that msgspec does not name is the first that has what follows it."""
    for length in range(len(keys), 0, -1):
        wanted = keys[:length]
        found = locations.get(wanted) or next((place for each, place in locations.items() if _fits(each, wanted)), None)
        if found is not None:
            return found
    return start_of(path)


def _fits(keys: tuple[str | int, ...], wanted: tuple[str | int, ...]) -> bool:
    return len(keys) == len(wanted) and all(want in (ANY, key) for key, want in zip(keys, wanted, strict=True))
