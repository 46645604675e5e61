"""What is asked, held against what there is: nothing that was checked is never success."""

from collections.abc import Mapping, Sequence

import msgspec

from config_lint.domain.environment import Environment
from config_lint.domain.fleet import Fleet
from config_lint.domain.tree import Tree
from config_lint.domain.usage import UsageError
from config_lint.engine import Request
from config_lint.engine.adoption import adoptions
from config_lint.engine.asked import require_environments, require_names
from config_lint.engine.baseline import from_tree
from config_lint.options import Options


def answerable(request: Request, fleet: Fleet, options: Options, known: Mapping[str, str], tree: Tree) -> Request:
    """What is asked, with everything that it names looked up, and with the baseline that the options name.

    Raises `UsageError` for what is not there.
    """
    if request.baseline is None and options.baseline:
        request = msgspec.structs.replace(request, baseline=tuple(from_tree(tree, options.baseline_path)))
    require_environments(request.environments, fleet.environments)
    request = _with_children(request, fleet.environments)
    require_something(request, fleet, options)
    return msgspec.structs.replace(request, adopt=adoptions(options, known, fleet))


def require_something(request: Request, fleet: Fleet, options: Options) -> None:
    """Nothing checked is never success, unless the options say so."""
    if options.if_nothing == "ok" and not fleet.pairs:
        return
    if not fleet.pairs:
        paths = ", ".join(source.path for source in options.sources)
        known = ", ".join(environment.name for environment in fleet.environments)
        where = f" of {options.origin.file}" if options.origin.file else ""
        message = f"no service was found: no file fits a source{where} ({paths}) and an environment ({known})"
        raise UsageError(message)
    require_names(request.services, "service", sorted({name for _, name in fleet.pairs}))
    if not any(map(request.names, fleet.pairs)):
        wanted = " and ".join(", ".join(names) for names in (request.services, request.environments) if names)
        message = f"there is nothing to check: no service is in {wanted}"
        raise UsageError(message)


def _with_children(request: Request, environments: Sequence[Environment]) -> Request:
    """`check production` includes the environments that extend it."""
    named = set(request.environments)
    wanted = [found.name for found in environments if not named.isdisjoint(found.lineage) and not found.abstract]
    return msgspec.structs.replace(request, environments=tuple(wanted)) if request.environments else request
