"""Databases, caches and queues: things that keep data, reached by a DSN or by its parts."""

from config_lint.models.fields import (
    BooleanField,
    CountField,
    DsnField,
    DurationField,
    EncryptionField,
    HostField,
    PortField,
    SecretField,
    SslModeField,
    TextField,
)
from config_lint.models.section import Section


class Pool(Section):
    """Connections kept open by one process."""

    min: CountField = None
    max: CountField = None
    timeout: DurationField = None
    lifetime: DurationField = None
    idle: DurationField = None


class Store(Section):
    """`name` is the database, schema or virtual host; `index` a cache's database number.

    `server_timeout` how long the server itself keeps an idle connection; `max_connections` what the server admits.
    """

    engine: TextField = None
    url: DsnField = None
    host: HostField = None
    port: PortField = None
    name: TextField = None
    user: TextField = None
    password: SecretField = None
    sslmode: SslModeField = None
    tls: EncryptionField = None
    index: CountField = None
    max_connections: CountField = None
    server_timeout: DurationField = None
    statement_timeout: DurationField = None
    pool: Pool | None = None
    enabled: BooleanField = None
    produces: TextField = None
    consumes: TextField = None
