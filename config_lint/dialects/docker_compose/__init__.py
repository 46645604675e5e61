"""Compose files: https://docs.docker.com/reference/compose-file/."""

from collections.abc import Iterator

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.domain.document import Document, Entry
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.reference import Reference

SERVICES = "services"
REPLACED, RESET = "!override", "!reset"
"""Tags of what lies on a lower file without being merged with it.
https://docs.docker.com/reference/compose-file/merge/#reset-value"""

TOP = frozenset(("version", "name", "services", "networks", "volumes", "configs", "secrets", "include", "models"))
"""What may stand at the top, beside keys that begin with `x-`."""

TELLING = frozenset(
    ("image", "build", "ports", "environment", "env_file", "volumes", "depends_on", "command", "extends", "healthcheck", "expose")
)
"""Keys of a service of which every compose file has some."""


class DockerCompose(Dialect):
    """Each service is one of ours, with its container's environment under the variables' own names.

    Of several files, a later one lies on an earlier one: mappings are merged, lists grow, commands are replaced.
    https://docs.docker.com/reference/compose-file/merge/
    """

    def recognises(self, document: Document) -> bool:
        """A mapping of services which have what containers have, and nothing foreign at the top."""
        if not any(section.key == (SERVICES,) for section in document.sections):
            return False
        keys = {entry.key for entry in document.entries} | {section.key for section in document.sections}
        tops = {key[0] for key in keys}
        inside = {key[1]: False for key in keys if key[0] == SERVICES and len(key) > 1}
        for key in keys:
            if key[0] == SERVICES and key[2:3] and key[2] in TELLING:
                inside[key[1]] = True
        inside |= {entry.key[1]: True for entry in document.entries if _takes_away(entry)}
        return bool(inside) and all(inside.values()) and all(top in TOP or top.startswith("x-") for top in tops)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """The services of the files that are included, then those of the file itself, in the order written."""
        from config_lint.dialects.docker_compose.project import Project

        yield from Project(part, reader).layers()


def _takes_away(entry: Entry) -> bool:
    """Whether it is a service that a lower file has, and this one takes away."""
    is_reset = isinstance(entry.value, Reference) and entry.value.name == RESET
    return is_reset and entry.key[0] == SERVICES and len(entry.key) == len((SERVICES, "name"))
