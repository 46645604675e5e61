"""What `init` begins with: the draft that a repository's paths and files give."""

from collections.abc import Sequence

import msgspec

from config_lint.domain.stated import Stated
from config_lint.domain.usage import UsageError
from config_lint.locate.draft import Draft, draft
from config_lint.locate.proposal import example
from config_lint.locate.reach import Recognised
from config_lint.locate.siblings import KeysOf
from config_lint.locate.unread import of_a_tool
from config_lint.options import Options


def draft_for(options: Options, files: Sequence[str], recognised: Recognised, stated: Sequence[Stated], keys_of: KeysOf) -> Draft:
    """What the paths below the options' folder show, and what files state. `keys_of` is asked where paths leave a doubt.

    Raises `UsageError`, with a file that would work.
    """
    folder = f"{options.origin.folder}/" if options.origin.folder else ""
    below = [path.removeprefix(folder) for path in files if path.startswith(folder)]
    inside = [
        msgspec.structs.replace(each, path=each.path.removeprefix(folder))
        for each in stated
        if each.path.startswith(folder) and not of_a_tool(each.path)
    ]
    readable = [path for path in below if recognised(path) and not of_a_tool(path)]
    found = draft(readable, below, options.name, inside, lambda path: keys_of(f"{folder}{path}"))
    if found is None:
        message = (
            f"nothing here names an environment: write a config-lint.toml that says which file is whose, such as\n\n{example}"
        )
        raise UsageError(message)
    return found
