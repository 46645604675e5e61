import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import config_lint
from config_lint.values.on_use import OnUse, on_use


def test_it_is_compiled_when_it_is_used() -> None:
    written = on_use(r"(\d+", re.IGNORECASE)
    with pytest.raises(re.error):
        written.match("1")


def test_it_has_all_that_a_compiled_one_has() -> None:
    written, compiled = on_use(r"(?P<a>[a-z])b", re.IGNORECASE), re.compile(r"(?P<a>[a-z])b", re.IGNORECASE)
    assert written.sub("x", "AB cb") == compiled.sub("x", "AB cb")
    assert [found.group() for found in written.finditer("ab CB")] == ["ab", "CB"]
    assert (written.pattern, written.flags, written.groups, written.groupindex) == (
        compiled.pattern,
        compiled.flags,
        compiled.groups,
        compiled.groupindex,
    )


def expressions() -> Iterator[tuple[str, OnUse]]:
    """Every expression at the top of a module of ours."""
    for module in pkgutil.walk_packages(config_lint.__path__, "config_lint."):
        if not module.name.endswith("__main__"):
            members = vars(importlib.import_module(module.name))
            yield from ((f"{module.name}.{name}", each) for name, each in members.items() if isinstance(each, OnUse))


def test_every_one_of_ours_can_be_compiled() -> None:
    found = dict(expressions())
    assert len(found) > 100
    for each in found.values():
        assert each.pattern
