"""A first config-lint.toml, from the patterns that paths show."""

import json
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

import msgspec

from config_lint.domain.environment import Tier
from config_lint.domain.stated import Stated
from config_lint.locate.induction import Induced, bases_of, induced, is_of_environment, overlays
from config_lint.locate.stated import of_stated
from config_lint.options.spellings import spelling_of
from config_lint.values.words import words

DEPLOYMENT = frozenset(
    (
        *("argocd", "cd", "chart", "charts", "ci", "compose", "deploy", "deployment", "docker", "helm", "helmfile", "iac"),
        *("infra", "k8s", "kubernetes", "kustomize", "manifests", "nais", "overlays", "terraform"),
    )
)
"""Words of folders and files that say how something is deployed; what the program itself reads lies below them."""

UNKNOWN_RANK = 1_000

MANY = 10
"""Files of another environment that make a single file of one an exception."""


class Draft(msgspec.Struct, frozen=True):
    """What was recognised: patterns in order of precedence, each with the service it is about where its path does not say."""

    sources: tuple[tuple[str, str, tuple[str, ...]], ...]
    environments: tuple[str, ...]
    aliases: Mapping[str, tuple[str, ...]]
    service: str
    unsure: tuple[str, ...] = ()


def draft(paths: Sequence[str], files: Sequence[str], name: str, stated: Sequence[Stated] = ()) -> Draft | None:
    """The draft for the paths that may be read, of all `files`; None where neither a path nor a file shows an environment.

    `name` is the service's where there is only one.
    """
    found = induced(paths)
    said = of_stated(stated, paths, alone=not found)
    if not any(each.services for each in found):
        covered = {path for each in found for path in each.paths}
        known = {environment for each in found for _, environment in each.pairs}
        lone = overlays([path for path in paths if path not in covered], files)
        beside = [each for each in lone if not known or known.issuperset(name for _, name in each.pairs)]
        found += beside or [each for each in lone if not any(map(is_of_environment, bases_of(each.pattern, files)))]
    patterns = {each.pattern for each in found}
    found = [*(each for each in said if each.pattern not in patterns), *found]
    # Compose files beside other sources run what a developer needs: their services are not those that are deployed.
    others = [each for each in found if "compose" not in each.pattern.rpartition("/")[2]]
    if any(environment for each in others for _, environment in each.pairs):
        found = others
    if not any(environment for each in found for _, environment in each.pairs):
        return None
    several = {service for each in found for service in each.services} | {each.pattern for each in found if each.by_content}
    sources: list[tuple[tuple[bool, bool, int], tuple[str, str, tuple[str, ...]]]] = []
    for index, each in enumerate(found):
        if several and not each.services and _is_within(each.pattern, found):
            continue
        service = _service_of(each.pattern) if several and not each.services and not each.by_content else ""
        order = (not DEPLOYMENT.isdisjoint(words(each.pattern)), bool(each.services), index)
        bases = bases_of(each.pattern, files) if "{environment}" in each.pattern else []
        rows = [*bases, *(each.pattern.replace("{service}", shared) for shared in each.shared)]
        sources.extend((order, (row, service, ())) for row in rows)
        excluded = tuple(each.pattern.replace("{service}", shared).replace("{environment}", "*") for shared in each.shared)
        sources.append((order, (each.pattern, service, excluded)))
    sources.sort(key=lambda source: source[0])
    unsure = _unsure([each for each in found if not each.by_content])
    environments, aliases = _environments(found, unsure)
    rows_in_order = tuple(dict.fromkeys(row for _, row in sources))
    return Draft(rows_in_order, environments, aliases, "" if several else name, unsure)


def _is_within(pattern: str, found: Sequence[Induced]) -> bool:
    """Whether a pattern is about files in one service's folder: for everybody it would be wrong, and the service has others."""
    folders = pattern.split("/")[:-1]
    for other in found:
        parts = other.pattern.split("/")
        at = parts.index("{service}") if "{service}" in parts else len(parts)
        if at < len(folders) and parts[:at] == folders[:at] and folders[at] in other.services:
            return True
    return False


