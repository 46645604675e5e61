"""Reports to draw, and the files that say how they look."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from config_lint.domain.applied import Applied, Tally
from config_lint.domain.excerpt import Excerpt
from config_lint.domain.finding import Finding, RelatedPlace, Suppression
from config_lint.domain.place import Place, Step
from config_lint.domain.report import Coverage, Report
from config_lint.domain.score import Score
from config_lint.domain.severity import Confidence, Severity
from config_lint.values.location import Location

Golden = Callable[[str, str], None]


@pytest.fixture
def golden() -> Golden:
    """Compares a text with a file of `golden/`; with UPDATE_GOLDEN set in the environment it writes the file instead."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare


def place(path: str, line: int, columns: tuple[int, int], environment: str, service: str, key: str, setting: str = "") -> Place:
    return Place(Location(path, line, columns[0], line, columns[1]), environment, service, key=key, setting=setting)


def rule(
    identity: str,
    title: str,
    severity: Severity = Severity.ERROR,
    confidence: Confidence = Confidence.HIGH,
    *,
    fix: str = "",
    tallies: dict[str, Tally] | None = None,
    security: float = 0.0,
) -> Applied:
    why = "A staging service that calls production\nlogs real users in with test data.\n"
    return Applied(
        identity, title, why, fix, "https://12factor.net/config", "config", severity, confidence, tallies or {}, security
    )


@pytest.fixture
def wrong_environment() -> Finding:
    """A broken relation between two files, with an override chain, another finding under it, and much that it reaches."""
    where = Place(
        Location("environments/staging/backend.env", 14, 18, 14, 42),
        "staging",
        "backend",
        key="AUTH_SERVICE_URL",
        setting="dependencies.auth.url",
        owner="staging",
        chain=(
            Step(
                Location("environments/base/backend.env", 3, 18, 3, 34),
                "",
                "http://auth:8081",
                Excerpt("AUTH_SERVICE_URL=", "http://auth:8081", ""),
            ),
            Step(
                Location("environments/staging/backend.env", 14, 18, 14, 42),
                "staging",
                "https://auth.example.com",
                Excerpt("AUTH_SERVICE_URL=", "https://auth.example.com", ""),
            ),
        ),
    )
    other = place(
        "environments/production/backend.env", 4, (18, 42), "production", "backend", "AUTH_SERVICE_URL", "dependencies.auth.url"
    )
    under = Finding(
        rule="service-urls/inconsistent-address",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        message="callers in staging give auth different addresses",
        place=where,
        affects=(("staging", "backend"),),
        fingerprint="b" * 32,
        score=Score(agreeing=2, siblings=3, informativeness=0.75),
    )
    return Finding(
        rule="service-urls/wrong-environment",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message="backend in staging calls auth at production's host auth.example.com",
        place=where,
        affects=tuple(
            ("staging", name)
            for name in ("backend", "auth", "analytics", "frontend", *(f"worker-{number}" for number in range(14)))
        ),
        fingerprint="a" * 32,
        related=(RelatedPlace("production's own value", other, Excerpt("AUTH_SERVICE_URL=", "https://auth.example.com", "")),),
        also=(under,),
        fails_in=("staging",),
        excerpt=Excerpt("AUTH_SERVICE_URL=", "https://auth.example.com", ""),
    )


@pytest.fixture
def report(wrong_environment: Finding) -> Report:
    """One of everything."""
    unreadable = Finding(
        rule="core/unreadable-file",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message="a tab cannot indent YAML: use spaces",
        place=Place(Location("environments/staging/auth.yaml", 7, 1, 7, 1), "staging", "auth"),
        affects=(("staging", "auth"),),
        fingerprint="c" * 32,
        fails_in=("staging",),
    )
    origins = "cors: {origins: [https://app.staging.example.com, https://admin.staging.example.com, "
    wildcard = Finding(
        rule="sessions/cors-wildcard-with-credentials",
        severity=Severity.WARNING,
        confidence=Confidence.LOW,
        message="any site may send requests with the user's cookies",
        place=place("environments/staging/frontend.yaml", 120, (88, 91), "staging", "frontend", "cors.origins[2]"),
        affects=(("staging", "frontend"),),
        fingerprint="d" * 32,
        excerpt=Excerpt(origins, "'*'", "], credentials: true, max-age: 3600}"),
    )
    accepted = Finding(
        rule="auth/weak-secret",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message="the JWT key of auth in staging is shorter than 32 bytes",
        place=place("environments/staging/auth.env", 2, (16, 19), "staging", "auth", "JWT_SECRET_KEY", "auth.jwt.secret"),
        affects=(("staging", "auth"),),
        fingerprint="e" * 32,
        excerpt=Excerpt("JWT_SECRET_KEY=", "***", ""),
        suppression=Suppression("comment", "rotated by ticket OPS-12", "2027-01-31", "environments/staging/auth.env", 2),
    )
    rules = {
        applied.id: applied
        for applied in (
            rule(
                "auth/weak-secret",
                "Secret is too weak",
                fix="Make a new one of 32 random bytes.",
                tallies={"staging": Tally(3, 1)},
                security=8.1,
            ),
            rule(
                "core/unreadable-file",
                "File cannot be parsed",
                fix="Mend the file; the place says where reading had to stop.",
                tallies={"staging": Tally(1)},
            ),
            rule("health/unbounded-probe", "Probe has no limit", Severity.INFO, tallies={"staging": Tally(0, 2)}),
            rule("logging/unknown-level", "Level is not one", tallies={"staging": Tally(4)}),
            rule("service-urls/inconsistent-address", "Callers disagree", Severity.WARNING, tallies={"staging": Tally(2)}),
            rule(
                "service-urls/wrong-environment",
                "URL points at another environment",
                fix="Use a host of the same environment, or a name\nthat each resolves for itself.\n",
                tallies={"staging": Tally(40)},
            ),
            rule(
                "sessions/cors-wildcard-with-credentials",
                "Any site",
                Severity.WARNING,
                Confidence.LOW,
                tallies={"staging": Tally(1)},
            ),
        )
    }
    return Report(
        environments=("staging",),
        coverage=Coverage(12, 4, 240, 58, 830, 3, 2, {"docker-compose": 2, "plain": 10}),
        findings=(unreadable, wrong_environment, wildcard),
        suppressed=(accepted,),
        failed=True,
        rules=rules,
        pairs=tuple(("staging", name) for name in ("auth", "backend", "frontend")),
    )


@pytest.fixture
def clean() -> Report:
    return Report(("development", "staging", "production"), Coverage(12, 4, 240, 1, 830, 0, 0), (), (), failed=False)
