"""What is remembered of a fleet, to compare another with it."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from config_lint.domain.fleet import Fleet
from config_lint.domain.past import Fact, Past, PastService
from config_lint.domain.service import Service
from config_lint.domain.tree import Tree, Unreadable
from config_lint.engine.find import Found
from config_lint.engine.known import remembered
from config_lint.engine.standing import previews_of
from config_lint.values.trace import lasting_trace, trace
from config_lint.values.value import shown


def past_of(
    fleet: Fleet,
    found: Found,
    suppressions: Iterable[str],
    excuses: Iterable[str],
    contents: Mapping[str, str],
    *,
    lasting: bool,
) -> Past:
    """The facts of a fleet and of what was found in it; `lasting` ones can be written to a file."""
    salt = _salt(fleet)
    previews = previews_of(fleet)
    known = (remembered(finding, previews) for finding in (*found.counting, *found.suppressed))
    return Past(
        salt=salt.hex(),
        lasting=lasting,
        services=tuple(_service(service, salt, lasting=lasting) for service in fleet.services),
        known=tuple(sorted(known, key=lambda one: (one.rule, one.service, one.environments, one.key, one.fingerprint))),
        suppressions=tuple(suppressions),
        excuses=tuple(excuses),
        rules={
            rule: {name: tally for name, tally in tallies.items() if tally.evaluated or tally.not_evaluated}
            for rule, tallies in found.judged.tallies.items()
        },
        contents={} if lasting else dict(contents),
    )


def contents_of(tree: Tree, paths: Iterable[str]) -> dict[str, str]:
    """What tells whether a file is another one, by path; never to be written anywhere."""
    found: dict[str, str] = {}
    for path in paths:
        try:
            found[path] = blake2b(tree.read(path), digest_size=16).hexdigest()
        except Unreadable:
            continue
    return found


def changed_files(past: Past, fleet: Fleet, contents: Mapping[str, str]) -> frozenset[str]:
    """The files that are not what they were: by their contents, or where those are not known by the settings in them."""
    if past.contents:
        return frozenset(path for path, _ in past.contents.items() ^ contents.items())
    changed = fleet.history.changed() if fleet.history else ()
    return frozenset(passage.now.location.path for passage in changed if passage.now)


def _salt(fleet: Fleet) -> bytes:
    """Of what may be known anyway, so that equal fleets have equal facts, and those of different fleets do not compare."""
    digest = blake2b(digest_size=16)
    for service in fleet.services:
        for setting in service.settings:
            for text in (*service.pair, setting.document, setting.name, shown(setting.value)):
                digest.update(text.encode(errors="surrogatepass") + b"\0")
    return digest.digest()


def _service(service: Service, salt: bytes, *, lasting: bool) -> PastService:
    traced = lasting_trace if lasting else trace
    return PastService(
        environment=service.environment.name,
        service=service.name,
        files=service.files,
        facts=tuple(
            Fact(setting.document, setting.name, setting.key, setting.canonical, traced(setting.value, salt))
            for setting in service.settings
        ),
    )
