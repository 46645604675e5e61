"""A fleet whose services say nearly everything that the service model knows, so that each of it can come and go."""

from collections.abc import Mapping
from typing import Any

import yaml

from config_lint.binding import load_vocabulary

ENVIRONMENTS = ("staging", "production")

CALLS = {"web": ("auth", "mail"), "auth": ("mail",), "mail": ()}
"""Whom each service calls."""

OPTIONS: dict[str, Any] = {
    "promotion": list(ENVIRONMENTS),
    "sources": [{"path": "{environment}/{service}.yaml"}],
    "environments": {name: {"domains": [f"*.{name}.example.com"]} for name in ENVIRONMENTS},
}

VALUES: Mapping[str, Any] = yaml.safe_load("""
host: "{member}.{e}.example.com"
public_url: https://{service}.{e}.example.com
redirect_uri: https://{service}.{e}.example.com/back
endpoint: http://collector.{e}.example.com:4318
issuer: https://auth.{e}.example.com
jwks_url: https://auth.{e}.example.com/keys
origins: https://web.{e}.example.com
domain: "{e}.example.com"
environment: "{e}"
topics: orders.{e}
name: "{service}"
user: "{service}"
audience: "{service}"
client_id: "{service}"
public_key: "{service}.pem"
password: "{service}-{e}-Kq8vT2xw"
client_secret: "{e}-Zq7vR2xwP0aL"
secret: "{e}-Rw5mN8kcT1bD"
service_secret: "{e}-Jh3fG6yu"
encryption_key: "{e}-Bv9nM4lkQ7sW"
algorithm: RS256
sslmode: require
api_version: v1
version: v1
prefix: /v1
base_path: /v1
path: /health
document: /openapi.json
error_format: problem
fallback: none
propagation: tracecontext
attributes: team=shop
level: INFO
console_level: INFO
format: json
timezone: UTC
timestamp_format: iso8601
file: /var/log/orders.log
correlation_header: X-Request-Id
field_names: ts,msg
same_site: lax
store: redis
checks: database
invalidation_channel: sessions
context_header: X-User
queue: events
produces: orders
consumes: orders
types: order,refund
tiers: free,paid
schema_version: "2"
tls: true
enabled: true
critical: true
structured: true
to_file: false
debug: false
secure: true
credentials: false
jitter: true
failure_rate: 0.5
sampling: 0.25
index: 2
port: 8080
max_connections: 100
timeout: 4s
read_timeout: 3s
connect_timeout: 1s
request_timeout: 30s
per_try: 2s
startup_time: 9s
access_lifetime: 5m
refresh_lifetime: 24h
lifetime: 1h
permission_cache_lifetime: 5m
leeway: 10s
keep_alive: 65s
balancer_idle: 60s
idle: 20s
server_timeout: 600s
statement_timeout: 3s
flush_interval: 5s
interval: 10s
initial_delay: 5s
grace_period: 30s
base: 100ms
maximum: 2s
window: 60s
recovery: 30s
""")
"""What is said, by the last part of a canonical name; of all others, a small number."""

STORES = {"database": 5432, "cache": 6379, "queue": 5672}
SCHEMES = {"database": "postgresql", "cache": "redis", "queue": "amqp"}


def settings_of(service: str, environment: str) -> dict[str, Any]:
    """What a service says there, by canonical name."""
    found: dict[str, Any] = {}
    for number, name in enumerate(load_vocabulary({}).canonical_names):
        if name == "cors.origins" and service != "auth":
            continue
        for member in CALLS[service] if name.startswith("dependencies") else ("ledger",):
            canonical = name.replace("*", member)
            found[canonical] = _value(canonical, number, service, environment)
    return found


def _value(canonical: str, number: int, service: str, environment: str) -> Any:
    kind, _, rest = canonical.partition(".")
    member = rest.partition(".")[0] if canonical.count(".") > 1 else kind
    store = {"databases": "database", "caches": "cache", "queues": "queue"}.get(kind, kind)
    last = canonical.rpartition(".")[2]
    if kind == "server" and last == "port":
        return 8080 + sorted(CALLS).index(service)
    if kind == "dependencies" and last in ("url", "host", "port"):
        port = 8080 + sorted(CALLS).index(member)
        return {"url": f"http://{member}:{port}", "host": member, "port": port}[last]
    if kind == "scale":
        return {"minimum": 2, "maximum": 4}.get(last, 3)
    if store in STORES and last in ("port", "url", "engine"):
        host = f"{member}.{environment}.example.com"
        return {"port": STORES[store], "url": f"{SCHEMES[store]}://{host}/{service}", "engine": SCHEMES[store]}[last]
    value = VALUES.get(last, 2 + number % 7)
    return value.format(member=member, service=service, e=environment) if isinstance(value, str) else value


def text_of(settings: Mapping[str, Any]) -> str:
    """A file with some settings, by canonical name, each on a line of its own."""
    tree: dict[str, Any] = {}
    for name, value in settings.items():
        *above, last = name.split(".")
        node = tree
        for step in above:
            node = node.setdefault(step, {})
        node[last] = value
    return yaml.dump(tree, sort_keys=False)


SETTINGS = {(environment, service): settings_of(service, environment) for environment in ENVIRONMENTS for service in CALLS}


def files_of(settings: Mapping[tuple[str, str], Mapping[str, Any]]) -> dict[str, str]:
    """The files of a fleet, by what each of its services says in each environment."""
    return {f"{environment}/{service}.yaml": text_of(said) for (environment, service), said in settings.items()}
