"""A first config-lint.toml, from the patterns that paths show."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence

import msgspec

from config_lint.domain.environment import Tier
from config_lint.domain.key import Key
from config_lint.domain.stated import Stated
from config_lint.locate.bases import ANY, BASES, bases_of
from config_lint.locate.charts import chart_below
from config_lint.locate.clusters import clusters_of
from config_lint.locate.companions import companions
from config_lint.locate.induction import FEWEST, KINDS, Induced, induced, is_of_environment, overlays
from config_lint.locate.readings import NONE, Also
from config_lint.locate.siblings import KeysOf, siblings
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


SUITES = frozenset(("ci", "e2e", "int", "integ", "integration", "test", "testing", "tests", "tst"))
"""Words of what may be called after the tests that a program is built with."""

LOCAL = "local"
"""What is called so is on the machine of whoever runs it."""

Row = tuple[str, str, tuple[str, ...]]
"""A source: its pattern, the service where its path does not say which, and what it leaves out."""


class Draft(msgspec.Struct, frozen=True):
    """What was recognised: sources in order of precedence, the environments in that of promotion, and which extend which.

    `whole` is the environment, if any, of what runs without an overlay.
    """

    sources: tuple[Row, ...]
    environments: tuple[str, ...]
    aliases: Mapping[str, tuple[str, ...]]
    service: str
    unsure: tuple[str, ...] = ()
    parents: Mapping[str, str] = {}
    whole: tuple[str, ...] = ()


def _no_keys(_path: str) -> frozenset[Key]:
    """Nothing is known of any file."""
    return frozenset()


def draft(
    paths: Sequence[str], files: Sequence[str], name: str, stated: Sequence[Stated] = (), keys_of: KeysOf = _no_keys
) -> Draft | None:
    """The draft for the paths that may be read, of all `files`; None where neither a path nor a file shows an environment.

    `name` is the service's where there is only one; `keys_of` is asked about few files, and only where paths leave a doubt.
    """
    found, also = _of_paths(paths, keys_of)
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
    rows = _rows(found, files, also, several=bool(several))
    further = companions(found, [row for row, _, _ in rows], paths) if several else ()
    chart = chart_below(found, [path for path in paths if path not in {row for row, _, _ in rows}], keys_of)
    below: list[Row] = [*([(chart, "", ())] if chart else []), *((each.pattern, "", each.exclude) for each in further)]
    unsure = _unsure([each for each in found if not each.by_content], also)
    environments, aliases = _environments(found, unsure)
    by_spelling = {spelling: name for name in environments for spelling in (name, *aliases.get(name, ()))}
    parents = {cluster: by_spelling[tier] for cluster, tier in also.items() if tier in by_spelling and cluster in environments}
    promoted = tuple(name for name in environments if name not in parents)
    whole = _whole(found, promoted)
    sources = tuple(dict.fromkeys((*below, *rows)))
    return Draft(sources, (*promoted, *whole), aliases, "" if several else name, unsure, parents, whole)


def _of_paths(paths: Sequence[str], keys_of: KeysOf) -> tuple[list[Induced], Also]:
    """The patterns that paths show, once more where they show environments whose names alone do not say so."""
    clusters = clusters_of(paths)
    found = induced(paths, clusters)
    beside = siblings(found, paths, keys_of)
    return (induced(paths, clusters | beside) if beside else found), clusters | beside


def _rows(found: Sequence[Induced], files: Sequence[str], also: Also, *, several: bool) -> list[Row]:
    """The sources of the patterns and of what lies below them: a program's own before its deployment's, a cluster's last."""
    sources: list[tuple[tuple[bool, bool, bool, int], Row]] = []
    for index, each in enumerate(found):
        if several and not each.services and _is_within(each.pattern, found):
            continue
        service = _service_of(each.pattern) if several and not each.services and not each.by_content else ""
        of_clusters = any(also.get(environment) for _, environment in each.pairs)
        order = (not DEPLOYMENT.isdisjoint(words(each.pattern)), of_clusters, bool(each.services), index)
        # What lies below clusters is their tier's, and nothing of all environments.
        bases = bases_of(each.pattern, files) if "{environment}" in each.pattern and not of_clusters else []
        bases = [base for base in bases if _is_of_services(base, each, files)]
        rows = [*bases, *(each.pattern.replace("{service}", shared) for shared in each.shared)]
        sources.extend((order, (row, service, ())) for row in rows)
        shared_files = (each.pattern.replace("{service}", shared).replace("{environment}", "*") for shared in each.shared)
        left_out = () if of_clusters else _of_clusters(each.pattern, also)
        sources.append((order, (each.pattern, service, (*shared_files, *left_out))))
    sources.sort(key=lambda source: source[0])
    return list(dict.fromkeys(row for _, row in sources))


