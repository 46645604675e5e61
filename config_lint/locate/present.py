"""The environments as they turn out once the files are known."""

from collections.abc import Iterable, Sequence

from config_lint.domain.environment import Environment, Tier
from config_lint.domain.source import SourceFile
from config_lint.options.model import Options
from config_lint.options.promotion import environments, instance, is_pattern, named


def present(options: Options, known: Sequence[Environment], files: Iterable[SourceFile]) -> tuple[Environment, ...]:
    """The known environments and those that paths name besides, in promotion order.

    A pattern (`pr-*`) gives way to what was found of it, and stays where content may name more. What only stands in `promotion`
    and is a tier's name is no environment where no file names it and others are of that tier.
    """
    found = {file.environment for file in files} - {""}
    in_content = any(source.environments_at for source in options.sources)
    instances = {name: named(name, known) for name in found}
    undeclared = [name for name, environment in instances.items() if environment is None]
    absent = set() if in_content else _mere_tiers(options, known) - found
    if undeclared or absent:
        seen = [environment.name for environment in known] + sorted(undeclared)
        known = environments(options, seen, absent)
    return tuple(member for environment in known for member in _members(environment, found, known, keep=in_content))


def _mere_tiers(options: Options, known: Sequence[Environment]) -> set[str]:
    promoted = {str(tier) for tier in Tier}.intersection(options.promotion) - set(options.environments)
    return {tier for tier in promoted if any(str(other.tier) == tier and other.name != tier for other in known)}


def _members(environment: Environment, found: set[str], known: Sequence[Environment], *, keep: bool) -> list[Environment]:
    if not is_pattern(environment.name):
        return [environment]
    names = {other.name for other in known}
    instances = [instance(environment, name) for name in sorted(found - names)]
    members = [member for member in instances if named(member.name, known) == member]
    return [*members, environment] if keep else members
