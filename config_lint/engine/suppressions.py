"""Comments and entries that accept a finding, with a reason and an end."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fnmatch import fnmatchcase

import msgspec

from config_lint.domain.document import Comment
from config_lint.domain.finding import Finding, Suppression
from config_lint.domain.problem import Problem
from config_lint.domain.usage import unknown
from config_lint.options import Options
from config_lint.values.location import Location
from config_lint.values.on_use import on_use

GRACE = timedelta(days=14)
"""How long a suppression works after its end, with a warning."""

_form = on_use(r"config-lint:\s*ignore\[(?P<rules>[^\]]*)\](?P<rest>.*)$")
_spoken_to = on_use(r"config-lint:\s*ignore\b|\Aconfig-lint:")
"""What speaks to us; a comment that has our name in the middle of a sentence only mentions us."""
_until = on_use(r"\s+until=(?P<until>\S+)")
_reason = on_use(r"\s*--\s*(?P<reason>\S.*?)\s*$")

Pair = tuple[str, str]


class Entry(msgspec.Struct, frozen=True):
    """One suppression. A comment accepts what stands on its `line`; an entry of `[[suppress]]` has patterns.

    `added` are those of its rules for which it comes with the change under review: for them it accepts nothing yet.
    """

    rules: tuple[str, ...]
    reason: str
    until: date | None
    location: Location
    kind: str
    line: int = 0
    environment: str = "*"
    service: str = "*"
    key: str = "*"
    added: frozenset[str] = frozenset()

    def covered(self, finding: Finding) -> frozenset[Pair]:
        """Which of those that the finding reaches it accepts the finding for: all of them for a comment on any line of it."""
        if finding.rule not in self.rules:
            return frozenset()
        affects = finding.affects or (("", ""),)
        if self.kind == "comment":
            places = (finding.place.location, *(related.place.location for related in finding.related))
            meant = any(place.path == self.location.path and place.line <= self.line <= place.end_line for place in places)
            return frozenset(affects) if meant else frozenset()
        if not any(matches(key, self.key) for key in (finding.place.key, finding.place.setting)):
            return frozenset()
        return frozenset(pair for pair in affects if matches(pair[0], self.environment) and matches(pair[1], self.service))

    def counts_for(self, rule: str, today: date) -> bool:
        """Whether it accepts findings of this rule today."""
        return rule not in self.added and not self.is_over(today)

    def is_over(self, today: date) -> bool:
        """Whether it accepts nothing any more."""
        return self.until is not None and today > self.until + GRACE


def matches(text: str, pattern: str) -> bool:
    """Whether a pattern of `config-lint.toml` means the text: `*` and `?` are wildcards, brackets are those of a key path."""
    return text == pattern or fnmatchcase(text, pattern.replace("[", "[[]"))


def read(comments: Iterable[Comment], known: Mapping[str, str]) -> tuple[list[Entry], list[Problem]]:
    """The suppressions in comments, and what is wrong with those that are none: a malformed one accepts nothing.

    `known` maps every rule's id, and every bare name that is unique, to its id. A comment alone on its line speaks of the next
    line that is no such comment.
    """
    speaking = [comment for comment in comments if _spoken_to.search(comment.text)]
    alone = {(comment.location.path, comment.location.line): comment.location.end_line for comment in speaking if comment.alone}
    entries: list[Entry] = []
    problems: list[Problem] = []
    for comment in speaking:
        path, line = comment.location.path, comment.location.line
        while (path, line) in alone:
            line = alone[path, line] + 1
        found = _parsed(comment, line, known)
        if isinstance(found, Entry):
            entries.append(found)
        else:
            problems.append(found)
    return entries, problems


def _parsed(comment: Comment, line: int, known: Mapping[str, str]) -> Entry | Problem:
    match = _form.search(comment.text)
    if match is None:
        return _malformed(comment, "it is not of the form: config-lint: ignore[pack/rule] -- reason")
    names = [name.strip() for name in match["rules"].split(",") if name.strip()]
    if not names or "*" in names:
        return _malformed(comment, "it names no rule; everything at once cannot be ignored")
    strange = [name for name in names if name not in known]
    if strange:
        return _malformed(comment, f"there is no rule {strange[0]}", "unknown-rule")
    rest, until = match["rest"], None
    dated = _until.match(rest)
    if dated:
        rest = rest[dated.end() :]
        try:
            until = date.fromisoformat(dated["until"])
        except ValueError:
            return _malformed(comment, "until= takes a date such as 2027-01-31")
    reason = _reason.fullmatch(rest)
    if reason is None:
        return _malformed(comment, "it gives no reason: write -- and why after it")
    from config_lint.values.redaction import cut  # few fleets have suppressions

    return Entry(tuple(known[name] for name in names), cut(reason["reason"]), until, comment.location, "comment", line)


def _malformed(comment: Comment, reason: str, variant: str = "") -> Problem:
    return Problem("suppression-malformed", comment.location, {"reason": reason}, variant=variant)


def declared(options: Options, known: Mapping[str, str]) -> list[Entry]:
    """The suppressions of `config-lint.toml`; an empty pattern matches everything. Raises `UsageError` for what names no rule."""
    entries: list[Entry] = []
    for index, table in enumerate(options.suppress):
        from config_lint.values.redaction import cut

        location = options.location_of("suppress", index)
        rules = [known[table.rule]] if table.rule in known else [rule for rule in known.values() if means(table.rule, rule)]
        if not rules:
            raise unknown(kind="rule", name=table.rule, known=known, location=location)
        entries.append(
            Entry(
                rules=tuple(sorted(set(rules))),
                reason=cut(table.reason),
                until=table.until,
                location=location,
                kind="entry",
                environment=table.environment or "*",
                service=table.service or "*",
                key=table.key or "*",
            )
        )
    return entries


def means(pattern: str, rule: str) -> bool:
    """Whether a pack, a rule's id or a pattern of ids means the rule."""
    return fnmatchcase(rule, pattern) or rule.startswith(f"{pattern}/")


