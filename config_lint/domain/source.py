"""Which files are whose, and in what order."""

import msgspec


class Source(msgspec.Struct, frozen=True):
    """One `[[sources]]` entry, or one line of a known layout. `index` is its place in the order: a later one overrides."""

    index: int
    path: str
    environments_at: str = ""
    services_at: str = ""
    settings_at: str = ""
    format: str = ""
    dialect: str = ""
    rendered: bool = False
    generated: bool = False


class SourceFile(msgspec.Struct, frozen=True):
    """A file that a source reaches. `environment` and `service` are empty where the path does not name them.

    `document` is the text that wildcards matched, joined by `/`: files of one document name stack, others lie side by side.
    `derived` is true for what a tool wrote from other files here: rendered manifests, generated files.
    """

    path: str
    source: Source
    environment: str = ""
    service: str = ""
    document: str = ""
    derived: bool = False


class Located(msgspec.Struct, frozen=True):
    """What there is to read.

    `files` are in layer order: by source, then by path. `unread` are files of a known kind that no source reaches; `notes`
    are paths passed over, each with the reason; `layout` names the known layout that was used where nothing was declared.
    """

    files: tuple[SourceFile, ...]
    unread: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    layout: str = ""
