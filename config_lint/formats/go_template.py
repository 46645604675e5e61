"""YAML in a Go template, as Helmfile reads it: https://helmfile.readthedocs.io/en/latest/#templating.

Before its version 1 that is the state, too, whatever its name ends in: https://helmfile.readthedocs.io/en/latest/proposals/towards-1.0/.
"""

from typing import ClassVar

import msgspec

from config_lint.domain.document import Document
from config_lint.domain.problem import Problem
from config_lint.formats.format import Format


class GoTemplate(Format):
    """The YAML around the actions; what an action stands in is unknown, and a template that is no YAML yet is left out."""

    patterns: ClassVar[tuple[str, ...]] = ("*.yaml.gotmpl", "*.yml.gotmpl", "helmfile.yaml", "helmfile.yml")

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The documents of `text`."""
        from config_lint.text import go_template, yaml_documents  # expressions that few runs need

        template = go_template.GoTemplate(text)
        found = yaml_documents.documents(template.text, path, "go-template", template.mend)
        return tuple(msgspec.structs.replace(each, problems=tuple(map(_left_out, each.problems))) for each in found)


def _left_out(problem: Problem) -> Problem:
    if problem.kind != "unreadable-file":
        return problem
    facts = {"reason": "a template that is no YAML before it is filled in", "remedy": "render it first, or exclude it"}
    return msgspec.structs.replace(problem, kind="unsupported-construct", facts=facts)
