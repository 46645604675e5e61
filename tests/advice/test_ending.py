from collections.abc import Mapping
from typing import Any

import pytest

from config_lint.advice import Ending, Trial, smallest_change
from config_lint.engine import Request
from config_lint.pipeline.asking import rules_for
from config_lint.trees.memory import MemoryTree
from tests.builders import options_of

OPTIONS = {
    "promotion": ["staging", "production"],
    "sources": [{"path": "base/{service}.*"}, {"path": "{environment}/{service}.*"}],
    "environments": {
        "qa": {},
        "test": {},
        "staging": {"domains": ["*.staging.example.com"]},
        "production": {"domains": ["*.example.com"]},
    },
}


def ending(files: Mapping[str, str], rule: str, options: Mapping[str, Any] = OPTIONS) -> Ending | None:
    """The smallest change for the only finding of a rule."""
    read, tree = options_of(options), MemoryTree(files)
    rules, known = rules_for(read, [], ("*",), ())
    trial = Trial(tree, read, rules, known, Request())
    [finding] = [each for root in trial.before.findings for each in (root, *root.also) if each.rule == rule]
    return smallest_change(finding, trial)


def change(files: Mapping[str, str], rule: str) -> tuple[str, int, str, str]:
    found = ending(files, rule)
    assert found is not None
    return found.edit.path, found.edit.line, found.edit.before, found.edit.after


def test_misspelt_word_is_put_right_within_its_value() -> None:
    files = {"staging/web.env": "SECRET_KEY=${SESION_KEY}\nSESSION_KEY=${vault:staging/web#key}\n"}
    assert change(files, "core/unresolved-reference") == (
        "staging/web.env",
        1,
        "SECRET_KEY=${SESION_KEY}",
        "SECRET_KEY=${SESSION_KEY}",
    )


def test_host_of_another_environment_becomes_the_environments_own() -> None:
    files = {
        "staging/web.yaml": "auth:\n  url: https://auth.example.com\n",
        "production/web.yaml": "auth:\n  url: https://auth.example.com\n",
    }
    assert change(files, "service-urls/wrong-environment") == (
        "staging/web.yaml",
        2,
        "  url: https://auth.example.com",
        "  url: https://auth.staging.example.com",
    )


def test_line_is_taken_away_where_what_lies_beneath_is_right() -> None:
    files = {
        "base/web.env": "LOG_LEVEL=INFO\nSESSION_COOKIE_SECURE=true\n",
        "staging/web.env": "SESSION_COOKIE_SECURE=false\n",
        "production/web.env": "LOG_LEVEL=WARNING\n",
    }
    found = ending(files, "sessions/insecure-cookie")
    assert found is not None
    assert (found.edit.path, found.edit.content, found.edit.after) == ("staging/web.env", b"", "")
    assert found.edit.why == "what base/web.env:2:23 says counts then: true"


def test_one_of_two_lines_for_a_key_is_taken_away() -> None:
    files = {"staging/web.env": "LOG_LEVEL=INFO\nLOG_LEVEL=WARNING\n"}
    found = ending(files, "core/duplicate-key")
    assert found is not None
    assert found.edit.content == b"LOG_LEVEL=WARNING\n"
    assert found.edit.why == "staging/web.env:2:1 says it, too"


@pytest.mark.parametrize("ending_of_line", ["\n", "\r\n"])
def test_missing_line_is_that_of_the_peer_in_the_environments_own_words(ending_of_line: str) -> None:
    files = {
        "staging/web.env": "LOG_LEVEL=INFO\n",
        "production/web.env": "LOG_LEVEL=INFO\nMAIL_SERVICE_URL=https://mail.example.com\n",
        "qa/web.env": "LOG_LEVEL=INFO\nMAIL_SERVICE_URL=https://mail.qa.example.com\n",
        "test/web.env": "LOG_LEVEL=INFO\nMAIL_SERVICE_URL=https://mail.test.example.com\n",
    }
    found = ending({path: text.replace("\n", ending_of_line) for path, text in files.items()}, "service-urls/missing-url")
    assert found is not None
    assert found.edit.after == "MAIL_SERVICE_URL=https://mail.staging.example.com"
    assert found.edit.line == 2


def test_secret_is_neither_shown_nor_copied() -> None:
    secret = "Zq8mVx2LrT5nKw9pYb3s"
    login = "GITHUB_CLIENT_ID=abc\n"
    files = {"staging/auth.env": login, "production/auth.env": f"{login}GITHUB_CLIENT_SECRET={secret}\n"}
    files |= {f"{name}/auth.env": f"{login}GITHUB_CLIENT_SECRET=${{vault:{name}/auth#github}}\n" for name in ("qa", "test")}
    found = ending(files, "auth/missing-secret")
    assert found is not None
    assert secret.encode() not in found.edit.content
    assert found.edit.after == "GITHUB_CLIENT_SECRET=***"
    assert found.edit.why == "as production/auth.env:2:22, with a reference to a store"


def test_change_that_brings_another_finding_is_none() -> None:
    files = {"staging/web.env": "LOG_LEVEL=NOISY\n", "production/web.env": "LOG_LEVEL=INFO\n"}
    assert ending(files, "logging/unknown-level") is None


def channels(**values: str) -> dict[str, str]:
    return {f"{environment}/web.env": f"ALERT_CHANNEL={value}\n" for environment, value in values.items()}


def test_where_two_say_the_same_a_third_ones_value_is_no_better() -> None:
    files = channels(qa="alerts-quality", test="alerts-sandbox", staging="alerts-oncall", production="alerts-oncall")
    assert ending(files, "drift/copied-from-production") is None


def test_but_a_third_ones_in_the_environments_own_words_is() -> None:
    files = channels(qa="alerts-of-qa", test="alerts-of-test", staging="alerts-oncall", production="alerts-oncall")
    assert change(files, "drift/copied-from-production")[2:] == ("ALERT_CHANNEL=alerts-oncall", "ALERT_CHANNEL=alerts-of-staging")