def _is_of_services(base: str, found: Induced, files: Sequence[str]) -> bool:
    """Whether a pattern below that of environments reaches a file of one of its services, where it says whose a file is."""
    if "{service}" not in base or not found.services:
        return True
    there = {*files, *(f"{file.rpartition('.')[0]}{ANY}" for file in files)}
    return any(base.replace("{service}", service) in there for service in found.services)


def _of_clusters(pattern: str, also: Also) -> list[str]:
    """What a pattern for all below a tier's folder leaves to the clusters' own."""
    head, deep, _ = pattern.partition("/{environment}/**/")
    tiers = sorted({tier for tier in also.values() if tier}) if deep else []
    return [f"{head.replace('{service}', '*')}/{tier}/{{environment}}/**" for tier in tiers]


def _whole(found: Sequence[Induced], environments: Sequence[str]) -> tuple[str, ...]:
    """What runs where compose files have overlays for developers alone: the file below them is then for everybody else."""
    by_path = [each for each in found if "{environment}" in each.pattern]
    of_compose = bool(by_path) and all("compose" in each.pattern.rpartition("/")[2] for each in by_path)
    spelled = [spelling_of(name) for name in environments]
    for_developers = all(spelling is not None and spelling.tier is Tier.DEVELOPMENT for spelling in spelled)
    return ("production",) if of_compose and for_developers else ()


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
    plain = [folder for folder in folders if not {"{", "*"} & set(folder) and folder not in BASES]
    if not named or "*" in named or (named in KINDS and plain):
        return plain[-1] if plain else ""
    return named


def _unsure(found: Sequence[Induced], also: Also = NONE) -> tuple[str, ...]:
    """Names that may be no environments: of tests and developers' machines in one pattern of several, or a single file's.

    `application-test.yml` beside `values-{environment}.yaml` without a `values-test.yaml` is for unit tests. A single file is one
    of an environment where it stands beside those of several others, of the same service. What is local is on a developer's
    machine, where there are environments to deploy to.
    """
    patterns: Counter[str] = Counter(name for each in found for name in {name for _, name in each.pairs})
    files: Counter[str] = Counter(name for each in found for _, name in each.pairs if name)
    others = len(files.keys() - {LOCAL})
    most = max(files.values(), default=0)
    return tuple(
        sorted(
            name
            for name, count in patterns.items()
            if name not in also
            and (
                (count == 1 < len(found) and _is_of_tests(name))
                or (name == LOCAL and others >= FEWEST)
                or (files[name] == 1 and most >= MANY and not _has_peers(name, found))
            )
        )
    )


def _has_peers(name: str, found: Sequence[Induced]) -> bool:
    """Whether a service of that environment has several others by the same pattern."""
    for each in found:
        for service in {service for service, environment in each.pairs if service and environment == name}:
            if len({environment for owner, environment in each.pairs if owner == service} - {name}) >= FEWEST:
                return True
    return False


def _is_of_tests(name: str) -> bool:
    return name.lower() == LOCAL or not SUITES.isdisjoint(words(name))


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
