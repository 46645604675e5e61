"""Words in a name that say nothing about whose setting it is."""

UNITS = {
    "ms": "ms",
    "msec": "ms",
    "msecs": "ms",
    "millis": "ms",
    "millisecond": "ms",
    "milliseconds": "ms",
    "s": "s",
    "sec": "s",
    "secs": "s",
    "second": "s",
    "seconds": "s",
    "min": "m",
    "mins": "m",
    "minute": "m",
    "minutes": "m",
    "hour": "h",
    "hours": "h",
    "hr": "h",
    "hrs": "h",
    "day": "d",
    "days": "d",
}
"""Words at the end of a name that say in what a number counts."""

LEADING_WORDS = frozenset(
    (
        "app",
        "application",
        "common",
        "config",
        "configuration",
        "data",
        "default",
        "django",
        "env",
        "environment",
        "global",
        "laravel",
        "main",
        "micronaut",
        "quarkus",
        "rails",
        "service",
        "settings",
        "spring",
        "symfony",
        "value",
        "values",
        "vars",
    )
)
"""Words before a well-known name that add nothing to it."""

TRAILING_WORDS = frozenset(("api", "client", "server", "service", "svc"))
"""Words at the end of a dependency's name that add nothing to it: `auth-service`, `auth-api` and `auth` are one."""

LONGEST_NAME = 3
"""Words that a member's name may have within one part of a key, at the most."""
