import re
from pathlib import Path

from config_lint.rulebook import builtin_rules_folder

root = Path(__file__).parents[2]
page = (root / "docs" / "coverage.md").read_text(encoding="utf-8")
rows = re.findall(r"^\| (?!what is checked|-)(.+?) \| (.+?) \|$", page, re.MULTILINE)


def test_every_line_names_rules_that_exist() -> None:
    known = {f"{file.parent.name}/{file.stem}" for file in builtin_rules_folder().glob("*/*.yaml")}
    assert len(rows) > 30
    for what, named in rows:
        rules = re.findall(r"`([a-z-]+/[a-z-]+)`", named)
        assert rules, what
        assert set(rules) <= known, what


def test_every_rule_about_what_services_do_to_each_other_is_in_it() -> None:
    named = set(re.findall(r"`([a-z-]+/[a-z-]+)`", page))
    for pack in ("analytics", "api-contracts"):
        assert {f"{pack}/{file.stem}" for file in (builtin_rules_folder() / pack).glob("*.yaml")} <= named
