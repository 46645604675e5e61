"""Examples in rule files: small repositories, written short."""

import json
from typing import Any

from config_lint.domain.rule import Example
from config_lint.domain.usage import UsageError
from config_lint.values.location import Location

LONG = frozenset(("files", "options", "before"))
"""The keys of the long form; anything else is the shorthand `{environment: {service: {RAW_KEY: value}}}`."""

SHAPE = "an example has files (path: text), options and before (files), or is {environment: {service: {KEY: value}}}"


def example_of(written: dict[str, Any], location: Location, *, bad: bool) -> Example:
    """The example as files and options. Raises `UsageError` for a shape that is neither form."""
    if "files" in written:
        before = written.get("before")
        if set(written) - LONG or not (before is None or (isinstance(before, dict) and set(before) == {"files"})):
            raise UsageError(SHAPE, location)
        earlier = None if before is None else _texts(before["files"], location)
        return Example(bad, _texts(written["files"], location), written.get("options") or {}, location, earlier)
    files = {}
    for environment, services in written.items():
        if not isinstance(services, dict) or not all(isinstance(settings, dict) for settings in services.values()):
            message = f"the example's {environment} is no mapping of services to their settings"
            raise UsageError(message, location)
        for service, settings in services.items():
            files[f"{environment}/{service}.json"] = json.dumps(settings, indent=2, default=str)
    options = {"sources": [{"path": "{environment}/{service}.json"}], "environments": {name: {} for name in written}}
    return Example(bad, files, options, location)


def _texts(files: Any, location: Location) -> dict[str, str]:
    if not isinstance(files, dict) or not all(isinstance(text, str) for text in files.values()):
        raise UsageError(SHAPE, location)
    return files
