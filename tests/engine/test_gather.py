from typing import Any

import msgspec
import pytest

from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import Place, place_of
from config_lint.domain.rule import Rule, Variant
from config_lint.domain.severity import Confidence, Severity
from config_lint.domain.usage import UsageError
from config_lint.domain.violation import Related, Violation
from config_lint.engine.gather import gather, under_roots
from config_lint.values.location import Location, start_of
from tests.builders import fleet, rule_of


@pytest.fixture(scope="module")
def found() -> Fleet:
    return fleet(
        base={"backend": {"PORT": 8000}},
        staging={"backend": {"URL": "http://auth"}, "auth": {"PORT": 8081}},
        production={"backend": {"URL": "http://auth"}},
    )


def place(found: Fleet, environment: str, name: str, service: str = "backend") -> Place:
    return place_of(found.by_pair[environment, service].by_name["", name])


def gathered(
    found: Fleet, *violations: Violation, rule: Rule | None = None, weights: dict[str, Severity] | None = None
) -> list[Finding]:
    return gather([(rule or rule_of(), violation) for violation in violations], found, weights or {}, lambda _: None)


def violation(where: Place, **said: Any) -> Violation:
    return msgspec.structs.replace(Violation(where, {}), **said)


def test_bad_line_of_a_base_file_is_one_finding_for_every_environment(found: Fleet) -> None:
    [finding] = gathered(found, violation(place(found, "production", "PORT")), violation(place(found, "staging", "PORT")))
    assert finding.affects == (("staging", "backend"), ("production", "backend"))
    assert finding.place.environment == "staging"


def test_equal_faults_in_two_files_are_two_findings(found: Fleet) -> None:
    assert len(gathered(found, violation(place(found, "staging", "URL")), violation(place(found, "production", "URL")))) == 2


def test_faults_at_one_place_with_other_peers_or_another_subject_are_apart(found: Fleet) -> None:
    here, peer = place(found, "staging", "URL"), place(found, "staging", "PORT", "auth")
    faults = (
        violation(here),
        violation(here, related=(Related("peer", peer),)),
        violation(here, subject="X"),
        violation(here, subject="Y"),
    )
    assert len(gathered(found, *faults, *faults)) == 4


def test_finding_is_as_bad_as_it_is_for_the_worst_environment(found: Fleet) -> None:
    mild = Variant(Severity.WARNING, Confidence.LOW, "mild")
    rule = rule_of(variants={"mild": mild}, message="bad in {{ environment }}")
    faults = (violation(place(found, "staging", "PORT"), variant="mild"), violation(place(found, "production", "PORT")))
    [finding] = gathered(found, *faults, rule=rule)
    assert (finding.severity, finding.confidence, finding.message) == (Severity.ERROR, Confidence.HIGH, "bad in production")
    assert len(finding.affects) == 2


def test_variant_says_only_what_is_different(found: Fleet) -> None:
    rule = rule_of(variants={"mild": Variant(severity=Severity.INFO)}, message="{{ key }}")
    [finding] = gathered(found, violation(place(found, "staging", "URL"), variant="mild"), rule=rule)
    assert (finding.severity, finding.confidence, finding.message) == (Severity.INFO, Confidence.HIGH, "URL")


def test_fault_of_a_file_affects_whatever_the_file_feeds(found: Fleet) -> None:
    [finding] = gathered(found, violation(Place(start_of("base/backend.json"))))
    assert finding.affects == (("staging", "backend"), ("production", "backend"))
    assert (finding.place.environment, finding.place.service) == ("staging", "backend")


def test_fault_of_an_unknown_file_affects_nobody(found: Fleet) -> None:
    [finding] = gathered(found, violation(Place(start_of("config-lint.toml"))))
    assert finding.affects == ()


def test_further_pairs_are_affected_in_promotion_order(found: Fleet) -> None:
    [finding] = gathered(found, violation(place(found, "production", "URL"), affects=(("staging", "auth"),)))
    assert finding.affects == (("staging", "auth"), ("production", "backend"))


def test_severity_of_the_options_counts(found: Fleet) -> None:
    [finding] = gathered(found, violation(place(found, "staging", "URL")), weights={"demo/fault": Severity.INFO})
    assert finding.severity is Severity.INFO


def test_message_names_facts_and_place(found: Fleet) -> None:
    rule = rule_of(message="{{ service }} in {{ environment }}: {{ key }} ({{ setting }}) {{ wanted }}")
    [finding] = gathered(found, violation(place(found, "staging", "PORT"), facts={"wanted": True}), rule=rule)
    assert finding.message == "backend in staging: PORT (server.port) true"


def test_message_that_cannot_be_written_is_a_fault_of_its_rule(found: Fleet) -> None:
    where = Location("rules/demo/fault.yaml", 7, 1, 7, 8)
    rule = rule_of(message="{{ nothing.of.that_kind }}", locations={("message",): where})
    with pytest.raises(UsageError, match=r"demo/fault cannot be written.*nothing") as caught:
        gathered(found, violation(place(found, "staging", "URL")), rule=rule)
    assert caught.value.location == where


def finding_of(where: Place, rule: str, severity: Severity, *affects: tuple[str, str]) -> Finding:
    return Finding(rule, severity, Confidence.HIGH, "", where, affects, rule)


def test_findings_at_one_value_are_one_with_the_others_under_it(found: Fleet) -> None:
    where = place(found, "staging", "URL")
    mild = finding_of(where, "demo/mild", Severity.WARNING, ("production", "backend"))
    bad = finding_of(where, "demo/bad", Severity.ERROR, ("staging", "backend"))
    worse = finding_of(where, "demo/also-bad", Severity.ERROR, ("staging", "auth"))
    [root] = under_roots([mild, bad, worse], found)
    assert (root.rule, root.also) == ("demo/also-bad", (bad, mild))
    assert root.affects == (("staging", "auth"), ("staging", "backend"), ("production", "backend"))


def test_findings_at_other_keys_stay_apart(found: Fleet) -> None:
    start = start_of("staging/backend.json")
    findings = [finding_of(Place(start, key=key), "demo/missing", Severity.ERROR) for key in ("A", "B")]
    assert under_roots(findings, found) == findings


def test_only_what_somebody_will_read_is_put_into_words(found: Fleet) -> None:
    rule = rule_of()
    here, there = place(found, "staging", "URL"), place(found, "production", "URL")
    other = place(found, "production", "PORT")
    faults = [(rule, violation(here)), (rule, violation(other)), (rule, violation(there, cause=here))]
    findings = gather(faults, found, {}, lambda _: None, lambda pair: pair[0] == "staging")
    # The last is told with the first, which somebody asked about.
    assert [bool(finding.message) for finding in findings] == [True, False, True]
    everything = gather(faults, found, {}, lambda _: None)
    assert [finding.fingerprint for finding in findings] == [finding.fingerprint for finding in everything]
    assert all(finding.message for finding in everything)


def test_what_else_is_wrong_where_a_fault_shows_is_told_with_its_cause(found: Fleet) -> None:
    rule, other = rule_of(), msgspec.structs.replace(rule_of(), id="pack/other")
    here, there = place(found, "staging", "URL"), place(found, "staging", "PORT", "auth")
    faults = [(rule, violation(here)), (rule, violation(there, cause=here)), (other, violation(there))]
    [root] = under_roots(gather(faults, found, {}, lambda _: None), found)
    assert root.place.location == here.location
    assert len(root.also) == 2
