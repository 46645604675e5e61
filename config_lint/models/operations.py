"""Health, the API a service offers, and the events it sends."""

from config_lint.models.fields import AddressField, BooleanField, CountField, DurationField, PortOrNameField, TextField
from config_lint.models.section import Section


class Health(Section):
    """Probes, load balancers and monitors ask `path` every `interval`, and give up after `failure_threshold` times."""

    path: TextField = None
    port: PortOrNameField = None
    timeout: DurationField = None
    interval: DurationField = None
    failure_threshold: CountField = None
    initial_delay: DurationField = None
    startup_time: DurationField = None
    checks: TextField = None
    grace_period: DurationField = None
    pre_stop: DurationField = None


class Probe(Section):
    """One probe of a container; `kind` is `liveness`, `readiness`, `startup` or `health check`."""

    kind: TextField = None
    path: TextField = None
    port: PortOrNameField = None
    timeout: DurationField = None
    interval: DurationField = None
    failure_threshold: CountField = None
    initial_delay: DurationField = None


class Api(Section):
    """The contract a service offers."""

    version: TextField = None
    prefix: TextField = None
    document: TextField = None
    error_format: TextField = None
    request_fields: TextField = None
    response_fields: TextField = None
    status_codes: TextField = None


class Events(Section):
    """The analytics pipeline, as one service sees it: `types` of events and `tiers` of users that it knows."""

    endpoint: AddressField = None
    enabled: BooleanField = None
    batch_size: CountField = None
    flush_interval: DurationField = None
    timeout: DurationField = None
    queue: TextField = None
    schema_version: TextField = None
    topics: TextField = None
    types: TextField = None
    tiers: TextField = None
