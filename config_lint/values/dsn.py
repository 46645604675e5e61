"""The address of a database, cache or queue, in any of the notations that programs take, taken apart."""

import re
from urllib.parse import parse_qsl, unquote

import msgspec

from config_lint.values import address, connection_jdbc, connection_keywords
from config_lint.values import host as names
from config_lint.values import url as urls
from config_lint.values.connection import Connection, first, host_keys, name_keys, others, password_keys, user_keys
from config_lint.values.engines import default_ports, encrypted, engine_of, port_of
from config_lint.values.holes import hidden
from config_lint.values.on_use import on_use
from config_lint.values.redaction import cut
from config_lint.values.secret import Secret
from config_lint.values.secret_keys import naming
from config_lint.values.sslmode import sslmode_of

_scheme = on_use(r"((?:(?:jdbc|r2dbcs?)(?::[\w-]+)*:)?[A-Za-z][A-Za-z0-9+.-]*)://", re.IGNORECASE)
_sqlite = on_use(r"sqlite3?(?:\+\w+)?:(?://(?:/(?=/|[A-Za-z]:)|/|))?([^?]*)(?:\?(.*))?|()(:memory:)", re.IGNORECASE)
_driver = on_use(r"(?:([^:@/]*)(?::(.*))?@)?(?:tcp|udp)\(([^()]*)\)/([^?]*)(?:\?(.*))?")
_listed = on_use(r"(?:(PLAINTEXT|SSL|SASL_PLAINTEXT|SASL_SSL)://)?([\w.-]+|\[[0-9A-Fa-f:]+\]):(\d+)")
_ports_of_lists = {
    9092: "kafka",
    9093: "kafka",
    9094: "kafka",
    9096: "kafka",
    9098: "kafka",
    11211: "memcached",
    6379: "redis",
    4222: "nats",
    2181: "zookeeper",
}
"""Ports that give an engine away in a list without a scheme."""
_with_their_scheme = frozenset({"redis", "amqp", "nats"})
"""Engines whose scheme alone says whether the connection is encrypted."""


class Dsn(msgspec.Struct, frozen=True):
    """Where data is kept: `engine` by its canonical name, empty where nothing tells it.

    `text` shows no password. `host` is the first of `hosts`, and empty for a file or a socket; `port` is the explicit one or
    the engine's default. `name` is the database, Redis' index, the virtual host or the file. `parameters` are in the order
    written, secret ones masked. `sslmode` is in libpq's words (disable, allow, prefer, require, verify-ca, verify-full), empty
    where nothing is said.
    """

    text: str
    engine: str
    url: urls.Url | None
    host: str
    port: int | None
    explicit_port: int | None
    hosts: tuple[tuple[str, int | None], ...]
    name: str
    username: str
    password: Secret | None
    parameters: tuple[tuple[str, str], ...]
    sslmode: str

    def __str__(self) -> str:
        return self.text

    def parameter(self, name: str) -> str:
        """The last value of a parameter, whatever its case; empty where there is none."""
        return next((value for found, value in reversed(self.parameters) if found.lower() == name.lower()), "")


def parse(value: str | Secret, engine: str = "") -> Dsn:
    """The target that is written: a URL, a JDBC or R2DBC URL, pairs for libpq, ADO.NET or ODBC, a list of addresses, a file.

    `engine` is what the key says where the value does not (`KAFKA_BROKERS`). Raises ValueError with the reason, in which no
    part of the value occurs but a scheme and a port.
    """
    raw = (value.reveal() if isinstance(value, Secret) else value).strip()
    if not raw:
        message = "is empty"
        raise ValueError(message)
    found = _without_url(raw)
    if found:
        return _dsn(value, raw, found, None, engine)
    scheme = _scheme.match(raw)
    if scheme:
        return _from_url(value, raw, scheme[1].lower(), engine)
    listed = _from_list(raw, engine)
    if listed:
        return _dsn(value, raw, listed, None, engine)
    if raw.lower().startswith(("jdbc:", "r2dbc:")):
        return _dsn(value, raw, Connection(connection_jdbc.engine(raw)), None, engine)
    message = "is neither a URL nor a connection string of a database"
    raise ValueError(message)


