"""What a repository could say about itself, in lines of `config-lint.toml`, that findings depend on."""

import json
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.usage import nearest
from config_lint.values.host import is_internal
from config_lint.values.on_use import on_use
from config_lint.values.words import words

FEWEST = 3
"""Settings of one table from which on a pattern speaks of all of them."""

LABELS = 3
"""Labels of a domain from which on it can be somebody's: `co.uk` is not."""

_bare = on_use(r"[A-Za-z0-9_-]+")


class Claim(msgspec.Struct, frozen=True):
    """`table` is where the `line` stands (empty for the top of the file), `meaning` what it says, and what has to be true."""

    table: str
    line: str
    meaning: str

    @property
    def toml(self) -> str:
        """The lines as they would stand in a file of their own."""
        return f"[{self.table}]\n{self.line}\n" if self.table else f"{self.line}\n"


class Common(msgspec.Struct, frozen=True):
    """What several findings are about together: patterns of settings (`qualtrics.*`), and domains of their hosts."""

    patterns: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


def common_to(findings: Sequence[Finding]) -> Common:
    """What stands above at least three settings of the repository's own, and what several hosts lie below."""
    settings: dict[str, set[str]] = {}
    hosts: dict[str, set[str]] = {}
    for finding in findings:
        name = "" if finding.place.setting else finding.place.name
        parts = name.split(".")
        for length in range(1, len(parts)):
            settings.setdefault(f"{'.'.join(parts[:length])}.*", set()).add(name)
        above = finding.host.partition(".")[2]
        if above.count(".") >= LABELS - 1:
            hosts.setdefault(above, set()).add(finding.host)
    patterns = [pattern for pattern, names in settings.items() if len(names) >= FEWEST]
    domains = [domain for domain, below in hosts.items() if len(below) > 1]
    return Common(tuple(sorted(patterns, key=lambda each: (-len(each), each))), tuple(sorted(domains)))


def claims(finding: Finding, fleet: Fleet, common: Common) -> Iterator[Claim]:
    """What could settle a finding if it were true, the most telling first. Whether it does is for a trial to say.

    `common` is what it shares with others.
    """
    place = finding.place
    if finding.host:
        yield from _of_host(finding, fleet, common.domains)
    name = place.setting or place.name
    if not name:
        return
    if not place.chain:
        yield from _of_vocabulary(finding, fleet)
    for pattern in (*(pattern for pattern in common.patterns if name.startswith(pattern[:-1])), name):
        if finding.host or place.chain:
            mode = "same" if finding.host else "may-differ"
            said = "every environment is meant to have the same" if finding.host else "environments are meant to differ in"
            yield Claim("drift", f'{_text(pattern)} = {{ mode = "{mode}", reason = "say why" }}', f"{said} {pattern}")
        yield Claim("", f"provided = [{_text(pattern)}]", f"{pattern} arrives at deployment, and is in no file")


def _of_host(finding: Finding, fleet: Fleet, domains: Sequence[str]) -> Iterator[Claim]:
    """Whose the host is: another name of a service of ours, a third party's, or the environment's own."""
    host, environment, zones = finding.host, finding.place.environment, fleet.zones
    if "." not in host or is_internal(host):
        first = host.partition(".")[0]
        called = nearest(first, sorted({service.name for service in fleet.services}))
        if called and called != first:
            line = f"aliases = [{_text(first)}]"
            yield Claim(f"services.{_key(called)}", line, f"{first} is what others call {called}")
    else:
        for name in (*(domain for domain in domains if host.endswith(f".{domain}")), host):
            if not any(fnmatchcase(name, pattern) for each in fleet.environments for pattern in each.domains):
                # The name is the whole domain: a single word of it would make other hosts that have it the party's, too.
                line = f"external = true\ndomains = [{_text(name)}]"
                yield Claim(f"services.{_text(name)}", line, f"{name} is a third party's, whatever environment calls it")
    own = {"", zones.zone_of(environment)}
    if environment and zones.declared_zone(host) in own and zones.words_in(host) <= own:
        line = f"domains = [{_text(host)}]"
        yield Claim(f"environments.{_key(environment)}", line, f"{host} belongs to {environment}")


def _of_vocabulary(finding: Finding, fleet: Fleet) -> Iterator[Claim]:
    """A key of the service that means nothing so far, and is spelt almost like what is missing."""
    place = finding.place
    service = fleet.by_pair.get((place.environment, place.service))
    if service is None or not place.setting:
        return
    unknown = {" ".join(words(setting.name)): setting.key for setting in service.settings if not setting.canonical}
    found = nearest(" ".join(words(place.setting)), unknown)
    if found:
        key = unknown[found]
        yield Claim("vocabulary", f"{_text(place.setting)} = [{_text(key)}]", f"{key} is {place.setting}")


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _key(name: str) -> str:
    return name if _bare.fullmatch(name) else _text(name)
