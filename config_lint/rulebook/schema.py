"""The JSON Schema of a rule file, made from the models that read it."""

from typing import Any

import msgspec

from config_lint.discovery import subclasses_in
from config_lint.domain.check import Check
from config_lint.domain.severity import Confidence, Severity
from config_lint.rulebook.load import MARKERS, MOST_SEVERE, RuleFile


def rule_file_schema() -> dict[str, Any]:
    """A schema of draft 2020-12, with the checks there are, and for each the parameters that its `with` takes.

    Source: https://json-schema.org/draft/2020-12
    """
    checks: dict[str, type[Check[Any, Any]]] = subclasses_in("config_lint.checks", Check, "config_lint.checks")
    _, parts = msgspec.json.schema_components([RuleFile], ref_template="#/$defs/{name}")
    rule = parts.pop("RuleFile")
    levels = {"severity": _names_of(Severity), "confidence": _names_of(Confidence)}
    for scale, names in levels.items():
        rule["properties"][scale] |= {"enum": names}
        parts["VariantFile"]["properties"][scale] |= {"enum": names}
    rule["properties"]["security"] |= {"minimum": 0, "maximum": MOST_SEVERE}
    rule["properties"]["marker"] |= {"enum": list(MARKERS)}
    rule["properties"]["check"] |= {"enum": list(checks)}
    choices = []
    for name, check in checks.items():
        _, models = msgspec.json.schema_components([check.parameters_type], ref_template=f"#/$defs/{name}/$defs/{{name}}")
        parameters = models.pop(check.parameters_type.__name__)
        parts[name] = {**parameters, "$defs": models} if models else parameters
        takes = {"properties": {"with": {"$ref": f"#/$defs/{name}"}}}
        needed = {"required": ["with"]} if parameters.get("required") else {}
        choices.append({"if": {"properties": {"check": {"const": name}}, "required": ["check"]}, "then": takes | needed})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A config-lint rule",
        **rule,
        "allOf": choices,
        "$defs": parts,
    }


def _names_of(scale: type[Severity] | type[Confidence]) -> list[str]:
    return [str(level) for level in reversed(scale)]