def _without_url(raw: str) -> Connection | None:
    sqlite = _sqlite.fullmatch(raw)
    if sqlite:
        return Connection("sqlite", name=sqlite[1] or sqlite[4] or "", parameters=tuple(parse_qsl(sqlite[2] or "")))
    driver = _driver.fullmatch(raw)
    if driver:
        username, password, target, name, query = driver.groups()
        return Connection("mysql", (address.split(target),), name, username or "", password, tuple(parse_qsl(query or "")))
    return connection_jdbc.connection(raw) or (None if _scheme.match(raw) else connection_keywords.connection(raw))


def _from_url(value: str | Secret, raw: str, scheme: str, engine: str) -> Dsn:
    # nats://a:4222,nats://b:4222 says what nats://a:4222,b:4222 says
    once = re.sub(rf",{re.escape(scheme)}://(?:[^@/,]*@)?", ",", raw, flags=re.IGNORECASE)
    url = urls.parse(Secret(once, str(value)) if isinstance(value, Secret) else once)
    pairs = tuple(parse_qsl(once.partition("?")[2].partition("#")[0], keep_blank_values=True))
    path = unquote(url.path.removeprefix("/"))
    username, password = url.username, url.password.reveal() if url.password else None
    hosts = url.hosts
    if not hosts and (target := first(pairs, host_keys)):
        hosts = tuple(address.split(part) for part in target.split(",") if not part.startswith("/"))
    found = Connection(
        engine_of(scheme),
        hosts,
        path.partition(":")[0] if "db2" in scheme else path or first(pairs, name_keys) or "",
        username or first(pairs, user_keys) or "",
        first(pairs, password_keys) if password is None else password,
        others(pairs),
        is_encrypted=bool(encrypted & set(scheme.split(":"))) or scheme.startswith("mongodb+srv"),
    )
    return _dsn(value, raw, found, url, engine)


def _from_list(raw: str, engine: str) -> Connection | None:
    """A list of addresses for clients that take no scheme, or Kafka's listeners."""
    parts = [_listed.fullmatch(part.strip()) for part in raw.split(",")]
    found = [part for part in parts if part]
    if len(found) != len(parts):
        return None
    hosts = tuple(address.split(f"{part[2]}:{part[3]}") for part in found)
    protocols = {part[1] for part in found if part[1]}
    if not engine and not protocols:
        engine = next((_ports_of_lists[port] for _, port in hosts if port in _ports_of_lists), "")
    return Connection(
        "kafka" if protocols else engine, hosts, is_encrypted=bool(protocols) and all("SSL" in name for name in protocols)
    )


def _dsn(value: str | Secret, raw: str, found: Connection, url: urls.Url | None, engine: str) -> Dsn:
    engine = found.engine or engine
    shown = url.text if url and url.text else cut(raw)
    if isinstance(value, Secret) and shown == raw:
        shown = value.shown
    hosts = tuple((names.normal(host), port) for host, port in found.hosts)
    host, explicit = hosts[0] if hosts else ("", None)
    default = port_of(url.scheme) if url else default_ports.get(engine) or None
    says = found.is_encrypted if found.is_encrypted or (url is not None and engine in _with_their_scheme) else None
    return Dsn(
        text=shown,
        engine=engine,
        url=url,
        host=host,
        port=explicit if explicit is not None else default if host else None,
        explicit_port=explicit,
        hosts=hosts,
        name=found.name,
        username=found.username,
        password=None if found.password is None else Secret(found.password, hidden(found.password)),
        parameters=tuple((name, _shown(name, text)) for name, text in found.parameters),
        sslmode=sslmode_of(engine, found.parameters, scheme=url.scheme if url else "", is_encrypted=says),
    )


def _shown(name: str, text: str) -> str:
    """The value of a parameter: some are told to be secret by their names alone, some by how name and value stand in a URL."""
    start = f"?{name}="
    return hidden(text) if naming((name,)) else cut(f"{start}{text}").removeprefix(start)
