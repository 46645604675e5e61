"""A draft as the lines of a config-lint.toml."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from config_lint.locate.draft import Draft
from config_lint.options.spellings import spelling_of

Hosts = Mapping[str, Sequence[str]]
"""Patterns of host names, by the name of an environment or of a third party."""

MOST_THIRD_PARTIES = 12


def lines_of(made: Draft, domains: Hosts, third_parties: Hosts, unread: Sequence[str]) -> Iterator[str]:
    """The lines of the file. `third_parties` and the number of `unread` files become comments."""
    yield "# Which file is whose. The order is that of precedence: a later source overrides an earlier one."
    yield f"promotion = {_list(made.environments)}"
    for pattern, service, excluded in made.sources:
        yield from ("", "[[sources]]", f"path = {_text(pattern)}")
        if service:
            yield f"service = {_text(service)}"
        if excluded:
            yield f"exclude = {_list(excluded)}"
    for name in made.whole:
        yield from ("", f"# {name} is what runs without an overlay.")
    for name in (*made.environments, *made.parents):
        yield from ("", *_environment(made, name, domains.get(name, ())))
    if made.service:
        yield from ("", f"[services.{_key(made.service)}]")
    yield from _doubts(made, third_parties, len(unread))


def _environment(made: Draft, name: str, domains: Sequence[str]) -> Iterator[str]:
    spelling = spelling_of(name)
    yield f"[environments.{_key(name)}]"
    if name in made.parents:
        yield f"extends = {_text(made.parents[name])}"
    elif spelling is None:
        yield '# tier = "production"  # development, test, staging or production: its name does not say'
    else:
        yield f"tier = {_text(str(spelling.tier))}"
    if name in made.aliases:
        yield f"aliases = {_list(made.aliases[name])}"
    if domains:
        yield f"domains = {_list(domains)}"


def _doubts(made: Draft, third_parties: Hosts, unread: int) -> Iterator[str]:
    """What somebody who knows the system should look at, as comments."""
    if made.unsure:
        yield from ("", f"# Not taken for environments, because too little says so: {', '.join(made.unsure)}.")
    if third_parties:
        yield from (
            "",
            "# Hosts that may be other people's; without the #, no environment is read into their names.",
        )
    for name in list(third_parties)[:MOST_THIRD_PARTIES]:
        yield from (f"# [services.{_key(name)}]", "# external = true", f"# domains = {_list(third_parties[name])}")
    if unread:
        yield from (
            "",
            f"# {unread} more files of known formats are read by no source; `config-lint check -v` lists them.",
        )


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)
