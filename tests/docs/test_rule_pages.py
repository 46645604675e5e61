from pathlib import Path

import pytest

from config_lint.rulebook.pages import pages
from tests.shipped import shipped_rules

folder = Path(__file__).parents[2] / "docs" / "rules"
written = pages(shipped_rules())


@pytest.mark.parametrize("path", written)
def test_page_says_what_its_rule_says(path: str) -> None:
    assert (folder / path).read_text(encoding="utf-8") == written[path], "run: config-lint rules pages docs/rules"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {page.relative_to(folder).as_posix() for page in folder.rglob("*.md")} == set(written)
