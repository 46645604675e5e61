"""How a connection to a database is encrypted, in libpq's words."""

import re

modes = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
"""From no encryption to encryption with a server that proves its name: https://www.postgresql.org/docs/current/libpq-ssl.html"""

_direct = {
    # https://dev.mysql.com/doc/connector-j/en/connector-j-connp-props-security.html and https://mysqlconnector.net/connection-options/
    "disabled": "disable", "none": "disable", "preferred": "prefer", "required": "require", "verifyca": "verify-ca",
    "verifyidentity": "verify-full", "verifyfull": "verify-full",
    # https://mariadb.com/docs/connectors/mariadb-connector-j/about-mariadb-connector-j
    "trust": "require",
    # https://github.com/go-sql-driver/mysql#tls
    "skipverify": "require",
    # https://learn.microsoft.com/en-us/sql/connect/ado-net/encrypt-connection-strings : Optional is what False was
    "strict": "verify-full", "optional": "disable", "mandatory": "verify-full",
}  # fmt: skip
_on = frozenset({"true", "yes", "1", "on"})
_off = frozenset({"false", "no", "0", "off"})

_mode_keys = ("sslmode", "ssl-mode", "ssl_mode", "ssl mode")
_switch_keys = ("tls", "ssl", "usessl", "encrypt", "secure", "use_ssl", "sslenabled")
_no_check_keys = (
    "trustservercertificate",
    "tlsinsecure",
    "tlsallowinvalidcertificates",
    "sslinvalidhostnameallowed",
    "ssl_no_verify",
)
_check_nothing = {
    "ssl_cert_reqs": "none",
    "sslverification": "none",
    "verify": "false",
    "verify_ssl": "false",
    "verifyservercertificate": "false",
}
"""Parameters with which the server need not prove who it is.

https://www.mongodb.com/docs/manual/reference/connection-string-options/#tls-options
https://redis.readthedocs.io/en/stable/connections.html
https://learn.microsoft.com/en-us/sql/connect/jdbc/setting-the-connection-properties
"""


def sslmode_of(
    engine: str, parameters: tuple[tuple[str, str], ...], *, scheme: str = "", is_encrypted: bool | None = None
) -> str:
    """The mode that the parameters say; where they do not, `verify-full` or `disable` if `is_encrypted` says, otherwise empty.

    `scheme` is that of the URL: a switch means something else to a JDBC driver than to others.
    """
    said = {key.lower(): value.strip().lower() for key, value in parameters}
    mode = next((said[key] for key in _mode_keys if said.get(key)), "")
    if mode:
        return mode if mode in modes else _direct.get(re.sub(r"[-_ ]", "", mode), "")
    switch = next((said[key] for key in _switch_keys if said.get(key)), "")
    if not switch:
        return "" if is_encrypted is None else _checked(said) if is_encrypted else "disable"
    if switch in _off:
        return "disable"
    if switch not in _on:
        return switch if switch in modes else _direct.get(re.sub(r"[-_ ]", "", switch), "")
    return _switched_on(engine, said, scheme)


def _switched_on(engine: str, said: dict[str, str], scheme: str) -> str:
    if engine == "postgresql":
        # https://jdbc.postgresql.org/documentation/use/#connection-parameters : since 42.2.5 `ssl=true` means verify-full
        return "verify-full" if scheme.startswith("jdbc:") else "require"
    if engine == "mysql" and "usessl" in said:
        # https://dev.mysql.com/doc/connector-j/en/connector-j-connp-props-security.html
        if said.get("requiressl") not in _on:
            return "prefer"
        return "verify-ca" if said.get("verifyservercertificate") in _on else "require"
    return _checked(said)


def _checked(said: dict[str, str]) -> str:
    is_trusting = any(said.get(key) in _on for key in _no_check_keys) or any(
        said.get(key) == value for key, value in _check_nothing.items()
    )
    return "require" if is_trusting else "verify-full"
