"""Environments below environments: the clusters and regions that have folders of their own in that of a tier."""

from collections import defaultdict
from collections.abc import Iterable

from config_lint.locate.bases import BASES
from config_lint.locate.readings import SHORT, STRUCTURE
from config_lint.options.spellings import spelling_of, spellings

FEWEST = 2
"""Folders of a tier that a cluster's name has to stand in."""


def clusters_of(paths: Iterable[str]) -> dict[str, str]:
    """The names of clusters, each with the name of the tier's folder that it stands in: `production/kflux-prd-rh02`.

    What looks like the name of a place counts where several folders of one tier, and none of another, have it.
    """
    folders = {path.rpartition("/")[0] for path in paths}
    above: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for folder in folders:
        parts = folder.split("/")
        for index in range(1, len(parts)):
            tier, name = parts[index - 1], parts[index]
            if tier.lower() in spellings() and _is_place(name):
                above[name][tier].add("/".join(parts[: index - 1]))
    return {
        name: next(iter(tiers)) for name, tiers in sorted(above.items()) if len(tiers) == 1 and len(*tiers.values()) >= FEWEST
    }


def _is_place(name: str) -> bool:
    """Whether it can be called so: it has a number, says which tier it is of, or is a region's short name."""
    if name in BASES or name in STRUCTURE or name.lower() in spellings():
        return False
    parts = name.split("-")
    has_number = len(parts) > 1 and any(map(str.isdigit, parts[-1]))
    return has_number or (len(parts) > 1 and spelling_of(name) is not None) or all(len(part) <= SHORT for part in parts)
