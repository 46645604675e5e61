"""The map in docs/architecture.md shows the rooms there are."""

import re
from pathlib import Path

root = Path(__file__).parent.parent
_row = re.compile(r"^\| (`.*?) \|", re.MULTILINE)


def rooms_on_the_map() -> set[str]:
    section = (root / "docs" / "architecture.md").read_text(encoding="utf-8").partition("\n## Rooms\n")[2].partition("\n## ")[0]
    return {room.strip("/") for cell in _row.findall(section) for room in re.findall(r"`([^`]+)`", cell)}


def rooms_in_the_package() -> set[str]:
    package = root / "config_lint"
    folders = {path.name for path in package.iterdir() if path.is_dir() and (any(path.glob("*.py")) or any(path.glob("*.yaml")))}
    return folders | {path.name for path in package.glob("*.py") if path.name != "__init__.py"}


def test_map_shows_the_rooms_there_are() -> None:
    assert rooms_on_the_map() == rooms_in_the_package()
