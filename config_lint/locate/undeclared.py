"""What to read where nobody has said so: the known layout that covers most."""

from collections.abc import Sequence

from config_lint.domain.environment import Environment
from config_lint.domain.source import Located
from config_lint.domain.usage import UsageError
from config_lint.locate.declared import spellings
from config_lint.locate.layouts import best_fit
from config_lint.locate.proposal import proposal
from config_lint.locate.reach import Recognised
from config_lint.locate.unread import unread
from config_lint.options.model import Options
from config_lint.options.spellings import spellings as known_spellings


def undeclared(options: Options, environments: Sequence[Environment], files: Sequence[str], recognised: Recognised) -> Located:
    """What the best layout reaches; `layout` names it. Raises `UsageError` where none fits, unless `if-nothing` allows that."""
    names = spellings(options, environments) if environments else _known_in(files)
    fit = best_fit(options, names, files, recognised)
    if fit:
        return Located(fit.files, unread(options, files, {file.path for file in fit.files}, recognised), layout=fit.name)
    if options.if_nothing == "ok":
        return Located((), unread(options, files, (), recognised))
    raise UsageError(_advice(options, names, files, recognised))


def _known_in(files: Sequence[str]) -> dict[str, str]:
    """The known spellings that occur in any path, and as .NET writes them (`appsettings.Production.json`): each means itself."""
    text = "\n".join(files)
    return {name: name for spelling in known_spellings() for name in (spelling, spelling.capitalize()) if name in text}


def _advice(options: Options, names: dict[str, str], files: Sequence[str], recognised: Recognised) -> str:
    said = f"{options.origin.file} lists no sources, and" if options.origin.file else "there is no config-lint.toml, and"
    if not files:
        return f"{said} there is no file to check here: --root names the folder of the configuration"
    lines = proposal(options, names, files, recognised)
    way = "try config-lint init, or say in config-lint.toml which file is whose, such as"
    return f"{said} no known layout fits these files: {way}\n\n{lines}"
