"""The words of a key's parts, however it is spelt and however deep it stands."""

from config_lint.domain.key import is_item, parse
from config_lint.values.on_use import on_use
from config_lint.values.words import words

_variable_item = on_use(r"\[([^\]]+)\]\.value(?:From)?$")
_variable = on_use(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")

_bundled = on_use(r"^(?:NEXT_PUBLIC|NUXT_PUBLIC|REACT_APP|VITE|VUE_APP)_(?=[A-Z0-9]+_)")
"""What bundlers want before the names of variables that end up in pages: https://vite.dev/guide/env-and-mode,
https://nextjs.org/docs/app/guides/environment-variables; without it, the name is that of any other service's setting."""

HOLDERS = frozenset(
    (
        "config",
        "configmap",
        "data",
        "env",
        "environment",
        "environments",
        "envs",
        "secrets",
        "secret",
        "settings",
        "values",
        "variables",
        "vars",
    )
)
"""Last words of a mapping that holds environment variables, so that even a short name in it is one."""


def words_of(name: str) -> list[tuple[str, ...]]:
    """The words of each part of a key; list items count by their name, and not at all where they have none.

    An environment variable stands for itself wherever it is kept: `env[AUTH_URL].value`, `secrets[AUTH_URL].valueFrom` and
    `deployment.environment.AUTH_URL` are all AUTH_URL.
    """
    variable = _variable_item.search(name)
    if variable:
        return [words(_bundled.sub("", variable[1]))]
    parts = parse(name) if "." in name or "[" in name or '"' in name else (name,)
    if parts[-1:] == ("apiVersion",):
        return []  # the version of a Kubernetes object's own schema
    if len(parts) > 1 and _is_variable(parts):
        return [words(_bundled.sub("", parts[-1]))]
    if len(parts) == 1:
        parts = (_bundled.sub("", parts[0]),)
    found = [words(part[1:-1] if is_item(part) else piece) for part in parts for piece in part.split("::")]
    return [part for part in found if part and not part[0].isdigit()]


def _is_variable(parts: tuple[str, ...]) -> bool:
    """Whether the last part is an environment variable among others: upper case in a mapping that is not."""
    last = parts[-1]
    if not _variable.fullmatch(last) or any(map(_variable.fullmatch, parts[:-1])):
        return False
    return "_" in last or not HOLDERS.isdisjoint(words(parts[-2])[-1:])