class Accepted(msgspec.Struct, frozen=True):
    """Findings that count, findings that do not, and what is to be said about the suppressions themselves."""

    counting: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def apply(
    findings: Sequence[Finding], entries: Sequence[Entry], locked: Sequence[str], active: frozenset[str], today: date
) -> Accepted:
    """The findings that no entry accepts, and those that entries do: together for everything that the finding reaches.

    `locked` are packs, rules or patterns of rules that nothing accepts; `active` the rules that ran: an entry for another one is
    not called unused.
    """
    counting: list[Finding] = []
    suppressed: list[Finding] = []
    used: set[int] = set()
    by_rule: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        for rule in entry.rules:
            by_rule.setdefault(rule, []).append(index)
    for finding in findings:
        covering = {index: pairs for index in by_rule.get(finding.rule, ()) if (pairs := entries[index].covered(finding))}
        used.update(covering)
        standing = [index for index in covering if entries[index].counts_for(finding.rule, today)]
        accepted = frozenset[Pair]().union(*(covering[index] for index in standing))
        if not standing or not accepted.issuperset(finding.affects) or any(means(pattern, finding.rule) for pattern in locked):
            counting.append(finding)
        else:
            suppressed.append(msgspec.structs.replace(finding, suppression=_note(entries[standing[0]])))
    return Accepted(tuple(counting), tuple(suppressed), tuple(_problems(entries, used, active, today)))


def _note(entry: Entry) -> Suppression:
    until = entry.until.isoformat() if entry.until else ""
    return Suppression(entry.kind, entry.reason, until, entry.location.path, entry.location.line)


def _problems(entries: Sequence[Entry], used: set[int], active: frozenset[str], today: date) -> Iterable[Problem]:
    for index, entry in enumerate(entries):
        names = ", ".join(entry.rules)
        if entry.until is not None and today > entry.until:
            facts = {"rules": names, "until": entry.until.isoformat(), "last": (entry.until + GRACE).isoformat()}
            yield Problem("suppression-expired", entry.location, facts, variant="over" if entry.is_over(today) else "")
        if index not in used and active.issuperset(entry.rules):
            yield Problem("suppression-unused", entry.location, {"rules": names})
