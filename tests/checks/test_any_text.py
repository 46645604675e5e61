"""Whatever characters a value is written in, no check breaks."""

# ruff: noqa: RUF001 - characters that look like others are what this is about

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config_lint.domain.rule import Example
from config_lint.engine import Request
from config_lint.options import options_from
from config_lint.pipeline.checking import check
from config_lint.pipeline.examples import EXAMPLE_DAY
from config_lint.trees.memory import MemoryTree
from tests.shipped import asked_by_default, shipped_rules

RULES, KNOWN = asked_by_default()
EXAMPLES = [example for rule in shipped_rules() for example in rule.examples if example.before is None]

ALIKE = (
    {"s": "ſ", "i": "ı", "k": "\N{KELVIN SIGN}"},  # letters that expressions take for ours, whatever the case
    {"1": "²", "5": "⁵", "8": "⁸"},  # digits that are no numbers
    {"0": "٠", "5": "۵"},  # digits that are numbers
    {"s": "ß", "i": "İ"},  # letters that are two in another case
    {".": "。", "-": "‐"},
    {"0": "9", "1": "9", "2": "9"},
)


def written(line: str, alike: dict[str, str], share: float, choice: Random) -> str:
    """A line with some characters of its value replaced."""
    at = max(line.find(": "), line.find("=")) + 1
    return line[:at] + "".join(alike.get(each, each) if choice.random() < share else each for each in line[at:])


@given(st.sampled_from(EXAMPLES), st.sampled_from(ALIKE), st.sampled_from((0.1, 0.5, 1.0)), st.randoms())
@settings(deadline=None, max_examples=150)
def test_no_check_breaks(example: Example, alike: dict[str, str], share: float, choice: Random) -> None:
    own = example.options.get("baseline")  # it is read as a whole before anything is checked, or said to be none
    files = {
        path: text if path == own else "".join(written(line, alike, share, choice) for line in text.splitlines(keepends=True))
        for path, text in example.files.items()
    }
    check(MemoryTree(files), options_from(example.options), RULES, KNOWN, Request(today=EXAMPLE_DAY))


@pytest.mark.parametrize(
    "text",
    [
        'ports: ["999.0.0.1:8080:80", "[1::2::3]:80:80", "٠.0.0.0:80:80"]\n',
        "AUTH_PORT: '8²'\nBACKEND_PORT: '²'\nLISTEN_PORT: '²'\nserver: {port: '²'}\n",
        "redis: {url: 'redis://cache:6379/²', index: 2}\n",
        "host: https://ſtaging.example.com\nregion: productıon\n",
        "probes: {liveness: {timeout: '²', path: /live}}\nschedule: '² 5 * * *'\ncidr: 10.0.0.0/²\n",
    ],
)
def test_nor_on_one_of_these(text: str) -> None:
    files = {
        f"{environment}/{service}.yaml": text for environment in ("staging", "production") for service in ("auth", "backend")
    }
    options = options_from({"promotion": ["staging", "production"], "sources": [{"path": "{environment}/{service}.yaml"}]})
    report = check(MemoryTree(files), options, RULES, KNOWN, Request(today=EXAMPLE_DAY))[0]
    assert report.coverage.files == 4
