"""What a service listens on, and how others reach it."""

from config_lint.models.fields import AddressField, BooleanField, DurationField, PortField, TextField
from config_lint.models.section import Section


class Server(Section):
    """`host` is the bind address; `public_url` is what its users type; `request_timeout` ends a request that takes longer.

    An idle connection is kept for `keep_alive` by the service, and for `balancer_idle` by the load balancer before it.
    """

    host: TextField = None
    port: PortField = None
    base_path: TextField = None
    public_url: AddressField = None
    tls: BooleanField = None
    request_timeout: DurationField = None
    keep_alive: DurationField = None
    balancer_idle: DurationField = None
