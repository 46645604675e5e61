"""Connection strings of `keyword=value` pairs: ADO.NET and ODBC with semicolons, libpq with spaces, Redis with commas."""

import re

from config_lint.values import address, connection_jdbc
from config_lint.values.connection import Connection, first, host_keys, name_keys, others, password_keys, port_keys, user_keys
from config_lint.values.engines import default_ports
from config_lint.values.on_use import on_use
from config_lint.values.port import checked

_with_semicolons = on_use(r"\s*([A-Za-z][\w .-]*?)\s*=\s*(\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|\{[^}]*\}|[^;]*?)\s*(?:;|$)")
_with_spaces = on_use(r"\s*([a-z_]\w*)\s*=\s*('(?:\\.|[^'\\])*'|(?:\\.|[^\s\\])*)(?:\s+|$)", re.IGNORECASE)
_redis = on_use(r"([\w.\[\]:-]+(?:,[\w.-]+:\d+)*)((?:,\s*\w+=[^,]*)+)")
_instance = on_use(r"(?:tcp:|np:|lpc:|admin:)?([^\\,]*)(?:\\[^,]*)?(?:,\s*(\d+))?", re.IGNORECASE)

_longest = 10_000

_drivers = (
    ("postgre", "postgresql"),
    ("sql server", "sqlserver"),
    ("mariadb", "mariadb"),
    ("mysql", "mysql"),
    ("oracle", "oracle"),
)
_tell_tale = (
    (
        frozenset(
            {"initial catalog", "trusted_connection", "integrated security", "multipleactiveresultsets", "trustservercertificate"}
        ),
        "sqlserver",
    ),
    (
        frozenset({"hostaddr", "dbname", "sslmode", "search path", "target_session_attrs", "sslrootcert", "application_name"}),
        "postgresql",
    ),
    (frozenset({"uid", "allowuservariables", "allowpublickeyretrieval", "charset", "sslca"}), "mysql"),
)
"""Keywords that only one engine's drivers have."""


def connection(text: str) -> Connection | None:
    """What a string of pairs says; None where the text is none. Raises ValueError where its port is wrong."""
    if len(text) > _longest:
        return None
    if _redis.fullmatch(text):
        return _for_redis(text)
    form = _with_semicolons if ";" in text or not _is_covered(_with_spaces, text) else _with_spaces
    if not _is_covered(form, text):
        return None
    pairs = tuple((key, _unquoted(value)) for key, value in form.findall(text))
    target = first(pairs, host_keys)
    name = first(pairs, name_keys) or ""
    if target is None and not name:
        return None
    if target and target.startswith(("(", "//")) and "\\" not in target:
        return connection_jdbc.oracle(target, first(pairs, user_keys) or "", first(pairs, password_keys))
    if _is_file(target, pairs):
        return Connection("sqlite", name=target or "", parameters=others(pairs))
    hosts = _hosts(target or "", first(pairs, port_keys))
    return Connection(
        _engine(pairs, hosts),
        hosts,
        name,
        first(pairs, user_keys) or "",
        first(pairs, password_keys),
        others(pairs),
    )


def _is_covered(form: re.Pattern[str], text: str) -> bool:
    """Whether the text consists of pairs and nothing else."""
    end = 0
    while end < len(text):
        match = form.match(text, end)
        if not match or match.end() == end:
            return False
        end = match.end()
    return bool(text)


def _unquoted(value: str) -> str:
    if value[:1] in {'"', "'"} and value[-1:] == value[:1] and len(value) > 1:
        return re.sub(r"\\(.)|(['\"])\2", lambda match: match[1] or match[2], value[1:-1])
    return value[1:-1] if value[:1] == "{" and value[-1:] == "}" else value


def _hosts(target: str, port: str | None) -> tuple[tuple[str, int | None], ...]:
    ports = [checked(digits) for digits in (port or "").split(",") if digits.strip().isdecimal()]
    instance = _instance.fullmatch(target)
    if instance and (instance[2] or "\\" in target):
        return ((instance[1].strip(), checked(instance[2]) if instance[2] else None),)
    found = []
    for index, part in enumerate(part.strip() for part in re.sub("^tcp:", "", target, flags=re.IGNORECASE).split(",")):
        name, explicit = (part, None) if part.startswith("/") else address.split(part)
        listed = ports[min(index, len(ports) - 1)] if ports else None
        found.append((name.strip("[]"), listed if explicit is None else explicit))
    return tuple(host for host in found if host[0])


def _engine(pairs: tuple[tuple[str, str], ...], hosts: tuple[tuple[str, int | None], ...]) -> str:
    driver = (first(pairs, frozenset({"driver", "provider"})) or "").lower()
    for word, engine in _drivers:
        if word in driver:
            return engine
    keys = {key.lower() for key, _ in pairs}
    for words, engine in _tell_tale:
        if keys & words:
            return engine
    if {"host", "username"} <= keys:
        return "postgresql"
    used = {port for _, port in hosts}
    return next((engine for engine in ("postgresql", "mysql", "sqlserver") if default_ports[engine] in used), "")


def _is_file(target: str | None, pairs: tuple[tuple[str, str], ...]) -> bool:
    """`Data Source=app.db` (https://learn.microsoft.com/en-us/dotnet/standard/data/sqlite/connection-strings)."""
    return (
        bool(target)
        and pairs[0][0].lower() in {"data source", "datasource"}
        and bool(re.search(r"\.(db3?|sqlite3?)$|^:memory:$", target or ""))
    )


def _for_redis(text: str) -> Connection | None:
    """`cache:6380,password=…,ssl=True` (https://stackexchange.github.io/StackExchange.Redis/Configuration.html)."""
    parts = [part.strip() for part in text.split(",")]
    pairs = tuple((key.strip(), value) for key, equals, value in (part.partition("=") for part in parts) if equals)
    hosts = tuple(address.split(part) for part in parts if "=" not in part)
    name = first(pairs, frozenset({"defaultdatabase"})) or ""
    return Connection("redis", hosts, name, first(pairs, user_keys) or "", first(pairs, password_keys), others(pairs))
