import pytest

from config_lint.domain.tree import Unreadable
from config_lint.trees.memory import MemoryTree
from config_lint.trees.overlay import OverlayTree


def test_what_lies_above_wins() -> None:
    tree = OverlayTree(MemoryTree({"a": "1", "b": "2"}), {"b": b"3", "c": b"4"})
    assert tree.files() == ("a", "b", "c")
    assert [tree.read(path) for path in tree.files()] == [b"1", b"3", b"4"]
    with pytest.raises(Unreadable):
        tree.read("d")
