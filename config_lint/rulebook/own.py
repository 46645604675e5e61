"""A repository's own rules."""

from pathlib import Path

from config_lint.domain.usage import UsageError
from config_lint.options import Options


def own_rules(options: Options) -> list[tuple[Path, str]]:
    """The repository's own folders of rule packs, each with the path to show for it. Raises `UsageError` for one that is none."""
    folders = [(options.origin.root / options.origin.folder / path, path) for path in options.rule_paths]
    for index, (folder, path) in enumerate(folders):
        if not folder.is_dir():
            message = f'there is no folder "{path}": paths are relative to this file'
            raise UsageError(message, options.location_of("rule-paths", index))
    return folders