def _service_of(pattern: str) -> str:
    """What a pattern without a service is about; empty for a file that its environment alone names: that is everybody's."""
    *folders, name = pattern.split("/")
    if "compose" in name or re.fullmatch(r"\.?\{environment\}\.[^*]*|\.env\.\{environment\}", name):
        return ""
    named = re.sub(r"[-._]?\{environment\}[-._]?", "", name.split(".")[0])
    plain = [folder for folder in folders if not {"{", "*"} & set(folder)]
    return named if named and "*" not in named else (plain[-1] if plain else "")


def _unsure(found: Sequence[Induced]) -> tuple[str, ...]:
    """Names that may be no environments: of tests and developers' machines in one pattern of several, or a single file's.

    `application-test.yml` beside `values-{environment}.yaml` without a `values-test.yaml` is for unit tests.
    """
    patterns: Counter[str] = Counter(name for each in found for name in {name for _, name in each.pairs})
    files: Counter[str] = Counter(name for each in found for _, name in each.pairs if name)
    most = max(files.values(), default=0)
    return tuple(
        sorted(
            name
            for name, count in patterns.items()
            if (count == 1 < len(found) and _is_of_tests(name)) or (files[name] == 1 and most >= MANY)
        )
    )


def _is_of_tests(name: str) -> bool:
    spelling = spelling_of(name)
    return name.lower() == "local" or (spelling is not None and spelling.tier is Tier.TEST)


def _environments(found: Sequence[Induced], unsure: Container[str]) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The names in promotion order, the one that is written most often first of those that mean the same; and the others."""
    counts: dict[str, int] = {}
    for each in found:
        for _, environment in each.pairs:
            if environment and environment not in unsure:
                counts[environment] = counts.get(environment, 0) + 1
    by_meaning: dict[object, list[str]] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        spelling = spelling_of(name)
        by_meaning.setdefault(name if spelling is None or name.lower() not in spelling.words else spelling, []).append(name)
    names = sorted((names[0] for names in by_meaning.values()), key=lambda name: (_rank(name), name))
    return tuple(names), {same[0]: tuple(same[1:]) for same in by_meaning.values() if same[1:]}


def _rank(name: str) -> int:
    spelling = spelling_of(name)
    return spelling.rank if spelling else UNKNOWN_RANK


def lines_of(made: Draft, domains: Mapping[str, Sequence[str]], unread: Sequence[str]) -> Iterator[str]:
    """The lines of the file. `domains` are what hosts of each environment end with; `unread` files become a comment."""
    yield "# Which file is whose. The order is that of precedence: a later source overrides an earlier one."
    yield f"promotion = {_list(made.environments)}"
    for pattern, service, excluded in made.sources:
        yield from ("", "[[sources]]", f"path = {_text(pattern)}")
        if service:
            yield f"service = {_text(service)}"
        if excluded:
            yield f"exclude = {_list(excluded)}"
    for name in made.environments:
        aliases, hosts = made.aliases.get(name, ()), domains.get(name, ())
        spelling = spelling_of(name)
        yield from ("", f"[environments.{_key(name)}]")
        if spelling is None:
            yield '# tier = "production"  # development, test, staging or production: its name does not say'
        else:
            yield f"tier = {_text(str(spelling.tier))}"
        if aliases:
            yield f"aliases = {_list(aliases)}"
        if hosts:
            yield f"domains = {_list(hosts)}"
    if made.service:
        yield from ("", f"[services.{_key(made.service)}]")
    if made.unsure:
        yield from ("", f"# Not taken for environments, because too little says so: {', '.join(made.unsure)}.")
    if unread:
        yield from (
            "",
            f"# {len(unread)} more files of known formats are read by no source; `config-lint check --verbose` lists them.",
        )


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)
