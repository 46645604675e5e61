"""Databases, caches and queues: their names in URLs, and the ports they listen on by default; as data."""

default_ports: dict[str, int] = {
    "postgresql": 5432,  # https://www.postgresql.org/docs/current/runtime-config-connection.html
    "mysql": 3306,  # https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_port
    "mariadb": 3306,  # https://mariadb.com/docs/server/server-management/variables-and-modes/server-system-variables
    "sqlserver": 1433,  # https://learn.microsoft.com/en-us/sql/database-engine/configure-windows/configure-a-server-to-listen-on-a-specific-tcp-port
    "oracle": 1521,  # https://docs.oracle.com/en/database/oracle/oracle-database/21/ntcli/oracle-database-component-port-numbers-and-protocols.html
    "db2": 50000,  # https://www.ibm.com/docs/en/db2/11.5?topic=connections-default-port-numbers
    "redshift": 5439,  # https://docs.aws.amazon.com/redshift/latest/mgmt/jdbc20-obtain-url.html
    "cockroachdb": 26257,  # https://www.cockroachlabs.com/docs/stable/connection-parameters
    "snowflake": 443,  # https://docs.snowflake.com/en/developer-guide/jdbc/jdbc-configure
    "redis": 6379,  # https://redis.io/docs/latest/operate/oss_and_stack/management/config/
    "memcached": 11211,  # https://docs.memcached.org/serverguide/configuring/
    "amqp": 5672,  # https://www.rabbitmq.com/docs/networking#ports ; 5671 with TLS
    "mongodb": 27017,  # https://www.mongodb.com/docs/manual/reference/default-mongodb-port/
    "clickhouse": 9000,  # https://clickhouse.com/docs/interfaces/cli#connection_string ; 8123 over HTTP
    "kafka": 9092,  # https://kafka.apache.org/documentation/#brokerconfigs_listeners
    "nats": 4222,  # https://docs.nats.io/running-a-nats-service/configuration
    "cassandra": 9042,  # https://cassandra.apache.org/doc/latest/cassandra/reference/native-protocol.html
    "neo4j": 7687,  # https://neo4j.com/docs/operations-manual/current/configuration/ports/
    "zookeeper": 2181,  # https://zookeeper.apache.org/doc/current/zookeeperAdmin.html
    "etcd": 2379,  # https://etcd.io/docs/latest/op-guide/configuration/
    "sqlite": 0,
    "h2": 0,
    "duckdb": 0,
}
"""The port of each engine; 0 for those that live in a file or in memory."""

spellings: dict[str, str] = {
    "postgres": "postgresql", "pgsql": "postgresql", "postgis": "postgresql", "pg": "postgresql", "psql": "postgresql",
    "mysql2": "mysql", "mysqlx": "mysql", "jdbc-mysql": "mysql",
    "mssql": "sqlserver", "jtds": "sqlserver",
    "ora": "oracle",
    "cockroach": "cockroachdb", "crdb": "cockroachdb",
    "rediss": "redis", "redis-sentinel": "redis", "redis-socket": "redis", "redis-cluster": "redis",
    "valkey": "redis", "valkeys": "redis",
    "memcache": "memcached",
    "amqps": "amqp", "rabbitmq": "amqp", "pyamqp": "amqp",
    "mongodb+srv": "mongodb", "mongo": "mongodb",
    "ch": "clickhouse", "clickhouses": "clickhouse", "clickhousedb": "clickhouse",
    "bolt": "neo4j", "bolt+s": "neo4j", "neo4j+s": "neo4j",
    "sqlite3": "sqlite", "cql": "cassandra", "zk": "zookeeper",
}  # fmt: skip
"""Other names for them in URLs."""

encrypted = frozenset({"rediss", "valkeys", "amqps", "clickhouses", "bolt+s", "neo4j+s", "r2dbcs"})
"""Schemes that mean TLS: https://www.iana.org/assignments/uri-schemes/prov/rediss and the like."""

ports_with_encryption = {"amqp": 5671, "clickhouse": 9440}
"""Engines that listen elsewhere with TLS."""

_over_http = {"clickhouse": 8123}  # https://clickhouse.com/docs/guides/sre/network-ports


def engine_of(scheme: str) -> str:
    """The engine that a scheme means, drivers and wrappers taken off: `postgresql` for `jdbc:postgresql` and `postgres+asyncpg`.

    Empty for a scheme of something else.
    """
    for part in reversed(scheme.lower().split(":")):
        for name in (part, part.partition("+")[0]):
            engine = spellings.get(name, name)
            if engine in default_ports:
                return engine
    return ""


def port_of(scheme: str) -> int | None:
    """The default port behind a scheme of an engine; None where there is none."""
    engine = engine_of(scheme)
    if scheme.startswith("mongodb+srv"):
        return None  # the port is in the DNS record: https://www.mongodb.com/docs/manual/reference/connection-string-formats/
    if engine in _over_http and (scheme.lower().startswith(("jdbc:", "r2dbc:")) or scheme.lower().endswith("+http")):
        return _over_http[engine]
    if scheme.lower() in encrypted and engine in ports_with_encryption:
        return ports_with_encryption[engine]
    return default_ports.get(engine) or None
