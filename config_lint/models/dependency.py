"""Another service that this one calls."""

from config_lint.models.fields import (
    AddressField,
    BooleanField,
    CountField,
    DurationField,
    HostField,
    JitterField,
    PortField,
    RatioField,
    TextField,
)
from config_lint.models.section import Section


class Backoff(Section):
    """Waiting between attempts."""

    base: DurationField = None
    maximum: DurationField = None
    jitter: JitterField = None


class Retry(Section):
    """`attempts` counts the first call too; `per_try` bounds each."""

    attempts: CountField = None
    per_try: DurationField = None
    backoff: Backoff | None = None


class Breaker(Section):
    """A circuit breaker: opens after `threshold` failures within `window`, tries again after `recovery`.

    Others look at the last `window_calls`, and open where a `failure_rate` of them has failed, once there are `minimum_calls`.
    """

    threshold: CountField = None
    recovery: DurationField = None
    window: DurationField = None
    window_calls: CountField = None
    minimum_calls: CountField = None
    failure_rate: RatioField = None


class Dependency(Section):
    """Where it is, and how patient the caller is: `timeout` ends a whole call, `read_timeout` each wait for more of an answer."""

    url: AddressField = None
    host: HostField = None
    port: PortField = None
    timeout: DurationField = None
    read_timeout: DurationField = None
    connect_timeout: DurationField = None
    retry: Retry | None = None
    breaker: Breaker | None = None
    api_version: TextField = None
    critical: BooleanField = None
    fallback: TextField = None
