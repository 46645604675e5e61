"""How long calls may take, from what the services say about timeouts, attempts and waits."""

import msgspec

from config_lint.checks.steepest import LONGEST_PATH
from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Edge, Pair
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.models.dependency import Dependency
from config_lint.values.duration import Duration

FIELDS = ("timeout", "retry.per_try", "retry.attempts", "retry.backoff.base", "retry.backoff.maximum")


class Call(msgspec.Struct, frozen=True):
    """One edge's patience, in seconds.

    `each` is how long one attempt is waited for, `attempts` how many there are, `waits` the time between them, and `longest` the
    end of the whole call. `settings` are those that say so.
    """

    edge: Edge
    each: float
    attempts: int
    waits: float
    longest: float
    settings: tuple[Setting, ...]

    @property
    def arithmetic(self) -> str:
        """How `longest` comes about: `3 x 5 s + 1.5 s = 16.5 s`."""
        if self.attempts == 1:
            return seconds(self.each)
        total = self.attempts * self.each + self.waits
        waits = f" + {seconds(self.waits)}" if self.waits else ""
        worked_out = f"{self.attempts} × {seconds(self.each)}{waits}"
        if self.longest < total:
            return f"{worked_out}, cut off after {seconds(self.longest)}"
        return f"{worked_out} = {seconds(total)}"


def call_of(edge: Edge, service: Service) -> Call | None:
    """The patience of a call; None where nobody says how long an attempt may take, or in what unit."""
    dependency = service.model.dependencies.get(edge.member)
    if dependency is None:
        return None
    retry = dependency.retry
    per_try = _in_seconds(retry.per_try if retry is not None else None)
    timeout = _in_seconds(dependency.timeout)
    each = per_try if per_try is not None else timeout
    if each is None or each <= 0:
        return None
    attempts = retry.attempts if retry is not None and isinstance(retry.attempts, int) and retry.attempts > 0 else 1
    waits = _waits(dependency, attempts)
    longest = attempts * each + waits
    if per_try is not None and timeout:
        longest = min(longest, timeout)
    prefix = f"dependencies.{edge.member}." if edge.member else "dependency."
    bound = service.bound
    settings = tuple([bound[name] for field in FIELDS if (name := f"{prefix}{field}") in bound])
    return Call(edge, each, attempts, waits, longest, settings)


def _waits(dependency: Dependency, attempts: int) -> float:
    """The waits between attempts, each twice the one before, up to the cap."""
    backoff = dependency.retry.backoff if dependency.retry is not None else None
    base = _in_seconds(backoff.base) if backoff is not None else None
    if backoff is None or base is None:
        return 0.0
    cap = _in_seconds(backoff.maximum)
    total, wait = 0.0, base
    for _ in range(min(attempts, MOST_ATTEMPTS) - 1):
        total += wait if cap is None else min(wait, cap)
        wait *= 2
    return total


MOST_ATTEMPTS = 60
"""Attempts whose waits are added up: doubling would leave every clock behind after that."""


def calls_of(fleet: Fleet) -> dict[tuple[str, str], tuple[Call, ...]]:
    """By caller, the calls whose patience is known."""
    found: dict[tuple[str, str], tuple[Call, ...]] = {}
    for pair, edges in fleet.graph.calls.items():
        service = fleet.by_pair.get(pair)
        calls = tuple(call for edge in edges if service is not None and (call := call_of(edge, service)) is not None)
        if calls:
            found[pair] = calls
    return found


class Behind(msgspec.Struct, frozen=True):
    """The longest that a service may take for its own calls, in seconds: `call` is the one that takes it, below `through`.

    `through` are the services that wait for it without a limit of their own. `limit` is where the first of them all ends its
    requests. `together` is what the service's own calls take one after the other.
    """

    call: Call
    through: tuple[str, ...] = ()
    limit: float | None = None
    together: float = 0.0

    @property
    def longest(self) -> float:
        """Seconds."""
        return self.call.longest if self.limit is None else min(self.call.longest, self.limit)

    @property
    def arithmetic(self) -> str:
        """How `longest` comes about."""
        cut = f", cut off after {seconds(self.longest)}" if self.longest < self.call.longest else ""
        return f"{self.call.arithmetic}{cut}"


class Patience:
    """How long each service may take, worked out once: `calls` are by caller, those without a limit lead further down."""

    def __init__(self, fleet: Fleet) -> None:
        self.fleet = fleet
        self.calls = calls_of(fleet)
        self._known: dict[tuple[Pair, int], Behind | None] = {}

    def behind(self, pair: Pair, left: int = LONGEST_PATH, above: frozenset[Pair] = frozenset()) -> Behind | None:
        """The worst of a service's calls; None where it makes none whose time is known.

        Calls in a circle end where they began; since the worst of them is taken, going round would add nothing.
        """
        if pair in above or not left:
            return None
        if (pair, left) not in self._known:
            self._known[pair, left] = self._behind(pair, left, above | {pair})
        return self._known[pair, left]

    def _behind(self, pair: Pair, left: int, above: frozenset[Pair]) -> Behind | None:
        own = self.calls.get(pair, ())
        limited = {(call.edge.target, call.edge.member) for call in own}
        service = self.fleet.by_pair.get(pair)
        server = service.model.server if service is not None else None
        limit = _in_seconds(server.request_timeout) if server is not None else None
        together = sum(call.longest for call in own)
        ways = [Behind(call, (), limit or None, together) for call in own]
        for edge in self.fleet.graph.calls.get(pair, ()):
            if (edge.target, edge.member) in limited:
                continue
            below = self.behind((pair[0], edge.target), left - 1, above)
            if below is not None:
                most = min(each for each in (limit, below.limit, below.call.longest) if each)
                cut = most if most < below.call.longest else None
                ways.append(Behind(below.call, (edge.target, *below.through), cut, together))
        return max(ways, key=lambda way: way.longest, default=None)


def seconds(number: float) -> str:
    """A time as people say it."""
    return f"{round(number * 1000):d} ms" if number < 1 else f"{number:.4g} s"


def _in_seconds(value: object) -> float | None:
    return value.magnitude if isinstance(value, Duration) else None
