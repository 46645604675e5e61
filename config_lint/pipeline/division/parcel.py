"""What a worker is given: a part of the files, with their contents, and what it needs to make services of them."""

import zlib
from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

import config_lint
from config_lint.dialects import Names
from config_lint.domain.environment import Environment
from config_lint.domain.rule import Rule
from config_lint.domain.tree import TooLarge, Tree, Unreadable
from config_lint.options import Options
from config_lint.pipeline.division.apart import Mingled
from config_lint.pipeline.division.partition import Partition


class Undivided(msgspec.Struct, frozen=True):
    """Why a fleet is not divided: something of it can only be known by who has all files."""

    reason: str


class Contents:
    """The bytes of files by path. Nothing shows them: those who pass this on may write down what they pass on."""

    def __init__(self, tree: Tree, paths: Iterable[str]) -> None:
        self._read: dict[str, bytes] = {}
        self._refused: dict[str, tuple[bool, str, str]] = {}
        for path in paths:
            try:
                self._read[path] = tree.read(path)
            except Unreadable as fault:
                self._refused[path] = (isinstance(fault, TooLarge), fault.reason, fault.remedy)

    def read(self, path: str) -> bytes:
        """As the tree that they are from: raises `Unreadable` for a file that could not be read, `Mingled` for any other."""
        if path in self._refused:
            is_too_large, reason, remedy = self._refused[path]
            raise (TooLarge if is_too_large else Unreadable)(reason, remedy)
        if path not in self._read:
            reason = f"{path} is brought in by another file"
            raise Mingled(reason)
        return self._read[path]

    def __contains__(self, path: object) -> bool:
        return path in self._read or path in self._refused

    def __repr__(self) -> str:
        return f"<the contents of {len(self._read)} files>"


class Paths:
    """The paths of all files that there are, in few bytes: most runs never ask."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._packed = zlib.compress("\0".join(paths).encode(errors="surrogatepass"))

    def unpacked(self) -> tuple[str, ...]:
        """The paths, in the order given."""
        text = zlib.decompress(self._packed).decode(errors="surrogatepass")
        return tuple(text.split("\0")) if text else ()


class Parcel(msgspec.Struct, frozen=True):
    """One task. `rules` look at one service at a time, and come as data, so that a repository's own are among them.

    `shared` are the contents of the files that name no service, which every partition has.
    """

    partition: Partition
    contents: Contents
    shared: Contents
    paths: Paths
    formats: Mapping[str, str]
    environments: tuple[Environment, ...]
    names: Names
    options: Options
    rules: tuple[Rule, ...]
    version: str = config_lint.__version__


class ParcelTree:
    """A tree of which only the files of a parcel can be read, and all paths are known."""

    def __init__(self, parcel: Parcel) -> None:
        self._parcel = parcel

    @cached_property
    def _files(self) -> tuple[str, ...]:
        return self._parcel.paths.unpacked()

    def files(self) -> tuple[str, ...]:
        """The paths of all files of the fleet, sorted."""
        return self._files

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `Unreadable` as the fleet's tree would, and `Mingled` for a file that is not here."""
        try:
            return self._parcel.contents.read(path)
        except Mingled:
            return self._parcel.shared.read(path)

    def generated(self) -> frozenset[str]:
        """Nobody asks once the files are located."""
        return frozenset()

    def notes(self) -> tuple[tuple[str, str], ...]:
        """Nobody asks once the files are located."""
        return ()
