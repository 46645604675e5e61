"""`own-port`: a service listens on a port that anybody may have, or that is at home with the program that it is."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.port import Port
from config_lint.values.words import words

WEB = frozenset(
    ("apache", "caddy", "edge", "envoy", "gateway", "haproxy", "httpd", "ingress", "nginx", "proxy", "traefik", "web")
)

PROGRAMS = {
    "amqp": frozenset(("activemq", "rabbitmq")),
    "amqps": frozenset(("activemq", "rabbitmq")),
    "dns": frozenset(("bind", "coredns", "dnsmasq")),
    "elasticsearch": frozenset(("elastic", "opensearch")),
    "http": WEB,
    "https": WEB,
    "mongodb": frozenset(("mongo",)),
    "mysql": frozenset(("mariadb",)),
    "nfs": frozenset(("ganesha",)),
    "otlp-grpc": frozenset(("collector", "otel", "otelcol", "otlp")),
    "otlp-http": frozenset(("collector", "otel", "otelcol", "otlp")),
    "postgresql": frozenset(("pgbouncer", "postgres")),
    "redis": frozenset(("keydb", "valkey")),
    "smtp": frozenset(("exim", "mail", "mailer", "postfix")),
    "ssh": frozenset(("bastion", "sftp", "sshd")),
    "sqlserver": frozenset(("mssql",)),
}
"""Words of programs that speak a protocol, beside its own name."""


class OwnPort(Check[Parameters, Service]):
    """An element is the port that a service listens on; 0 is any.

    A port that needs privileges, or is another protocol's, is a fault, unless the service, its object or the key is called like
    a program that speaks it: Redis may listen where Redis does.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for a service that says what it listens on."""
        setting = group.bound.get("server.port")
        port = group.model.server.port if group.model.server is not None else None
        if setting is None:
            return
        if not isinstance(port, Port):
            yield Verdict.NOT_EVALUATED
        elif not (port.is_privileged or port.protocol) or _speaks(setting, port.protocol):
            yield Verdict.PASSED
        else:
            yield Violation(place_of(setting), {"value": port.text, "protocol": port.protocol})


def _speaks(setting: Setting, protocol: str) -> bool:
    said = {*words(setting.service), *words(setting.document), *words(setting.name)}
    return bool(protocol) and not said.isdisjoint({protocol} | PROGRAMS.get(protocol, frozenset()))
