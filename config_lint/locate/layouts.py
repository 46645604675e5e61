"""The known layouts: what to read where nobody has said so. Each is a file in layouts/; to add one, add a file."""

import posixpath
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from config_lint.domain.source import Source, SourceFile
from config_lint.locate.pattern import Pattern
from config_lint.locate.reach import Names, Reach, Recognised
from config_lint.options.model import Options
from config_lint.text.data import load_data
from config_lint.values.on_use import on_use

_placeholder = on_use(r"\{[a-z]+\}|\*")


class Layout(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """How some repositories lay out their configuration.

    `sources` are paths in order of precedence, below any one of the folders in `at`; a file is that of the last one. It fits
    where at least `services` services are in at least `environments` environments each; with none, what is in the files says
    which services there are, and any other layout that fits is taken before. What is named as in `shared` is no service but a
    layer of all of them, below their own; what is named as in `not_services` is something else. With `one_service` everything
    is one service's.
    """

    title: str
    sources: tuple[str, ...]
    environments: int
    services: int = 1
    at: tuple[str, ...] = (".",)
    one_service: bool = False
    shared: frozenset[str] = frozenset()
    not_services: frozenset[str] = frozenset()


class Fit(msgspec.Struct, frozen=True):
    """A layout that fits, with the files it reaches; `name` says which, and where it was found."""

    name: str
    files: tuple[SourceFile, ...]

    @property
    def score(self) -> tuple[int, int, int, str]:
        """How many services in environments it covers, by how many files, and how much text its paths give away."""
        pairs = {(file.service, file.environment) for file in self.files if file.service and file.environment}
        literal = max(len(_placeholder.sub("", file.source.path)) for file in self.files)
        return len(pairs), len(self.files), literal, self.name


def best_fit(options: Options, spellings: dict[str, str], files: Sequence[str], recognised: Recognised) -> Fit | None:
    """The layout that covers most; the one with more text in its paths where several cover the same, None where none fits."""
    names = Names(spellings, options.service_names)
    fits = [fit for name, layout in known_layouts().items() for fit in _fits(name, layout, options, names, files, recognised)]
    return max(fits, key=lambda fit: fit.score, default=None)


@cache
def known_layouts() -> dict[str, Layout]:
    """Every known layout by name, sorted."""
    folder = Path(__file__).parent.parent / "layouts"
    files = sorted(folder.glob("*.yaml"))
    return {file.stem: msgspec.convert(load_data(file.read_text(encoding="utf-8")), Layout) for file in files}


def _fits(
    name: str, layout: Layout, options: Options, names: Names, files: Sequence[str], recognised: Recognised
) -> Iterator[Fit]:
    for at in layout.at:
        found = list(_reached(layout, at, options, names, files, recognised))
        last = {file.path: file.source.index // 2 for file in found}
        reached = tuple(file for file in found if file.source.index // 2 == last[file.path])
        environments: dict[str, set[str]] = {}
        for file in reached:
            if file.service and file.environment:
                environments.setdefault(file.service, set()).add(file.environment)
        if not layout.services:
            enough = len({file.environment for file in reached} - {""}) >= layout.environments
        else:
            enough = sum(len(found) >= layout.environments for found in environments.values()) >= layout.services
        if enough:
            yield Fit(name if at == "." else f"{name} in {at}", reached)


def _reached(
    layout: Layout, at: str, options: Options, names: Names, files: Sequence[str], recognised: Recognised
) -> Iterator[SourceFile]:
    one_service = options.name if layout.one_service else ""
    for index, path in enumerate(layout.sources):
        whole = posixpath.normpath(f"{at}/{path}")
        pattern = Pattern(whole, options.origin.folder, names.environments)
        # What all services share comes first, so that each service's own file lies on it.
        shared, own = (Reach(Source(2 * index + offset, whole), pattern, service=one_service) for offset in (0, 1))
        found = list(own.files(files, recognised, names))
        for file in found:
            if file.service in layout.shared:
                yield msgspec.structs.replace(file, source=shared.source, service="")
        for file in found:
            if file.service not in layout.shared and file.service not in layout.not_services:
                yield file
