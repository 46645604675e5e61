"""A generated fleet of any size, whose files agree with each other."""

import random
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

environments = ("development", "test", "staging", "production")
settings_per_file = 45
seed = 20260101

_declarations = """\
promotion = ["development", "test", "staging", "production"]

[[sources]]
path = "environments/{environment}/{service}.yaml"

"""

_first_words = (
    "amber birch cedar coral crystal delta eagle thistle falcon forest garnet glacier golden harbour hazel indigo island ivory "
    "jasper juniper lantern lavender linen lunar marble meadow midnight mountain northern ocean olive onyx orchid "
    "pearl prairie quartz raven saffron scarlet silver solar summit thunder topaz valley velvet violet willow winter"
).split()
_second_words = (
    "accounts alerts archive basket billing booking calendar catalogue checkout claims contacts courier coupons customers "
    "delivery dispatch documents exchange exports feedback forecasts gallery identity inventory invoices journal ledger "
    "library loyalty mailbox members metrics newsletter orders payments planner pricing products profile quotes ratings "
    "receipts refunds reminders returns reviews rewards schedule search shipments stock subscriptions suppliers surveys"
).split()

_third_words = ("", "-north", "-south", "-express")

_subjects = (
    "batch buffer bulk catalogue chunk digest export index intake invoice letter listing page parcel picture preview".split()
)
_matters = (
    "attempts banner bytes colour columns currency depth enabled footer language limit ratio rows theme units width".split()
)
_texts = (
    "compact, made for small screens",
    "detailed, with a summary on top",
    "narrow, as it would be on paper",
    "plain text and without pictures",
    "the regular one until further notice",
    "spacious, but on the first visit only",
)

# A service calls services of the next tier alone, so that no path through the fleet is longer than this and none is a circle. A
# caller has three times the patience of those it calls.
_tiers = 4


def service_names(count: int) -> list[str]:
    """Distinct names, none a letter away from another; up to 10,584 of them."""
    every = product(_third_words, _second_words, _first_words)
    names = list(islice((f"{first}-{second}{third}" for third, second, first in every), count))
    if len(names) < count:
        message = f"there are names for {len(names)} services, not for {count}"
        raise ValueError(message)
    return names


def _other_settings(service: str) -> list[str]:
    """Plain settings of the service, two levels deep: names from one catalogue, types that belong to the names."""
    choice = random.Random(f"{seed} {service}")
    catalogue = list(product(_subjects, _matters))
    chosen: dict[str, list[str]] = {}
    for subject, matter in sorted(choice.sample(catalogue, settings_per_file)):
        chosen.setdefault(subject, []).append(f"    {matter}: {_value(matter, choice)}")
    return ["presentation:", *(line for subject, lines in chosen.items() for line in (f"  {subject}:", *lines))]


def _value(matter: str, choice: random.Random) -> str:
    if matter == "enabled":
        return choice.choice(("true", "false"))
    if matter == "ratio":
        return f"0.{choice.randint(11, 99)}"
    if matter in {"attempts", "bytes", "columns", "depth", "limit", "rows", "units", "width"}:
        return str(choice.randint(2, 9999))
    return choice.choice(_texts)


def _service_file(names: list[str], index: int, environment: str, others: list[str]) -> str:
    """The settings of one service in one environment as YAML text, about 2 KB; `others` are the lines of its plain settings."""
    name = names[index]
    host = f"{name}.{environment}.example.com"
    tier = index % _tiers
    callees = sorted({(index + step) % len(names) for step in (1, 5)}) if tier < _tiers - 1 else []
    callees = [callee for callee in callees if callee % _tiers == tier + 1]
    patience = 3 ** (_tiers - tier)
    lines = [
        "server:",
        "  host: 0.0.0.0",
        f"  port: {20000 + index}",
        f"  public_url: https://{host}:{20000 + index}",
        *(["dependencies:"] if callees else []),
    ]
    for callee in callees:
        lines += [
            f"  {names[callee]}:",
            f"    url: https://{names[callee]}.{environment}.example.com:{20000 + callee}/",
            f"    timeout: {patience}s",
        ]
    lines += [
        "database:",
        f"  host: {name}-database.{environment}.example.com",
        "  port: 5432",
        f"  name: {name}",
        f"  user: {name}",
        f"  password: ${{vault:{environment}/{name}/database#password}}",
        "  sslmode: verify-full",
        "auth:",
        "  jwt:",
        f"    secret: ${{vault:{environment}/shared/jwt#secret}}",
        "    algorithm: HS256",
        f"    issuer: https://login.{environment}.example.com",
        "logging:",
        f"  level: {'debug' if environment in ('development', 'test') else 'info'}",
        "  format: json",
        *others,
    ]
    return "\n".join(lines) + "\n"


def _declared() -> Iterator[str]:
    yield _declarations
    for environment in environments:
        yield f'[environments.{environment}]\ndomains = ["*.{environment}.example.com"]\n\n'


def texts(services: int) -> Iterator[tuple[str, int, str, str]]:
    """Each file as it is made: its environment, the place and the name of its service, and its text.

    None is kept, so that a fleet of any size takes the memory of one file and of all names.
    """
    names = service_names(services)
    for index, name in enumerate(names):
        others = _other_settings(name)
        for environment in environments:
            yield environment, index, name, _service_file(names, index, environment, others)


def declare(root: Path) -> None:
    """Writes the `config-lint.toml` that reads the files, and makes the folders that they belong into."""
    (root / "config-lint.toml").write_text("".join(_declared()), encoding="utf-8")
    for environment in environments:
        (root / "environments" / environment).mkdir(parents=True)


def write(root: Path, files: int) -> None:
    """Writes `files` YAML files below `root`, a quarter of them for each environment, and the `config-lint.toml` that reads them.

    The same number gives the same bytes. Raises `ValueError` for a number that the environments do not share equally.
    """
    services, rest = divmod(files, len(environments))
    if rest:
        message = f"{files} files cannot be shared by {len(environments)} environments"
        raise ValueError(message)
    declare(root)
    for environment, _, name, text in texts(services):
        (root / "environments" / environment / f"{name}.yaml").write_text(text, encoding="utf-8")


def lines(root: Path) -> int:
    """How many lines the fleet's files have."""
    return sum(file.read_bytes().count(b"\n") for file in (root / "environments").glob("*/*"))
