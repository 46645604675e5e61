"""JDBC URLs that are not shaped like other URLs."""

import re

from config_lint.values import address
from config_lint.values.connection import Connection, first, host_keys, name_keys, others, password_keys, port_keys, user_keys
from config_lint.values.engines import engine_of
from config_lint.values.on_use import on_use
from config_lint.values.port import checked

_sqlserver = on_use(
    r"(?:jdbc:)?(?:sqlserver|jtds:sqlserver)://([^;\\:/]*)(?:\\[^;:]*)?(?::(\d+))?(?:/([^;]*))?(?:;(.*))?", re.IGNORECASE
)
_property = on_use(r"\s*([\w.]+)\s*=\s*(\{(?:[^}]|\}\})*\}|[^;]*)\s*;?")
_oracle = on_use(r"jdbc:oracle:\w+:(?:([^/@]*)(?:/(.*))?)?@(.*)", re.IGNORECASE)
_service = on_use(r"(?:(tcps?):)?(?://)?([^:/?]+|\[[^\]]+\])(?::(\d+))?(?:[:/]([^?:/]*))?(?:[:/?].*)?", re.IGNORECASE)
_described = on_use(r"\(\s*(\w+)\s*=\s*([^()]+?)\s*\)")
_embedded = on_use(r"jdbc:(h2|hsqldb|derby|duckdb|sqlite):([^;?]*)", re.IGNORECASE)


def connection(text: str) -> Connection | None:
    """What the URL says; None where it is none of these forms. Raises ValueError where its port is wrong."""
    if "sqlserver:" in text.lower():
        return _for_sqlserver(text)
    if text.lower().startswith("jdbc:oracle:"):
        return _for_oracle(text)
    embedded = _embedded.match(text)
    if embedded:
        return Connection(embedded[1].lower(), name=embedded[2])
    return None


def _for_sqlserver(text: str) -> Connection | None:
    """Microsoft's driver (https://learn.microsoft.com/en-us/sql/connect/jdbc/building-the-connection-url), and jTDS."""
    match = _sqlserver.fullmatch(text)
    if not match:
        return None
    pairs = tuple((key, value.removeprefix("{").removesuffix("}")) for key, value in _property.findall(match[4] or ""))
    host = match[1] or first(pairs, host_keys) or ""
    port = match[2] or first(pairs, port_keys)
    name = match[3] or first(pairs, name_keys) or ""
    hosts = ((host, checked(port) if port and port.isdecimal() else None),) if host else ()
    return Connection("sqlserver", hosts, name, first(pairs, user_keys) or "", first(pairs, password_keys), others(pairs))


def _for_oracle(text: str) -> Connection:
    """Oracle's driver (https://docs.oracle.com/en/database/oracle/oracle-database/21/jjdbc/data-sources-and-URLs.html)."""
    match = _oracle.fullmatch(text)
    return oracle(match[3], match[1] or "", match[2]) if match else Connection("oracle")


def oracle(target: str, username: str, password: str | None) -> Connection:
    """Oracle's ways to say where: `//db:1521/orders`, `db:1521:SID`, `(DESCRIPTION=…)`, or an alias that a file resolves."""
    if target.startswith("("):
        described = tuple(_described.findall(target))
        hosts = tuple(value for key, value in described if key.lower() == "host")
        ports = [checked(value) for key, value in described if key.lower() == "port" and value.isdecimal()]
        name = first(described, frozenset({"service_name", "sid"})) or ""
        listed = tuple((host, ports[min(index, len(ports) - 1)] if ports else None) for index, host in enumerate(hosts))
        return Connection("oracle", listed, name, username, password, is_encrypted="tcps" in target.lower())
    service = _service.fullmatch(target)
    if not service or not (service[3] or service[4] or target.startswith("//")):
        return Connection("oracle", name=target, username=username, password=password)
    where = address.split(f"{service[2]}:{service[3]}") if service[3] else (service[2], None)
    return Connection("oracle", (where,), service[4] or "", username, password, is_encrypted=(service[1] or "").lower() == "tcps")


def engine(text: str) -> str:
    """The engine of a JDBC URL that is not understood otherwise: `postgresql` for `jdbc:tc:postgresql:16:///orders`."""
    return next((found for part in text.split(":")[1:4] if (found := engine_of(part))), "")
