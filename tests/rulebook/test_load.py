import re
from pathlib import Path

import pytest

from config_lint.domain.rule import Rule
from config_lint.domain.severity import Confidence, Severity
from config_lint.domain.usage import UsageError
from config_lint.rulebook.checks import with_check
from config_lint.rulebook.load import load_rules, read_rule

GOOD = """\
title: Port needs privileges
severity: error
why: A service that starts as nobody cannot listen there.
fix: Use a port from 1024 on.
source: https://man7.org/linux/man-pages/man7/ip.7.html
check: holds
with:
  each: service
  where: service.server.port is known
  that: service.server.port >= 1024
message: "{{ service }} listens on {{ value }}"
variants:
  mild:
    severity: warning
examples:
  bad:
    - staging: {backend: {PORT: 80}}
  good:
    - files: {"staging/backend.env": "PORT=8000"}
      options: {sources: [{path: "{environment}/{service}.env"}]}
"""


def rule(text: str = GOOD, pack: str = "demo", name: str = "privileged-port") -> Rule:
    return read_rule(text, pack, name, f"rules/{pack}/{name}.yaml")


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def fault(text: str) -> str:
    """What is said of a rule file, from its line on."""
    with pytest.raises(UsageError) as caught:
        with_check(rule(text))
    assert caught.value.location is not None
    assert caught.value.location.path == "rules/demo/privileged-port.yaml"
    return f"{caught.value.location.line}: {caught.value.message}"


def test_rule_says_what_its_file_says() -> None:
    found, check = with_check(rule())
    assert (found.id, found.pack, found.name, found.title) == (
        "demo/privileged-port",
        "demo",
        "privileged-port",
        "Port needs privileges",
    )
    assert (found.severity, found.confidence, found.marker, found.default) == (Severity.ERROR, Confidence.HIGH, "config", True)
    assert found.variants["mild"].severity is Severity.WARNING
    assert [(example.bad, tuple(example.files)) for example in found.examples] == [
        (True, ("staging/backend.json",)),
        (False, ("staging/backend.env",)),
    ]
    assert check.parameters.each == "service"


def test_rule_read_fast_says_the_same() -> None:
    slow, fast = rule(), read_rule(GOOD, "demo", "privileged-port", "rules/demo/privileged-port.yaml", located=False)
    assert (fast.id, fast.parameters, fast.message, fast.variants) == (slow.id, slow.parameters, slow.message, slow.variants)
    assert fast.locations == {}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("severity: error", "severity: fatal", '2: "fatal" is no severity: it is one of error, warning, info'),
        (
            "severity: error\n",
            "severity: error\nconfidence: sure\n",
            '3: "sure" is no confidence: it is one of high, medium, low',
        ),
        ("severity: error\n", "severity: error\nmarker: logs\n", '3: there is no marker "logs"; there is config, health'),
        ("check: holds", "check: hold", '6: unknown check "hold": did you mean "holds"?'),
        ("  each: service\n", "  each: sevice\n", '8: .*there is no scope "sevice"; there is service, dependency'),
        ("  each: service\n", "  eech: service\n", '8: unknown parameter "eech": did you mean "each"?'),
        ("  each: service\n", "", "[78]: .*each"),
        ("  that: service.server.port >= 1024\n", "  that: 1024\n", "10: .*[Ee]xpected `?str|10: .*valid string"),
        ("service.server.port >= 1024", "service.server.port >=", "10: unexpected"),
        ("service.server.port >= 1024", "service.server.prot > 1", '10: server has no "prot"; it has host, port'),
        ("service.server.port >= 1024", "service.__class__ == 1", "10: '__class__' is not for rules"),
        ("service.server.port >= 1024", "service.name is matching('(')", "10: '\\(' is no regular expression"),
        ("service.server.port >= 1024", "open('/etc/passwd')", "10: (a call is not for rules|there is no 'open' here)"),
        ("where: service.server.port is known", "where: dependency.url is known", "9: there is no 'dependency' here"),
        ("{{ service }} listens", "{{ service listens", "11: the message does not parse: expected token"),
        (
            "{{ service }} listens",
            "{{ service.__class__ }} listens",
            "11: the message does not parse: '__class__' is not for rules",
        ),
        ("title:", "titel:", '1: there is no "titel" in a rule: did you mean "title"?'),
        ("title: Port needs privileges\n", "", '1: a rule needs "title"'),
        ("    severity: warning", "    sevrity: warning", '1[234]: there is no "sevrity" in variants: did you mean "severity"?'),
        ("  bad:", "  worse:", '1[56]: there is no "worse" in examples; it has bad, good'),
        ("    severity: warning", "    severity: mild", '14: "mild" is no severity'),
        ("- staging: {backend: {PORT: 80}}", "- staging: [backend]", "17: the example's staging is no mapping"),
        ('- files: {"staging/backend.env": "PORT=8000"}', "- files: [a]", "19: an example has files"),
        ("severity: error", "severity: error\nseverity: info", '3: "severity" is set twice'),
        ("severity: error", "severity: [error", "3: |2: "),
        ("title: Port", "title: !include Port", "1: "),
    ],
)
def test_wrong_rule_file_is_bad_usage_with_file_and_line(old: str, new: str, expected: str) -> None:
    assert re.match(expected.replace("?", r"\?") if expected.endswith('"?') else expected, fault(changed(old, new)))


@pytest.mark.parametrize("text", ["", "just text", "[1, 2]", "a: 1\n---\nb: 2\n"])
def test_file_that_is_no_rule_is_bad_usage(text: str) -> None:
    assert fault(text)


@pytest.mark.parametrize(
    ("pack", "name"), [("Demo", "x"), ("demo", "Privileged"), ("demo", "a_b"), ("demo", "9-lives"), ("demo", "a--b")]
)
def test_name_is_kebab_case(pack: str, name: str) -> None:
    with pytest.raises(UsageError, match="is no name for a rule or a pack"):
        rule(GOOD, pack, name)


def written(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(GOOD, encoding="utf-8")
    return folder


def test_rules_of_all_folders_are_sorted_by_id(tmp_path: Path) -> None:
    builtin = written(tmp_path / "ours", "b/two.yaml", "a/one.yaml")
    own = written(tmp_path / "own", "a/three.yaml")
    found = load_rules(builtin, [(own, "own")])
    assert [(rule.id, rule.path) for rule in found] == [
        ("a/one", "rules/a/one.yaml"),
        ("a/three", "own/a/three.yaml"),
        ("b/two", "rules/b/two.yaml"),
    ]


def test_id_that_is_taken_is_bad_usage(tmp_path: Path) -> None:
    builtin, own = written(tmp_path / "ours", "a/one.yaml"), written(tmp_path / "own", "a/one.yaml")
    with pytest.raises(UsageError, match=r"own/a/one\.yaml:1:1: the rule a/one exists already \(rules/a/one\.yaml\)"):
        load_rules(builtin, [(own, "own")])


def test_folder_without_rules_is_bad_usage(tmp_path: Path) -> None:
    builtin = written(tmp_path / "ours", "a/one.yaml")
    with pytest.raises(UsageError, match="in which there is no rule"):
        load_rules(builtin, [(written(tmp_path / "own", "one.yaml"), "own")])


def test_file_that_is_no_text_is_bad_usage(tmp_path: Path) -> None:
    own = written(tmp_path / "own", "a/one.yaml")
    (own / "a/one.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match=r"own/a/one\.yaml:1:1: the rule cannot be read: it is not UTF-8"):
        load_rules(written(tmp_path / "ours", "b/two.yaml"), [(own, "own")])
