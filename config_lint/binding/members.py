"""Databases, caches and queues: which settings speak of the same one."""

from collections.abc import Iterable, Mapping

from config_lint.binding.match import Match
from config_lint.domain.setting import Setting
from config_lint.values.engines import engine_of
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret

Bound = tuple[Match, Setting]
Fields = dict[str, Bound]

ENGINES = (
    "postgresql",
    "mysql",
    "mariadb",
    "sqlserver",
    "oracle",
    "mongodb",
    "clickhouse",
    "redis",
    "memcached",
    "amqp",
    "kafka",
    "nats",
)
"""Where a service has several engines and nothing says which is meant by names without one, the first of these is."""

ADDRESS = ("url", "host")


def apart(members: Mapping[tuple[str, str], Mapping[str, Fields]]) -> Iterable[tuple[str, Bound]]:
    """The name of the member that each setting speaks of.

    `members` are the settings by section, name and the engine that the raw name says.

    A service with POSTGRES_HOST and MYSQL_HOST has two databases, not one mixed; one with DATABASE_URL and POSTGRES_PASSWORD
    has one, as long as nothing contradicts it. The one that goes without an engine in its name is that of the names which
    have none, otherwise the first of `ENGINES`.
    """
    for (_, name), by_engine in members.items():
        general = by_engine.get("", {})
        engines = sorted((engine for engine in by_engine if engine), key=_place)
        meant = _meant(general, {engine: by_engine[engine] for engine in engines}) if general else (engines or [""])[0]
        for engine, fields in by_engine.items():
            called = name if engine in ("", meant) else "-".join(filter(None, (name, engine)))
            for bound in fields.values():
                yield called, bound


def _place(engine: str) -> tuple[int, str]:
    return (ENGINES.index(engine) if engine in ENGINES else len(ENGINES), engine)


def _meant(general: Fields, by_engine: Mapping[str, Fields]) -> str:
    """The engine whose settings are about the same thing as those without an engine in their names; empty where none is."""
    said = _said(general)
    if said:
        return "" if _contradicts(general, by_engine.get(said, {})) else said
    return next((engine for engine, fields in by_engine.items() if not _contradicts(general, fields)), "")


def _said(general: Fields) -> str:
    """The engine that a general url or `DB_ENGINE` names."""
    for field in ("url", "engine"):
        if field in general:
            value = general[field][1].value
            text = value.shown if isinstance(value, Secret) else value
            engine = engine_of(text) if isinstance(text, str) else None
            if engine:
                return engine
    return ""


def _contradicts(general: Fields, other: Fields) -> bool:
    """Whether both have an address, and not the same one."""
    for field in ADDRESS:
        if field in general and field in other:
            ours, theirs = general[field][1].value, other[field][1].value
            if ours != theirs and not isinstance(ours, Reference) and not isinstance(theirs, Reference):
                return True
    return False
