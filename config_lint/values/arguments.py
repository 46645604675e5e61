"""Passwords among the arguments of a command: `--token X`, `curl -u user:X`, `redis-cli -a X`."""

import re
from collections.abc import Iterator

from config_lint.values.harmless import is_code, is_harmless
from config_lint.values.on_use import on_use
from config_lint.values.secret_keys import Naming, naming

_word = r"(?:\"((?:\\.|[^\"\\\n])*)\"|'([^'\n]*)'|([^\s\"'-]\S*))"
_pair = r"(?:\"[^\":\n]*:([^\"\n]*)\"|'[^':\n]*:([^'\n]*)'|[^\s\"':]*:([^\s\"']+))"
_named = on_use(rf"(?<!\S)--?([A-Za-z][\w-]{{2,63}})[^\S\n]+{_word}(?!\S)")

programs = (
    ("curl", rf"(?:-[A-Za-z]*[uU]|--user|--proxy-user)[ =]*{_pair}", "https://curl.se/docs/manpage.html#-u"),
    ("redis-cli", rf"(?:-a|--pass) +{_word}", "https://redis.io/docs/latest/develop/tools/cli/"),
    (
        "(?:redis|valkey)-server",
        rf"--(?:requirepass|masterauth|primaryauth) +{_word}",
        "https://redis.io/docs/latest/operate/oss_and_stack/management/config/",
    ),
    ("(?:mysql|mariadb)(?:-?admin|-?dump)?", rf"-p{_word}", "https://dev.mysql.com/doc/refman/8.4/en/connecting.html"),
    (
        "mongo(?:sh|dump|restore|export|import)?",
        rf"-p +{_word}",
        "https://www.mongodb.com/docs/mongodb-shell/reference/options/",
    ),
    ("sqlcmd", rf"-P *{_word}", "https://learn.microsoft.com/en-us/sql/tools/sqlcmd/sqlcmd-utility"),
    ("ldap(?:search|modify|add|delete|whoami)", rf"-w +{_word}", "https://www.openldap.org/software/man.cgi?query=ldapsearch"),
    ("(?:docker|podman|oras) +login", rf"-p +{_word}", "https://docs.docker.com/reference/cli/docker/login/"),
    ("sshpass", rf"-p *{_word}", "https://manpages.debian.org/stable/sshpass/sshpass.1.en.html"),
)
"""Programs that take a password under a name that does not say so: the program, the option, and the page that defines it."""

_any_program = on_use(rf"(?<![\w.-])(?:{'|'.join(program for program, _, _ in programs)})(?=\s)")
_options = tuple((on_use(program), on_use(rf"(?<!\S){option}")) for program, option, _ in programs)
_rest_of_command = on_use(r"(?:[^\n;&|]|&(?!&))*")


def passwords_in_command(text: str) -> Iterator[tuple[int, int]]:
    """Where passwords stand that are arguments of their own: pairs of first and last (exclusive) index, in order."""
    end = 0
    for start, stop in sorted({*_by_name(text), *_by_program(text)}):
        if start >= end:
            yield start, stop
            end = stop


def _by_name(text: str) -> Iterator[tuple[int, int]]:
    for match in _named.finditer(text):
        said = naming((match[1],))
        span = _written(match, 2)
        if said is not None and not _is_harmless(text[slice(*span)], said):
            yield span


def _by_program(text: str) -> Iterator[tuple[int, int]]:
    for called in _any_program.finditer(text):
        rest = _rest_of_command.match(text, called.end())
        stop = rest.end() if rest else len(text)
        for program, option in _options:
            if program.fullmatch(called[0]):
                spans = (_written(match, 1) for match in option.finditer(text, called.end(), stop))
                yield from (span for span in spans if not _is_harmless(text[slice(*span)], Naming.PASSWORD))


def _written(match: re.Match[str], first: int) -> tuple[int, int]:
    """The group that took part, of the first and those after it."""
    return next(match.span(group) for group in range(first, match.re.groups + 1) if match.start(group) >= 0)


def _is_harmless(value: str, said: Naming) -> bool:
    # inside a text a name proves less than as a key of its own
    return is_harmless(value, Naming.SECRET_OR_NAME if said is Naming.SECRET else said) or is_code(value)
