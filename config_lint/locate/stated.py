"""What files state themselves: which environments there are, and whose they are, where no path says so."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from config_lint.domain.stated import Stated
from config_lint.locate.induction import FEWEST, Induced
from config_lint.options.spellings import spelling_of
from config_lint.values.on_use import on_use

RESOURCES = "src/main/resources"
"""Where builds with Maven and Gradle keep what a program reads."""

TESTS = frozenset(("example", "examples", "fixture", "fixtures", "sample", "samples", "spec", "test", "testdata", "tests"))
"""Folders of files that are read by tests, or by nobody."""

EVERYBODYS = "application"
"""What a server of configuration gives to all.
https://docs.spring.io/spring-cloud-config/reference/server/environment-repository.html"""

_of_program = on_use(rf"(?:(.*)/)?{RESOURCES}/(?:application|bootstrap)\.(?:ya?ml|properties)")
_of_all = on_use(rf"(?:(.*)/)?{EVERYBODYS}(\.(?:ya?ml|properties))")


def of_stated(stated: Sequence[Stated], paths: Sequence[str], *, alone: bool) -> list[Induced]:
    """The patterns of files that state their environments, and of those beside them.

    A name that is none of an environment's usual ones counts only where a file says what its environments are, or where nothing
    else, as far as is known (`alone`), names any, and several files say it.
    """
    stated = [each for each in stated if TESTS.isdisjoint(each.path.split("/")[:-1])]
    paths = [path for path in paths if TESTS.isdisjoint(path.split("/")[:-1])]
    said = Counter(name for each in stated for name in each.environments)
    unusual = set() if not alone or any(map(spelling_of, said)) else {name for name, count in said.items() if count >= FEWEST}
    named = {
        each.path: tuple(name for name in each.environments if each.shares_out or spelling_of(name) or name in unusual)
        for each in stated
    }
    served = list(_served(paths, named))
    covered = {path for each in served for path in each.paths}
    shared_out = {each.path for each in stated if each.shares_out}
    found = [
        Induced(path, frozenset(("", name) for name in names), (path,), by_content=True)
        for path, names in named.items()
        if path in shared_out
    ]
    programs = [path for path in paths if path not in covered | shared_out and (named.get(path) or _of_program.fullmatch(path))]
    return [*found, *_programs(programs, named), *served]


def _served(paths: Sequence[str], named: dict[str, tuple[str, ...]]) -> Iterator[Induced]:
    """Folders of a server of configuration: a file for all, and one for each program beside it."""
    by_folder: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        by_folder[path.rpartition("/")[0]].append(path)
    for path in paths:
        whole = _of_all.fullmatch(path)
        if whole is None or path.endswith(f"{RESOURCES}/{EVERYBODYS}{whole[2]}"):
            continue
        folder = whole[1] or ""
        inside = [each for each in by_folder[folder] if each.endswith(whole[2]) and "-" + EVERYBODYS not in each]
        names = {each: each.rpartition("/")[2].removesuffix(whole[2]) for each in inside}
        services = [name for name in names.values() if not name.startswith((EVERYBODYS, "bootstrap"))]
        if len(services) >= FEWEST:
            everywhere = named.get(path, ())
            pairs = frozenset(
                (service, name) for each, service in names.items() for name in {*everywhere, *named.get(each, ())} or ("",)
            )
            pattern = f"{folder}/{{service}}{whole[2]}".lstrip("/")
            yield Induced(pattern, pairs, tuple(names), (EVERYBODYS,))


def _programs(paths: Sequence[str], named: dict[str, tuple[str, ...]]) -> Iterator[Induced]:
    """Files of the same name in the folders of several programs, or of one."""
    by_shape: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in paths:
        found = _of_program.fullmatch(path)
        at = (found[1] or "") if found else path.rpartition("/")[0]
        by_shape[at.rpartition("/")[0], path.removeprefix(at)].append(path)
    for (above, tail), members in by_shape.items():
        environments = {path: named.get(path) or ("",) for path in members}
        if len(members) < FEWEST:
            if environments[members[0]] != ("",):
                pairs = frozenset(("", name) for name in environments[members[0]])
                yield Induced(members[0], pairs, tuple(members))
            continue
        prefix = f"{above}/" if above else ""
        pairs = frozenset((path.removeprefix(prefix).partition("/")[0], name) for path in members for name in environments[path])
        yield Induced(f"{prefix}{{service}}{tail}", pairs, tuple(members))
