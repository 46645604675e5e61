"""Faults that lie between files, to be planted in a generated fleet: each breaks one relation."""

import re
from typing import NamedTuple


class Fault(NamedTuple):
    """A relation that should hold, the rule that asks for it, and the line that breaks it: in which environment, and how."""

    relation: str
    rule: str
    environment: str
    line: re.Pattern[str]
    instead: str

    def plant(self, text: str) -> str:
        """The text of a service's YAML file, with the fault.

        Raises `ValueError` for a file that has no such line.
        """
        planted, count = self.line.subn(self.instead, text, count=1)
        if not count:
            message = f"there is no line to break: {self.relation}"
            raise ValueError(message)
        return planted


faults = (
    Fault(
        "a service of staging calls none of production's hosts",
        "service-urls/wrong-environment",
        "staging",
        re.compile(r"^(    url: https://[\w-]+)\.staging\.", re.MULTILINE),
        r"\1.production.",
    ),
    Fault(
        "issuer and verifiers of a token hold the same key",
        "auth/shared-secret-differs",
        "production",
        re.compile(r"vault:production/shared/jwt"),
        "vault:production/signing/jwt",
    ),
    Fault(
        "a caller outlasts what its callee waits for",
        "resilience/timeout-budget",
        "production",
        re.compile(r"timeout: \d+s"),
        "timeout: 2s",
    ),
    Fault(
        "a database has the user that it has in the other environments",
        "database/incomplete-target",
        "production",
        re.compile(r"\n  user: .*"),
        "",
    ),
    Fault(
        "production does not log at debug level",
        "logging/debug-in-production",
        "production",
        re.compile(r"level: info"),
        "level: debug",
    ),
    Fault(
        "a key is spelt as its siblings spell it",
        "drift/near-miss-key",
        "test",
        re.compile(r"sslmode:"),
        "sslmod:",
    ),
)
"""All of them, in the order in which they are told of."""

every = 24
"""In a fleet with faults, each of them is in one service of so many."""


def planted(text: str, index: int, environment: str) -> str:
    """The text of the service of that index, with the fault that belongs there, if one does.

    Every fourth service calls others, and only those have a fault.
    """
    place, rest = divmod(index % every, 4)
    if rest or place >= len(faults) or faults[place].environment != environment:
        return text
    return faults[place].plant(text)
