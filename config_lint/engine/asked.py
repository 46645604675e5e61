"""The names that a command is given: they have to be there."""

from collections.abc import Iterable, Sequence

from config_lint.domain.environment import Environment
from config_lint.domain.usage import UsageError, unknown


def require_environments(names: Iterable[str], environments: Sequence[Environment]) -> None:
    """Raises `UsageError` for a name that is none of theirs, with the one whose alias it is, or that was probably meant."""
    known = [environment.name for environment in environments]
    for name in names:
        if name not in known:
            spelt = next((each.name for each in environments if name.lower() in map(str.lower, each.words)), "")
            if spelt:
                message = f'unknown environment "{name}": did you mean "{spelt}"?'
                raise UsageError(message)
            raise unknown(kind="environment", name=name, known=known)


def require_names(names: Iterable[str], kind: str, known: Sequence[str]) -> None:
    """Raises `UsageError` for a name that is not known, with the one that was probably meant."""
    for name in names:
        if name not in known:
            raise unknown(kind, name, known)
