"""A violation in the words of its rule."""

import msgspec

from config_lint.domain.place import Place
from config_lint.domain.readable import Misuse
from config_lint.domain.rule import Rule, Variant
from config_lint.domain.usage import UsageError
from config_lint.domain.violation import Violation, Words
from config_lint.templating import message
from config_lint.values.location import start_of
from config_lint.values.shortened import shortened

PLAIN = Variant()


def worded(rule: Rule, violation: Violation, place: Place) -> Words:
    """What is said of a violation that is told as that of `place`. Raises `UsageError` for a message that cannot be written."""
    if violation.words is not None:
        return violation.words
    variant = rule.variants.get(violation.variant, PLAIN)
    return Words(
        _written(rule, rule.message if variant.message is None else variant.message, violation, place),
        _written(rule, rule.remedy if variant.remedy is None else variant.remedy, violation, place),
        host_of(violation),
    )


def in_words(rule: Rule, violation: Violation) -> Violation:
    """The violation of an environment's service with its words in place of its facts. Raises `UsageError` as `worded` does."""
    return msgspec.structs.replace(violation, facts={}, words=worded(rule, violation, violation.place))


def host_of(violation: Violation) -> str:
    """The host that a violation is about; empty where it is about none, or where a secret names it, which is not looked into."""
    if violation.words is not None:
        return violation.words.host
    from config_lint.values.url import Url, host_in  # a clean run has no facts

    fact = violation.facts.get("host", violation.facts.get("value"))
    if isinstance(fact, Url):
        return fact.host
    return host_in(fact) if isinstance(fact, str) else ""


def _written(rule: Rule, text: str, violation: Violation, place: Place) -> str:
    if not text:
        return ""
    facts = {
        "environment": place.environment,
        "service": place.service,
        "key": place.key,
        "setting": place.setting or place.key,
    }
    try:
        return shortened(message(text)(facts | violation.facts))
    except Misuse as misuse:
        where = rule.locations.get(("message",), start_of(rule.path))
        reason = f"the message of rule {rule.id} cannot be written: {misuse.reason}"
        raise UsageError(reason, where) from None
