import pytest

from config_lint.domain.tree import Tree, Unreadable
from config_lint.trees.memory import MemoryTree


def test_files_are_sorted_and_texts_are_utf_8() -> None:
    tree: Tree = MemoryTree({"b.yaml": "ä: 1", "a.env": b"A=\xff"})
    assert tree.files() == ("a.env", "b.yaml")
    assert tree.read("b.yaml") == "ä: 1".encode()
    assert tree.read("a.env") == b"A=\xff"
    assert tree.notes() == ()


def test_a_file_that_is_not_there_cannot_be_read() -> None:
    with pytest.raises(Unreadable, match="no such file"):
        MemoryTree({}).read("a.yaml")
