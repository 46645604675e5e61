"""Manifests that a tool has rendered: one more source, above all others."""

from collections.abc import Mapping, Sequence

import msgspec

from config_lint.domain.environment import Environment
from config_lint.domain.source import Located, Source, SourceFile
from config_lint.domain.usage import unknown


def with_rendered(located: Located, rendered: Mapping[str, str], environments: Sequence[Environment]) -> Located:
    """The located files, and above them the manifests that were rendered. Raises `UsageError` for an unknown environment."""
    if not rendered:
        return located
    known = [environment.name for environment in environments]
    for environment in rendered.values():
        if environment not in known:
            raise unknown(kind="environment", name=environment, known=known)
    above = max((file.source.index for file in located.files), default=-1) + 1
    files = (
        SourceFile(path, Source(above, path, format="yaml", rendered=True), environment, derived=True)
        for path, environment in rendered.items()
    )
    unread = tuple(path for path in located.unread if path not in rendered)
    return msgspec.structs.replace(located, files=(*located.files, *files), unread=unread)
