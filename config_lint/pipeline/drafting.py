"""A repository without options to a first file of them."""

import msgspec

from config_lint.domain.key import Key
from config_lint.domain.tree import Tree
from config_lint.formats.reader import FileReader
from config_lint.options import Options, parse
from config_lint.pipeline.resolving import Resolved, resolve_fleet
from config_lint.pipeline.surveying import dialects_known


def drafted(tree: Tree, options: Options) -> tuple[str, Options, Resolved]:
    """A first file of options for a tree, what it says, and what that gives; `options` tell where it would stand.

    Raises `UsageError`, with the shortest file that would work, where no path shows an environment.
    """
    from config_lint.dialects.stating import stated_in  # only `init` asks for all this
    from config_lint.locate.drafting import draft_for
    from config_lint.locate.learned import domains_of
    from config_lint.locate.lines import lines_of
    from config_lint.locate.third_parties import third_parties_of

    reader = FileReader(tree)
    stated = tuple(stated_in(tree.files(), reader, dialects_known()))

    def keys_of(path: str) -> frozenset[Key]:
        return frozenset(entry.key for document in reader.read(path) for entry in document.entries)

    first = draft_for(options, tree.files(), reader.recognised, stated, keys_of)
    origin = msgspec.structs.replace(options.origin, file="config-lint.toml")
    learned = parse("\n".join((*lines_of(first, {}, {}, ()), "")), origin)
    resolved = resolve_fleet(tree, learned)
    fleet = resolved.fleet
    text = "\n".join((*lines_of(first, domains_of(fleet), third_parties_of(fleet, options.name), resolved.located.unread), ""))
    return text, parse(text, origin), resolved
