"""`accounts-alike`: a service reads its parameters and secrets from one account of a cloud."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference

_resource = on_use(r"arn:(aws[a-z-]*):(?:ssm|secretsmanager):([a-z0-9-]*):([0-9]{12}):\S+")
"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"""


class Home(msgspec.Struct, frozen=True):
    """Where a store is: the partition of AWS, which nothing reaches across, the account, and the region."""

    partition: str
    account: str
    region: str


class AccountsAlikeParameters(Parameters, frozen=True):
    """`support` is how many others have to be kept in one account, each that is not alone."""

    support: int = 5


class AccountsAlike(Check[AccountsAlikeParameters, Service]):
    """An element is a parameter or a secret that a service asks a store of AWS for, by its full name.

    Where all others are of one account, the only one of another is odd; in variant `partition` of another partition.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    parameters_type = AccountsAlikeParameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each of them."""
        kept = [setting for setting in group.hidden if _is_named(str(setting.value))]
        named = group.in_order(group.saying(_is_named), kept)
        found = [(setting, home) for setting in named if (home := _home(setting)) is not None]
        if not found:
            return
        counted = Counter((home.partition, home.account) for _, home in found)
        usual, most = next(iter(counted.most_common(1)), (("", ""), 0))
        is_clear = len(counted) == PAIR and most == len(found) - 1 and most >= self.parameters.support
        peer = next((each for each in found if (each[1].partition, each[1].account) == usual), None)
        for setting, home in found:
            if not is_clear or peer is None or (home.partition, home.account) == usual:
                yield Verdict.PASSED
                continue
            facts = {"account": home.account, "region": home.region, "usual": peer[1].account, "support": most}
            variant = "partition" if home.partition != peer[1].partition else ""
            yield Violation(place_of(setting), facts, (Related(f"one of {most} others", place_of(peer[0])),), variant)


PAIR = 2


def _is_named(text: str) -> bool:
    return text[:4] == "arn:"


def _home(setting: Setting) -> Home | None:
    value = setting.value
    text = value.text if isinstance(value, Reference) else value
    match = _resource.fullmatch(text) if isinstance(text, str) else None
    return Home(match[1], match[3], match[2]) if match is not None else None
