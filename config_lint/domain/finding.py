"""A violation in the words of its rule."""

import msgspec

from config_lint.domain.excerpt import Excerpt
from config_lint.domain.place import Place
from config_lint.domain.score import Score
from config_lint.domain.severity import Confidence, Severity


class RelatedPlace(msgspec.Struct, frozen=True):
    """Another place of a finding, with what is to be said about it and the line it stands on (secrets masked)."""

    message: str
    place: Place
    excerpt: Excerpt | None = None


class Suppression(msgspec.Struct, frozen=True):
    """Why a finding does not count: the comment or `[[suppress]]` entry that covers it."""

    kind: str
    reason: str
    until: str
    path: str
    line: int


class Finding(msgspec.Struct, frozen=True):
    """What is reported. `affects` holds every (environment, service) that the fault reaches, in promotion order.

    `also` are findings that the same wrong value causes; they are not counted by themselves. `excerpt` is the line of the primary
    place, with every secret masked and comments left out; None where the line cannot be shown safely. `occurrence` tells findings
    of one fingerprint apart: 1 for the first of them, whatever was asked about. `fails_in` are the environments in which it stops
    the gate; `spared` says why one at the fail level stops none. `owners` are those whom CODEOWNERS names for its file. `host` is
    the host that it is about, if it is about one. `remedy` is the smallest change that would satisfy the relation, where its
    facts say it; `cause` the place of the value that broke it, where that stands elsewhere and broke others, too.
    `score` is what `confidence` was brought down to, where siblings bear it out: the rule's own is the most that there can be.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    place: Place
    affects: tuple[tuple[str, str], ...]
    fingerprint: str
    related: tuple[RelatedPlace, ...] = ()
    also: tuple["Finding", ...] = ()
    excerpt: Excerpt | None = None
    suppression: Suppression | None = None
    occurrence: int = 1
    fails_in: tuple[str, ...] = ()
    spared: str = ""
    owners: tuple[str, ...] = ()
    host: str = ""
    remedy: str = ""
    cause: Place | None = None
    score: Score | None = None

    @property
    def stops(self) -> bool:
        """Whether it, or one under it, fails the run."""
        return any(finding.fails_in for finding in (self, *self.also))
