"""Every number is measured: the lines are added to the options, and the run is made again."""

from collections.abc import Mapping
from typing import Any

import pytest

from config_lint.advice import Suggestion, Trial, suggestions
from config_lint.advice.addition import with_lines
from config_lint.advice.trial import identities
from config_lint.domain.usage import UsageError
from config_lint.engine import Request
from config_lint.pipeline.asking import rules_for
from config_lint.pipeline.checking import check
from config_lint.trees.memory import MemoryTree
from tests.builders import options_of

SOURCES = [{"path": "base/{service}.*"}, {"path": "{environment}/{service}.*"}]
ENVIRONMENTS = {
    "staging": {"domains": ["*.staging.example.com"]},
    "production": {"domains": ["*.example.com"]},
}
OPTIONS = {"sources": SOURCES, "environments": ENVIRONMENTS}


def silent(_step: str, _done: int, _of: int) -> None:
    return


def trial_of(files: Mapping[str, str], *select: str, options: Mapping[str, Any] = OPTIONS) -> Trial:
    read = options_of(options)
    rules, known = rules_for(read, [], select, ())
    return Trial(MemoryTree(files), read, rules, known, Request())


def shown(found: list[Suggestion]) -> list[tuple[str, int]]:
    return [(suggestion.claim.toml, len(suggestion.settled)) for suggestion in found]


CALLS = "MAIL_URL=https://mail.staging.partner.org\nPUSH_URL=https://push.staging.partner.org\n"


def test_third_party_settles_what_points_at_it() -> None:
    files = {
        "staging/web.env": CALLS,
        "production/web.env": CALLS,
        "staging/shop.env": "AUTH_URL=https://auth.staging.example.com\n",
        "production/shop.env": "AUTH_URL=https://auth.example.com\n",
    }
    trial = trial_of(files, "service-urls/wrong-environment")
    [best, *_] = suggestions(trial, silent)
    assert best.claim.toml == '[services."staging.partner.org"]\nexternal = true\ndomains = ["staging.partner.org"]\n'
    assert len(best.settled) == best.further == 2


def test_the_number_is_what_a_run_with_the_lines_no_longer_finds() -> None:
    files = {"staging/web.env": CALLS, "production/web.env": f"{CALLS}LOG_LEVEL=DEBUG\n", "staging/shop.env": "LOG_LEVEL=LUOD\n"}
    trial = trial_of(files)
    found = suggestions(trial, silent)
    assert found
    for suggestion in found:
        options = with_lines(trial.options, suggestion.claim.toml)
        rules, known = rules_for(options, [], (), ())
        after = check(trial.tree, options, rules, known, Request())[0]
        gone = identities(trial.before.findings).keys() - identities(after.findings).keys()
        assert len(gone) == len(suggestion.settled)
        assert identities(after.findings).keys() <= identities(trial.before.findings).keys()


def test_settings_of_one_table_that_arrive_at_deployment_are_one_pattern() -> None:
    text = "survey:\n  one: changeme\n  two: changeme\n  three: changeme\nlevel: info\n"
    files = {"staging/web.yaml": "level: debug\n", "production/web.yaml": text}
    [first, *_] = shown(suggestions(trial_of(files, "core/placeholder-value"), silent))
    assert first == ('provided = ["survey.*"]\n', 3)


def test_host_that_carries_another_environments_word_is_nobody_elses() -> None:
    files = {
        "staging/web.env": "AUTH_URL=https://auth.production.example.org\n",
        "production/web.env": "AUTH_URL=https://auth.production.example.org\n",
    }
    found = suggestions(trial_of(files), silent)
    assert not any(suggestion.claim.table.startswith("environments") for suggestion in found)


def test_nothing_is_suggested_for_what_is_to_be_mended() -> None:
    files = {"staging/web.env": "LOG_LEVEL=LUOD\n", "production/web.env": "LOG_LEVEL=INFO\n"}
    assert suggestions(trial_of(files, "logging/unknown-level"), silent) == []
    assert suggestions(trial_of({"staging/web.env": "LOG_LEVEL=INFO\n"}), silent) == []


def test_lines_that_would_leave_services_out_settle_nothing() -> None:
    files = {"staging/web.env": "LOG_LEVEL=LUOD\n", "production/web.env": "LOG_LEVEL=LUOD\n"}
    trial = trial_of(files, options=OPTIONS)
    smaller = options_of({"sources": SOURCES, "environments": {"staging": {}}})
    assert trial.before.findings
    assert trial.effect(options=smaller) is None


def test_lines_are_added_to_what_the_options_say() -> None:
    options = options_of(
        {
            "provided": ["a"],
            "vocabulary": {"database.host": ["X"]},
            "environments": {"staging": {"domains": ["*.s.example.com"], "tier": "staging"}},
            "services": {"web": {"aliases": ["site"]}},
        }
    )
    more = with_lines(
        options,
        'provided = ["b"]\n[vocabulary]\n"database.host" = ["Y"]\n[environments.staging]\ndomains = ["s.example.org"]\n'
        '[services.web]\naliases = ["www"]\n[services.mail]\nexternal = true\n[drift]\nx = {mode = "same", reason = "r"}\n',
    )
    assert more.provided == ("a", "b")
    assert more.vocabulary == {"database.host": ("X", "Y")}
    assert more.environments["staging"].domains == ("*.s.example.com", "s.example.org")
    assert more.environments["staging"].tier == "staging"
    assert more.services["web"].aliases == ("site", "www")
    assert more.services["mail"].external
    assert more.drift["x"].mode == "same"
    with pytest.raises(UsageError):
        with_lines(options, "[nothing")
