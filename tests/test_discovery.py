import sys
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from config_lint.discovery import name_of, plugin_named, subclasses_in
from config_lint.domain.usage import UsageError
from config_lint.formats.format import Format

numbers = count()
base = """
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
class Half(Shape): ...
"""
plugin = """
from {package}.shape import Shape
class {name}(Shape):
    def area(self): return 1
"""


class Package:
    """A package of two plug-ins, `RoundThing` and `Square`, in a folder of its own on the search path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = f"shapes{next(numbers)}"
        (folder / self.name).mkdir()
        for module, code in {
            "__init__": "",
            "shape": base,
            "round_thing": self.code("RoundThing"),
            "square": self.code("Square"),
        }.items():
            (folder / self.name / f"{module}.py").write_text(code)

    def code(self, name: str) -> str:
        return plugin.format(package=self.name, name=name)

    def declare(self, distribution: str, target: str) -> None:
        information = self.folder / f"{distribution}-1.0.dist-info"
        information.mkdir()
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n")
        (information / "entry_points.txt").write_text(
            f"[console_scripts]\nx = y:z\n\n[config_lint.shapes]\n{distribution} = {target}\n"
        )

    @property
    def shape(self) -> Any:
        return import_module(f"{self.name}.shape").Shape

    def found(self) -> list[str]:
        return list(subclasses_in(self.name, self.shape, "config_lint.shapes"))

    def named(self, name: str) -> Any:
        return plugin_named(name, self.name, self.shape, "config_lint.shapes")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    monkeypatch.syspath_prepend(tmp_path)
    return Package(tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Toml", "toml"), ("SameEverywhere", "same-everywhere"), ("JSONLines", "json-lines"), ("Sha256Sum", "sha256-sum")],
)
def test_name_is_the_class_name_in_kebab_case(name: str, expected: str) -> None:
    assert name_of(type(name, (), {})) == expected


def test_concrete_subclasses_are_found_sorted_without_abstract_ones(package: Package) -> None:
    assert package.found() == ["round-thing", "square"]


def test_every_format_of_ours_is_in_the_file_of_its_name() -> None:
    found = subclasses_in("config_lint.formats", Format, "config_lint.formats")
    assert {"dotenv", "json", "toml", "yaml"} <= set(found)
    assert [kind.__module__.rpartition(".")[2] for kind in found.values()] == [name.replace("-", "_") for name in found]


def test_one_plugin_is_loaded_without_the_others(package: Package) -> None:
    assert package.named("round-thing").__name__ == "RoundThing"
    assert f"{package.name}.square" not in sys.modules


@pytest.mark.parametrize("name", ["squar", "Square", "shape", "round_thing"])
def test_unknown_plugin_is_a_usage_error(package: Package, name: str) -> None:
    with pytest.raises(UsageError, match="unknown shape"):
        package.named(name)


def test_third_party_plugin_is_found_by_its_class_name(package: Package) -> None:
    (package.folder / "hexagons.py").write_text(package.code("BigHexagon"))
    package.declare("hexagons", "hexagons:BigHexagon")
    assert package.found() == ["big-hexagon", "round-thing", "square"]
    assert package.named("big-hexagon").__module__ == "hexagons"


def test_no_metadata_is_read_where_nobody_declares_our_groups(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "importlib.metadata", None)
    assert package.found() == ["round-thing", "square"]


@pytest.mark.parametrize(
    ("code", "target", "expected"),
    [
        ("import no_such_library", "broken:Plugin", "ModuleNotFoundError: No module named 'no_such_library'"),
        ("1 / 0", "broken:Plugin", "ZeroDivisionError"),
        ("", "broken:Plugin", "AttributeError"),
        ("class Plugin: ...", "broken:Plugin", "no concrete subclass of Shape"),
        ("Plugin = 3", "broken:Plugin", "no concrete subclass of Shape"),
    ],
)
def test_broken_third_party_plugin_is_a_usage_error_that_names_it(
    package: Package, code: str, target: str, expected: str
) -> None:
    module = f"broken{next(numbers)}"
    (package.folder / f"{module}.py").write_text(code)
    package.declare(module, target.replace("broken", module))
    with pytest.raises(UsageError, match=expected) as caught:
        package.found()
    assert module in str(caught.value)


def test_third_party_plugin_cannot_take_a_name_of_ours(package: Package) -> None:
    module = f"other{next(numbers)}"
    (package.folder / f"{module}.py").write_text(package.code("Square"))
    package.declare(module, f"{module}:Square")
    with pytest.raises(UsageError, match='is named "square", which exists already'):
        package.found()
