"""A chart's own values that lie far from the environments' files for it."""

from collections.abc import Sequence
from itertools import islice

from config_lint.domain.key import Key
from config_lint.locate.induction import Induced
from config_lint.locate.siblings import KeysOf

VALUES = ("values.yaml", "values.yml")
"""What Helm reads beside a chart. https://helm.sh/docs/chart_template_guide/values_files/"""

FAMILIAR = 0.6
"""Of the sections that the environments' files have, the part that the chart's values have, too."""

LOOKED_AT = 20
"""Files of environments that are looked at, at most."""


def chart_below(found: Sequence[Induced], paths: Sequence[str], keys_of: KeysOf) -> str:
    """The values that lie below the environments' files, told by their sections; empty where there are none, or several."""
    covered = {path for each in found for path in each.paths}
    charts = [path for path in paths if path not in covered and path.rpartition("/")[2] in VALUES]
    own = [path for each in found for path in each.paths if "{environment}" in each.pattern and path.endswith((".yaml", ".yml"))]
    if not charts or not own:
        return ""
    wanted = frozenset[str]().union(*(_sections(keys_of(path)) for path in islice(own, LOOKED_AT)))
    fits = [path for path in charts if len(wanted) > 1 and len(wanted & _sections(keys_of(path))) >= FAMILIAR * len(wanted)]
    return fits[0] if len(fits) == 1 else ""


def _sections(keys: frozenset[Key]) -> frozenset[str]:
    return frozenset(key[0] for key in keys)
