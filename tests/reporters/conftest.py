"""Reports to draw, and the files that say how they look."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from config_lint.domain.finding import Excerpt, Finding, RelatedPlace, Suppression
from config_lint.domain.place import Place, Step
from config_lint.domain.report import Coverage, Report
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
            Step(Location("environments/base/backend.env", 3, 18, 3, 34), "", "http://auth:8081"),
            Step(Location("environments/staging/backend.env", 14, 18, 14, 42), "staging", "https://auth.example.com"),
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
    return Report(
        environments=("staging",),
        coverage=Coverage(12, 4, 240, 58, 830, 3, 2, {"docker-compose": 2, "plain": 10}),
        findings=(unreadable, wrong_environment, wildcard),
        suppressed=(accepted,),
        failed=True,
        fixes={
            "service-urls/wrong-environment": "Use a host of the same environment, or a name that each resolves for itself.",
            "core/unreadable-file": "Mend the file; the place says where reading had to stop.",
        },
    )


@pytest.fixture
def clean() -> Report:
    return Report(("development", "staging", "production"), Coverage(12, 4, 240, 1, 830, 0, 0), (), (), failed=False)
