"""What a deployment finds in a folder that it names: a kustomization, a chart, or objects."""

from collections.abc import Iterator

import msgspec

from config_lint.dialects.helm.chart import CHART, VALUES, defaults
from config_lint.dialects.kustomize.build import Build
from config_lint.dialects.part import Part
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader


def in_folder(part: Part, path: str, reader: Reader) -> Iterator[Layer]:
    """The layers of what is in a folder, for whom the part speaks to; nothing where the folder is not in the repository."""
    build = Build(part, reader)
    if is_chart(path, reader):
        yield from (msgspec.structs.replace(layer, service=part.service) for layer in defaults(part, path, reader))
    elif not build.folder(path):
        for each in reader.inside(path):
            if each.endswith((".yaml", ".yml", ".json")):
                build.file(each)
    yield from build.layers()


def is_chart(path: str, reader: Reader) -> bool:
    """Whether there is a chart in a folder."""
    return reader.has(f"{path}/{CHART}") or (reader.has(f"{path}/{VALUES}") and any(reader.inside(f"{path}/templates")))
