"""What lies below the files of every environment."""

import re
from collections.abc import Iterable, Iterator

BASES = ("base", "common", "default", "defaults", "global", "shared", "all")
"""What the layer below all environments or services is called."""

FOLDERS = ("env", "environment", "environments", "envs")
"""What the folder of the environments' files is called, beside which lies what is common to them."""

ANY = ".*"
"""The extension of a pattern whose files are of several formats."""


def bases_of(pattern: str, files: Iterable[str]) -> list[str]:
    """The paths or patterns of what lies below a pattern's files in every environment, as far as there are such files.

    `application.yml` below `application-{environment}.yml`, `base/{service}.yaml` below `{environment}/{service}.yaml`.
    """
    there = set(files)
    found = [base for base in dict.fromkeys(_below(pattern)) if base in there or _reaches(base, there)]
    return found or _inside(pattern, there)


def _inside(pattern: str, files: set[str]) -> list[str]:
    """`chart/values.yaml` below `values-{environment}.yaml`, where there is one such folder."""
    folder, slash, name = pattern.rpartition("/")
    plain = re.sub(r"[-._]?\{environment\}[-._]?", "", name.rpartition(".")[0]) + name[name.rfind(".") :]
    found = [path for path in files if path.startswith(f"{folder}{slash}") and path.rpartition("/")[2] == plain]
    return found if len(found) == 1 and "{" not in plain and found[0].count("/") == pattern.count("/") + 1 else []


def _below(pattern: str) -> Iterator[str]:
    for word in BASES:
        yield pattern.replace("{environment}", word)
    for separator in "-._":
        if f"{separator}{{environment}}" in pattern:
            yield pattern.replace(f"{separator}{{environment}}", "")
        if f"{{environment}}{separator}" in pattern:
            yield pattern.replace(f"{{environment}}{separator}", "")
    folder, _, name = pattern.rpartition("/")
    if name.startswith("{environment}.") and folder:
        yield f"{folder}{name.removeprefix('{environment}')}"
    *above, inner = folder.split("/")
    if inner in FOLDERS and name.startswith("{environment}."):
        for word in BASES:
            yield "/".join((*above, f"{word}{name.removeprefix('{environment}')}"))
    if "/{environment}/" in pattern and "*" not in pattern:
        yield pattern.replace("/{environment}/", "/")


def _reaches(pattern: str, files: Iterable[str]) -> bool:
    before, placeholder, after = pattern.partition("{service}")
    if after == ANY:
        return any(path.startswith(before) and "/" not in path[len(before) :] for path in files)
    if not placeholder or "*" in pattern:
        return False
    return any(path.startswith(before) and path.endswith(after) and "/" not in path[len(before) : -len(after)] for path in files)
