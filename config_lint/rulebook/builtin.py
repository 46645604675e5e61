"""Where the rules that come with config-lint are."""

from pathlib import Path


def builtin_rules_folder() -> Path:
    """The folder of the built-in rule packs.

    A wheel carries them inside the package, a checkout (and an editable installation, which runs from one) beside it. Raises
    `FileNotFoundError` where they are in neither place: then the installation is broken.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "rules", package.parent / "rules"):
        if folder.is_dir():
            return folder
    message = f"the built-in rules are not beside {package}: install config-lint again"
    raise FileNotFoundError(message)
