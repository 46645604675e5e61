"""What a connection string says, before anything in it is hidden: passed on inside `values` only."""

from typing import NamedTuple


class Connection(NamedTuple):
    """The raw parts of a connection string; `password` is None where none is written.

    `parameters` hold what has no place of its own, in the order written. `is_encrypted` where the notation itself says so.
    """

    engine: str
    hosts: tuple[tuple[str, int | None], ...] = ()
    name: str = ""
    username: str = ""
    password: str | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    is_encrypted: bool = False


host_keys = frozenset(
    {"server", "data source", "datasource", "host", "hostname", "address", "addr", "network address", "hostaddr", "servername"}
)
name_keys = frozenset({"database", "initial catalog", "dbname", "db", "databasename"})
user_keys = frozenset({"user id", "userid", "uid", "user", "username", "user name"})
password_keys = frozenset({"password", "pwd"})
port_keys = frozenset({"port", "portnumber"})
"""What the parts are called in connection strings, in lower case.

https://learn.microsoft.com/en-us/dotnet/api/system.data.sqlclient.sqlconnection.connectionstring
https://www.npgsql.org/doc/connection-string-parameters.html
https://mysqlconnector.net/connection-options/
https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
https://learn.microsoft.com/en-us/sql/connect/jdbc/setting-the-connection-properties
"""


def first(pairs: tuple[tuple[str, str], ...], keys: frozenset[str]) -> str | None:
    """The value of the first pair under one of the keys; None where there is none."""
    return next((value for key, value in pairs if key.lower() in keys), None)


def others(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The pairs that are parameters, and no host, name, user or password."""
    taken = host_keys | name_keys | user_keys | password_keys | port_keys
    return tuple(pair for pair in pairs if pair[0].lower() not in taken)
