"""What a service listens on, and how others reach it."""

from config_lint.models.fields import AddressField, BooleanField, DurationField, PortField, TextField
from config_lint.models.section import Section


class Server(Section):
    """`host` is the bind address; `public_url` is what its users type; `request_timeout` ends a request that takes longer."""

    host: TextField = None
    port: PortField = None
    base_path: TextField = None
    public_url: AddressField = None
    tls: BooleanField = None
    request_timeout: DurationField = None
