"""`port-fits-engine`: a port is not the one that another engine is at home on."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.stores import SectionName, members
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.dsn import Dsn
from config_lint.values.engines import default_ports
from config_lint.values.port import Port

KINDRED = (
    frozenset(("postgresql", "cockroachdb", "redshift")),  # one protocol, and its drivers
    frozenset(("mysql", "mariadb")),
)
ANYBODYS = frozenset((0, 443, 9000, 50000))
TELLING = {port: engine for engine, port in reversed(default_ports.items()) if port not in ANYBODYS}
"""Ports that are one engine's and no other program's."""


class PortFitsEngineParameters(Parameters, frozen=True):
    """`sections` of the service model whose members are looked at."""

    sections: tuple[SectionName, ...]


class PortFitsEngine(Check[PortFitsEngineParameters, Service]):
    """Any other port may be a pooler's or a tunnel's."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = PortFitsEngineParameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each member whose engine and port are both said."""
        for member in members(group, self.parameters.sections):
            engine, url, port = member.engine, member.store.url, member.store.port
            said = url.explicit_port if isinstance(url, Dsn) else port.number if isinstance(port, Port) else None
            setting = member.setting("url" if isinstance(url, Dsn) else "port")
            if not engine or said is None or setting is None:
                continue
            usual = TELLING.get(said, engine)
            if usual == engine or any({usual, engine} <= kindred for kindred in KINDRED):
                yield Verdict.PASSED
            else:
                yield Violation(place_of(setting), {"port": said, "engine": engine, "usual": usual, "target": member.called})
