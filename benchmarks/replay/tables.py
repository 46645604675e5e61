"""The figures of a replay as Markdown tables."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import mean

from benchmarks.replay.runs import Outcome
from benchmarks.replay.sample import Drawn, Judgement
from benchmarks.replay.score import Score

class_words = {
    "a": "wrong environment",
    "b": "missing key",
    "c": "inconsistent places",
    "d": "typo",
    "e": "wrong type or format",
    "f": "database",
    "g": "auth or secret",
    "h": "logging or monitoring",
    "i": "health or timeout",
    "j": "duplicate or other",
}

Groups = Callable[[Score], Iterable[str]]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are numbers."""
    rule = ("---", *("---:" for _ in heads[1:]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))


def share(part: int, whole: int) -> str:
    """`12 of 30 (0.40)`."""
    return f"{part} of {whole} ({part / whole:.2f})" if whole else "0 of 0"


def _found(scores: Sequence[Score]) -> str:
    return share(sum(bool(score.found) for score in scores), len(scores))


def _near(scores: Sequence[Score]) -> str:
    return share(sum(bool(score.near) for score in scores), len(scores))


def recall(title: str, groups: Groups, declared: Sequence[Score], drafted: Sequence[Score]) -> str:
    """Recall by group: file and key, file alone, and file and key with the layout that `init` writes."""
    by_group: dict[str, tuple[list[Score], list[Score]]] = defaultdict(lambda: ([], []))
    for index, scores in enumerate((declared, drafted)):
        for score in scores:
            for group in groups(score):
                by_group[group][index].append(score)
    rows = ((name, _found(of[0]), _near(of[0]), _found(of[1])) for name, of in sorted(by_group.items()))
    return table((title, "file and key", "file", "file and key, by `init`"), rows)


def aims(
    seen: Sequence[Score],
    after: Sequence[tuple[str, Outcome]],
    drawn: Sequence[Drawn],
    judged: dict[tuple[str, str], Judgement],
) -> str:
    """What is wanted, and what was measured; `seen` are the cases that can be seen in the tree."""
    verdicts = Counter(judged[key].verdict for finding in drawn if (key := (finding.repository, finding.fingerprint)) in judged)
    counted = ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in ("true", "false", "cannot tell"))
    unjudged = len(drawn) - verdicts.total()
    right, of = verdicts["true"], verdicts["true"] + verdicts["false"]
    settings = sum(outcome.settings for _, outcome in after)
    noise = 1000 * sum(len(outcome.hits) for _, outcome in after) / settings if settings else 0
    rows = (
        ("recall, file and key, at least 0.60", _found(seen)),
        ("precision of errors and warnings at least 0.90", f"{share(right, of)}: {counted}, {unjudged} not judged"),
        ("at most 5 findings per 1,000 settings after the fixes", f"{noise:.2f} over all trees"),
    )
    return table(("wanted", "measured"), rows)


def by_class(score: Score) -> Iterator[str]:
    """The main class of a case."""
    yield f"{score.case.classes[0]} {class_words[score.case.classes[0]]}"


def by_repository(score: Score) -> Iterator[str]:
    """The case's repository."""
    yield score.case.repository


def by_way(score: Score) -> Iterator[str]:
    """How the case was found in the history; one found in several ways counts for each, and one by its message alone apart."""
    yield from score.case.found_by
    yield "with message" if "message" in score.case.found_by else "without message"


def by_detectable(score: Score) -> Iterator[str]:
    """Whether it can be seen in the tree at all, as its reader thought."""
    yield score.case.detectable


def density(after: Sequence[tuple[str, Outcome]]) -> str:
    """Findings per 1,000 settings, by repository: the mean over its trees after fixes."""
    by_repository: dict[str, list[Outcome]] = defaultdict(list)
    for repository, outcome in after:
        if outcome.settings:
            by_repository[repository].append(outcome)
    rows = []
    for repository, outcomes in sorted(by_repository.items()):
        rates = [1000 * len(outcome.hits) / outcome.settings for outcome in outcomes]
        settings = mean(outcome.settings for outcome in outcomes)
        serious = mean(1000 * sum(hit.severity != "info" for hit in found.hits) / found.settings for found in outcomes)
        rows.append((repository, str(len(outcomes)), f"{settings:,.0f}", f"{mean(rates):.2f}", f"{serious:.2f}"))
    return table(("repository", "trees", "settings", "findings per 1,000", "errors and warnings"), rows)


def by_rule(after: Sequence[tuple[str, Outcome]], scores: Sequence[Score]) -> str:
    """For each rule: findings per 1,000 settings of all trees after fixes, and the cases that it finds."""
    settings = sum(outcome.settings for _, outcome in after)
    said = Counter(hit.rule for _, outcome in after for hit in outcome.hits)
    found = Counter(rule for score in scores for rule in score.found)
    rows = ((rule, f"{1000 * said[rule] / settings:.3f}", str(found[rule])) for rule in sorted({*said, *found}))
    return table(("rule", "findings per 1,000", "cases found"), rows)


def precision(drawn: Sequence[Drawn], judged: dict[tuple[str, str], Judgement]) -> str:
    """The verdicts on the sample, by rule; what is not judged yet says so."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in drawn:
        judgement = judged.get((finding.repository, finding.fingerprint))
        verdict = judgement.verdict if judgement else "not judged"
        for name in (finding.rule, "all"):
            rows[name][verdict] += 1
    heads = ("rule", "true", "false", "cannot tell", "not judged", "precision")
    names = (*sorted(set(rows) - {"all"}), *(["all"] if rows else []))
    return table(heads, ((name, *_verdicts(rows[name])) for name in names))


def _verdicts(counted: Counter[str]) -> tuple[str, ...]:
    told = counted["true"] + counted["false"]
    of = f"{counted['true'] / told:.2f}" if told else "–"
    return (*(str(counted[verdict]) for verdict in ("true", "false", "cannot tell", "not judged")), of)
