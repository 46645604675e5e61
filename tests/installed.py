"""What is installed here, for environments that tests make: nothing has to be downloaded."""

from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def link(requirements: Iterable[str], folder: Path) -> None:
    """Puts what the requirements name into a folder of packages, with whatever that needs, and nothing else."""
    for each in needed(requirements).values():
        for top in {file.parts[0] for file in each.files or () if file.parts[0] not in ("..", "__pycache__")}:
            (folder / top).symlink_to(Path(str(each.locate_file(top))))


def needed(requirements: Iterable[str]) -> dict[str, Distribution]:
    """The distributions that they name, and whatever those need, as they are installed here, by name."""
    found: dict[str, Distribution] = {}
    wanted = [*requirements]
    while wanted:
        requirement = Requirement(wanted.pop())
        name = canonicalize_name(requirement.name)
        if name not in found and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            found[name] = distribution(name)
            wanted += found[name].requires or ()
    return found
