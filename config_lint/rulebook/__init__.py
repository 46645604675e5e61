"""Step 7: rule files to rules; `rulebook.checks` gives them their checks, and is imported apart, because it needs pydantic."""

from config_lint.rulebook.builtin import builtin_rules_folder
from config_lint.rulebook.load import load_rules
from config_lint.rulebook.select import names_of, select

__all__ = ["builtin_rules_folder", "load_rules", "names_of", "select"]
