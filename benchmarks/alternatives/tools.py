"""The tools that are compared, how each is asked for the relations, and what its authors would say it is for."""

import re
from pathlib import Path
from typing import NamedTuple

folder = Path(__file__).parent


class Tool(NamedTuple):
    """A tool: what to install for it, which files it reads, how it is called in the fleet's folder, and how its complaints look.

    Its rules lie in `rules`, a folder beside this file, and in `checks` of the fleet. Without packages it is config-lint itself.
    """

    name: str
    packages: tuple[str, ...]
    notation: str
    rules: str
    arguments: tuple[str, ...]
    complaint: re.Pattern[str]
    can: str
    cannot: str

    @property
    def lines(self) -> int:
        """Lines of code in its rules: neither empty nor a comment."""
        files = sorted((folder / self.rules).iterdir()) if self.rules else []
        return sum(map(code_lines, (file.read_text(encoding="utf-8") for file in files if file.is_file())))


def code_lines(text: str) -> int:
    """The lines that are neither empty nor a comment; a docstring of one line is a comment."""
    return sum(bool(line.strip()) and not line.lstrip().startswith(("#", '"""')) for line in text.splitlines())


config_lint = Tool(
    name="config-lint",
    packages=(),
    notation="yaml",
    rules="",
    arguments=("config-lint", "check", "--no-cache", "--output-format", "concise"),
    complaint=re.compile(r"^\S+:\d+:\d+: .*", re.MULTILINE),
    can="All six by rules that it ships with; it reads both notations, and names the line, the services and the smallest change.",
    cannot=(
        "What is no relation: it does not ask for the keys of one application, nor for indentation. Own relations are written as "
        "YAML with an expression, which is less than a programming language."
    ),
)

others = (
    Tool(
        name="check-jsonschema",
        packages=("check-jsonschema==0.39.0",),
        notation="yaml",
        rules="check-jsonschema",
        arguments=("sh", "checks/run.sh"),
        complaint=re.compile(r"^ {2}\S+::\$.*", re.MULTILINE),
        can=(
            "The shape of one file, exactly: which keys there may be, which there must be, their types and patterns; so it finds "
            "every misspelt or missing key that the schema knows of. With a schema for each environment it holds a value against "
            "what the schema says it is there: a host's domain, a level, the place of a secret."
        ),
        cannot=(
            "Hold two files against each other. That issuer and verifiers share a key, it sees because the key's place stands "
            "in the schema a second time, and has to be changed there too; what a callee waits for, it cannot see. A key that "
            "only one service has needs a schema of that service."
        ),
    ),
    Tool(
        name="yamllint",
        packages=("yamllint==1.38.0",),
        notation="yaml",
        rules="yamllint",
        arguments=("yamllint", "-f", "parsable", "-c", "checks/yamllint.yaml", "environments"),
        complaint=re.compile(r"^\S+:\d+:\d+: .*", re.MULTILINE),
        can="The form of one YAML file: syntax, the same key twice, indentation, quoting, line length. That is what it is for.",
        cannot="Look at what keys and values mean; none of the relations is its subject.",
    ),
    Tool(
        name="Rego (regopy)",
        packages=("regopy==1.5.2", "PyYAML==6.0.4"),
        notation="yaml",
        rules="rego",
        arguments=("python", "checks/check.py"),
        complaint=re.compile(r"^\w+/[\w-]+: .*", re.MULTILINE),
        can=(
            "All six: the whole fleet is one input, and the join of callers and callees is three lines. A policy can be tested, "
            "and shared with what else is decided in Rego."
        ),
        cannot=(
            "Read files, know lines or layers, or know that `JWT_SECRET` and `auth.jwt.secret` are one setting: a program has to "
            "read the files first. It has no edit distance, so a misspelt key is a key that no other environment has."
        ),
    ),
    Tool(
        name="envdrift diff",
        packages=("envdrift==11.1.1",),
        notation="env",
        rules="envdrift",
        arguments=("sh", "checks/run.sh"),
        complaint=re.compile(r'"name": "\w+",\s+"type": "\w+"'),
        can=(
            "Two env files side by side, without any rule: what one has and the other has not, and what differs, secrets masked. "
            "Against a Pydantic class, `envdrift validate` also holds one file's keys and types, which is not measured here."
        ),
        cannot=(
            "Tell the differences that are meant from those that are not, compare services with each other, or see a fault "
            "that makes two environments alike. It takes two files a run, and env files only."
        ),
    ),
    Tool(
        name="pytest",
        packages=("pytest==9.2.0", "PyYAML==6.0.4"),
        notation="yaml",
        rules="pytest",
        arguments=("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "checks"),
        complaint=re.compile(r"^E  .*", re.MULTILINE),
        can="Everything that Python can, and so all six; there is nothing new to learn or to install.",
        cannot=(
            "Name the line, unless one writes a loader that keeps it. Layers, notations, units, references and spellings are "
            "one's own to write for each fleet, and so are the tests of these tests."
        ),
    ),
)
"""All but config-lint; versions are pinned, and printed with the figures."""
