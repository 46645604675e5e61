"""What a check answers: for each element that it looked at, a verdict."""

from enum import Enum
from typing import Any

import msgspec

from config_lint.domain.place import Place
from config_lint.domain.score import Score


class Verdict(Enum):
    """An element that is well, or one that cannot be judged because something it needs is unknown or absent."""

    PASSED = "passed"
    NOT_EVALUATED = "not evaluated"


PASSED, NOT_EVALUATED = Verdict.PASSED, Verdict.NOT_EVALUATED
"""For whoever has thousands of them: to look one up in its class takes as long as to judge a simple element."""


class Related(msgspec.Struct, frozen=True):
    """Another place that a violation is about, and the words to say there ("production's own value")."""

    message: str
    place: Place


class Words(msgspec.Struct, frozen=True):
    """What is said of a violation: the message and remedy of its rule, and the host that it is about, if it is about one."""

    message: str
    remedy: str
    host: str


class Violation(msgspec.Struct, frozen=True):
    """A place where the answer is bad.

    `facts` are what the rule's message may name: texts, numbers, typed values; a `Secret` among them prints masked. `variant`
    picks one of the rule's variants (another severity, another message). `affects` lists further (environment, service) pairs
    beyond the place's own. Violations of one rule at the same places are one finding, unless their `subject` differs (two
    unknown names in one value). `cause` is another place whose value broke this relation and others: together they are one
    finding. `score` says how far its siblings bear it out, where it is held against any. `words` are there, and no facts, where
    it was put into words already: far from here, facts do not travel.
    """

    place: Place
    facts: dict[str, Any]
    related: tuple[Related, ...] = ()
    variant: str = ""
    affects: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    cause: Place | None = None
    score: Score | None = None
    words: Words | None = None


Outcome = Verdict | Violation
