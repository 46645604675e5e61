"""One finding, told from its place to the change that ends it."""

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from config_lint.cli.progress import ProgressLine
from config_lint.cli.tried import tried
from config_lint.values.on_use import on_use

if TYPE_CHECKING:
    from config_lint.advice import Ending, Trial
    from config_lint.cli.where import Where
    from config_lint.domain.applied import Applied
    from config_lint.domain.finding import Finding

shortest = 4
"""Digits of a fingerprint that are taken for one."""

_digits = on_use(rf"[0-9a-fA-F]{{{shortest},32}}…?")


def may_be_fingerprint(name: str) -> bool:
    """Whether a name looks like the beginning of a fingerprint."""
    return _digits.fullmatch(name) is not None


def finding_page(where: "Where", beginning: str, width: int) -> Iterator[str]:
    """The lines about the finding whose fingerprint begins so. Raises `UsageError` where there is not just one."""
    from config_lint.advice import smallest_change

    trial = tried(where, ProgressLine(wanted=False), ("*",))
    finding = _found(trial, beginning.rstrip("…").lower())
    counting = [each for root in trial.before.findings for each in (root, *root.also)]
    ending = smallest_change(finding, trial) if finding in counting else None
    yield from _facts(finding, width)
    yield from _words(finding, trial.before.rules[finding.rule], width)
    if finding in counting:
        yield from _end(ending, width)


def _found(trial: "Trial", beginning: str) -> "Finding":
    from config_lint.domain.usage import UsageError

    report = trial.before
    every = {each.fingerprint: each for root in (*report.suppressed, *report.findings) for each in (root, *root.also)}
    matching = [finding for fingerprint, finding in every.items() if fingerprint.startswith(beginning)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        listed = "".join(f"\n  {each.fingerprint}  {each.place.location}: {each.rule}" for each in matching)
        message = f"{len(matching)} findings have a fingerprint that begins with {beginning}: give more of it{listed}"
        raise UsageError(message)
    message = f"no finding has a fingerprint that begins with {beginning}; config-lint check --verbose shows those there are"
    raise UsageError(message)


def _facts(finding: "Finding", width: int) -> Iterator[str]:
    place = finding.place
    yield f"{finding.rule}  {finding.fingerprint}"
    yield from _filled(finding.message, width, "")
    yield f"{finding.severity}, {finding.confidence} confidence, {_gate(finding)}"
    yield from _certainty(finding, width)
    yield from ("", "Where")
    named = f"  {place.key}" if place.key else ""
    named += f" ({place.setting})" if place.setting not in ("", place.key) else ""
    yield f"  {place.location}{named}"
    if finding.excerpt is not None:
        yield f"    {finding.excerpt}"
    if finding.owners:
        yield f"  owned by {', '.join(finding.owners)}"
    if finding.affects:
        yield from _filled(f"reaches {', '.join('/'.join(pair) for pair in finding.affects)}", width)
    if len(place.chain) > 1:
        yield from ("", "Every place that sets it, the one that decides last")
        for step in place.chain:
            yield f"  {step.location}  {step.owner or 'every environment'}  {step.value}"
    if finding.related:
        yield from ("", "The other side")
        for related in finding.related:
            yield f"  {related.place.location}  {related.message}".rstrip()
            if related.excerpt is not None:
                yield f"    {related.excerpt}"
    for other in finding.also:
        yield from ("", f"Also {other.rule}  {other.fingerprint}")
        yield from _filled(other.message, width)


def _certainty(finding: "Finding", width: int) -> Iterator[str]:
    """How far its siblings bear the finding out, and whether its rule is less sure than that."""
    if finding.score is None:
        return
    capped = f"; its rule is no surer than {finding.confidence}" if finding.confidence < finding.score.confidence else ""
    yield from ("", "How sure")
    yield from _filled(f"{finding.score}{capped}", width)


def _gate(finding: "Finding") -> str:
    if finding.suppression:
        return f"suppressed in {finding.suppression.path}:{finding.suppression.line}: {finding.suppression.reason}"
    if finding.fails_in:
        return f"fails {', '.join(finding.fails_in)}"
    return f"fails nothing: {finding.spared or 'it is below the fail level'}"


def _words(finding: "Finding", rule: "Applied", width: int) -> Iterator[str]:
    for heading, text in (("Why", rule.why), ("Fix", rule.fix)):
        yield from ("", heading)
        yield from _filled(text, width)
    yield from ("", f"More about the rule: config-lint explain {finding.rule}")


def _end(ending: "Ending | None", width: int) -> Iterator[str]:
    yield from ("", "The smallest change that ends it")
    if ending is None:
        yield from _filled("No change of one line that was tried ends it without bringing other findings.", width)
        return
    edit = ending.edit
    yield f"  {edit.path}:{edit.line}"
    if not edit.before and not edit.after:
        yield "  - (the line)"
    yield from (f"  {sign} {text}" for sign, text in (("-", edit.before), ("+", edit.after)) if text)
    more = f", and {ending.settled - 1} more with it" if ending.settled > 1 else ""
    yield from _filled(f"{edit.why}. Tried: the finding is gone{more}, and no other has come.", width)


def _filled(text: str, width: int, indent: str = "  ") -> Iterator[str]:
    for paragraph in text.strip().split("\n\n"):
        words = " ".join(paragraph.split())
        yield from wrap(
            words, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
