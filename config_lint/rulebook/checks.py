"""From a rule's `check:` to the check itself, with its parameters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from config_lint.discovery import plugin_named
from config_lint.domain.check import Check
from config_lint.domain.readable import Misuse
from config_lint.domain.rule import Rule
from config_lint.domain.usage import UsageError, unknown
from config_lint.domain.violation import Outcome
from config_lint.templating import message
from config_lint.values.location import Location, start_of

if TYPE_CHECKING:
    from config_lint.domain.altered import Altered
    from config_lint.domain.applied import Tally
    from config_lint.domain.fleet import Fleet
    from config_lint.domain.rekeyed import Rekeyed


class Deferred(Check[Any, Any]):
    """A check of ours that is made when it is first asked for something: where nothing changed, nobody asks."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule

    def __getattr__(self, name: str) -> Any:
        return getattr(self._check, name)

    @cached_property
    def _check(self) -> Check[Any, Any]:
        return with_check(self._rule)[1]

    def made(self) -> Check[Any, Any]:
        """The check itself."""
        return self._check

    def needed(self) -> frozenset[str]:
        """What the check itself needs."""
        return self._check.needed()

    def reads(self, expressions: Sequence[str]) -> frozenset[str] | None:
        """The fields that the check itself reads."""
        return self._check.reads(expressions)

    def looks_through(self) -> str:
        """What the check itself looks through."""
        return self._check.looks_through()

    def is_blind_to(self, altered: "Altered") -> bool:
        """Whether the check itself is."""
        return self._check.is_blind_to(altered)

    def more(self, altered: "Altered") -> "Tally | None":
        """How much more the check itself judges."""
        return self._check.more(altered)

    def more_of_keys(self, rekeyed: "Rekeyed") -> "Tally | None":
        """How much more the check itself judges where keys came or went."""
        return self._check.more_of_keys(rekeyed)

    def attention_to_keys(self, rekeyed: "Rekeyed") -> frozenset[str]:
        """What the check itself is attentive to then."""
        return self._check.attention_to_keys(rekeyed)

    def attention(self, fleet: "Fleet") -> frozenset[str]:
        """What the check itself is attentive to."""
        return self._check.attention(fleet)

    def examine(self, group: Any) -> Iterator[Outcome]:
        """What the check itself answers."""
        return self._check.examine(group)


def with_checks(rules: Iterable[Rule]) -> list[tuple[Rule, Check[Any, Any]]]:
    """The rules, each with its check: those of a repository's own are made, and so looked through, at once.

    Raises `UsageError` as `with_check` does.
    """
    return [with_check(rule) if rule.locations else (rule, Deferred(rule)) for rule in rules]


def with_check(rule: Rule) -> tuple[Rule, Check[Any, Any]]:
    """The rule with its check, ready to examine.

    Raises `UsageError`, with the place in the rule file, for an unknown check, a wrong parameter, and an expression, a regular
    expression or (in a rule that is not ours, and so not tested) a message that is none.
    """
    kind: Any
    try:
        kind = plugin_named(rule.check, "config_lint.checks", Check, "config_lint.checks")
    except UsageError as error:
        raise UsageError(error.message, _at(rule, "check")) from None
    try:
        check: Check[Any, Any] = kind(msgspec.convert(rule.parameters, kind.parameters_type))
        if rule.locations:
            check.require_sound()
    except msgspec.ValidationError as error:
        raise _parameter_fault(rule, error, kind.parameters_type.__struct_fields__) from None
    except Misuse as misuse:
        raise UsageError(misuse.reason, _at(rule, "with", misuse.parameter)) from None
    except re.error as error:
        reason = f"{error.pattern!r} is no regular expression: {error.msg}"
        raise UsageError(reason, _at(rule, "with")) from None
    if rule.locations:
        _require_messages(rule)
    return rule, check


def _parameter_fault(rule: Rule, error: msgspec.ValidationError, known: Sequence[str]) -> UsageError:
    """What msgspec says of a wrong `with:`, in our words and with its place.

    A misspelt name comes before what it leaves unset.
    """
    strange = next((word for word in rule.parameters if word not in known), None)
    if strange is not None:
        return unknown(kind="parameter", name=strange, known=known, location=_at(rule, "with", strange))
    reason, _, place = str(error).partition(" - at `$")
    path = [int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]`]+", place)]
    word = ".".join(str(step) for step in path)
    return UsageError(f"{word}: {reason}" if word else reason, _at(rule, "with", *path))


def _require_messages(rule: Rule) -> None:
    """Raises `UsageError` for a message or remedy that does not parse."""
    texts: dict[tuple[str, ...], str | None] = {("message",): rule.message, ("remedy",): rule.remedy}
    for name, variant in rule.variants.items():
        texts |= {("variants", name, "message"): variant.message, ("variants", name, "remedy"): variant.remedy}
    for path, text in texts.items():
        try:
            message(text or "")
        except Misuse as misuse:
            reason = f"the {path[-1]} does not parse: {misuse.reason}"
            raise UsageError(reason, _at(rule, *path)) from None


def _at(rule: Rule, *path: str | int) -> Location:
    """The place of a key in the rule file, or of the nearest thing that holds it."""
    for length in range(len(path), 0, -1):
        found = rule.locations.get(path[:length])
        if found is not None:
            return found
    return start_of(rule.path)
