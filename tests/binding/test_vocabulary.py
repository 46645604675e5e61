import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.binding import Vocabulary, load_vocabulary
from config_lint.domain.usage import UsageError

MEANINGS = {
    # databases: environment variables
    "DATABASE_URL": "database.url",
    "DB_URL": "database.url",
    "SQLALCHEMY_DATABASE_URI": "database.url",
    "JDBC_URL": "database.url",
    "POSTGRES_HOST": "database.host",
    "POSTGRESQL_PORT": "database.port",
    "POSTGRES_DB": "database.name",
    "POSTGRES_USER": "database.user",
    "POSTGRES_PASSWORD": "database.password",
    "PGHOST": "database.host",
    "PGSSLMODE": "database.sslmode",
    "PGDATABASE": "database.name",
    "MYSQL_DATABASE": "database.name",
    "MARIADB_PASSWORD": "database.password",
    "MONGODB_URI": "database.url",
    "MONGO_INITDB_DATABASE": "database.name",
    "CLICKHOUSE_HOST": "database.host",
    "DB_HOST": "database.host",
    "DB_USERNAME": "database.user",
    "DB_DRIVER": "database.engine",
    "RDS_HOSTNAME": "database.host",
    "RDS_DB_NAME": "database.name",
    "DB_SSL_MODE": "database.sslmode",
    "DB_POOL_SIZE": "database.pool.max",
    "DATABASE_POOL_MIN": "database.pool.min",
    "DB_CONN_MAX_AGE": "database.pool.lifetime",
    "DATABASE_MAX_CONNECTIONS": "database.max_connections",
    "DJANGO_DB_HOST": "database.host",
    "QUARKUS_DATASOURCE_JDBC_URL": "database.url",
    # databases: dotted, camelCase, kebab-case, nested
    "database.host": "database.host",
    "db.userName": "database.user",
    "app.database.connectionString": "database.url",
    "ConnectionStrings.DefaultConnection": "database.url",
    "spring.datasource.url": "database.url",
    "spring.datasource.username": "database.user",
    "spring.datasource.hikari.maximum-pool-size": "database.pool.max",
    "spring.datasource.hikari.minimumIdle": "database.pool.min",
    "spring.datasource.hikari.max-lifetime": "database.pool.lifetime",
    "spring.data.mongodb.uri": "database.url",
    "database.pool.max": "database.pool.max",
    "database.pool.min": "database.pool.min",
    "database.pool.timeout": "database.pool.timeout",
    # databases with a name
    "ORDERS_DB_HOST": "databases.orders.host",
    "ORDERS_SERVICE_DB_HOST": "databases.orders.host",
    "databases.orders.host": "databases.orders.host",
    "DATABASES.default.HOST": "database.host",
    "DATABASES.reporting.PASSWORD": "databases.reporting.password",
    "DB_REPLICA_HOST": "databases.replica.host",
    "ORDERS_DATABASE_READ_ONLY_URL": "databases.orders-replica.url",
    "acme::apps::content_data_admin::db_hostname": "databases.acme-apps-content-data-admin.host",
    # caches and queues
    "REDIS_URL": "cache.url",
    "REDIS_HOST": "cache.host",
    "REDIS_DB": "cache.index",
    "REDIS_TLS": "cache.tls",
    "spring.redis.host": "cache.host",
    "spring.data.redis.port": "cache.port",
    "redis.db": "cache.index",
    "CACHES.default.LOCATION": "cache.url",
    "SIDEKIQ_REDIS_URL": "caches.sidekiq.url",
    "CELERY_BROKER_URL": "queue.url",
    "KAFKA_BOOTSTRAP_SERVERS": "queue.url",
    "spring.kafka.bootstrap-servers": "queue.url",
    "kafka.brokers[0]": "queue.url",
    "spring.rabbitmq.virtual-host": "queue.name",
    "RABBITMQ_PASS": "queue.password",
    # dependencies
    "AUTH_SERVICE_URL": "dependencies.auth.url",
    "LOCK_SERVICE_URL": "dependencies.lock.url",
    "WORKER_SERVICE_URL": "dependencies.worker.url",
    "AUTH_URL": "dependencies.auth.url",
    "AUTH_API_BASE_URL": "dependencies.auth.url",
    "AUTH_SERVICE_HOST": "dependencies.auth.host",
    "AUTH_SERVICE_PORT": "dependencies.auth.port",
    "services.auth.url": "dependencies.auth.url",
    "services.auth.host": "dependencies.auth.host",
    "services.auth-service.base-url": "dependencies.auth.url",
    "app.services.auth.baseUrl": "dependencies.auth.url",
    "prison-api.base-url": "dependencies.prison.url",
    "clients.auth.timeout": "dependencies.auth.timeout",
    "AUTH_TIMEOUT_MS": "dependencies.auth.timeout",
    "auth.retry.maxAttempts": "dependencies.auth.retry.attempts",
    "AUTH_RETRY_BACKOFF": "dependencies.auth.retry.backoff.base",
    "AUTH_CIRCUIT_BREAKER_THRESHOLD": "dependencies.auth.breaker.threshold",
    "urls.auth": "dependencies.auth.url",
    "API_BASE_URL_AUTH": "dependencies.auth.url",
    "PAYMENTS_GATEWAY_URL": "dependencies.payments-gateway.url",
    # the server itself
    "PORT": "server.port",
    "server.port": "server.port",
    "HTTP_PORT": "server.port",
    "SERVICE_PORT": "server.port",
    "HOST": "server.host",
    "BIND_ADDRESS": "server.host",
    "PUBLIC_URL": "server.public_url",
    "server.servlet.context-path": "server.base_path",
    "GUNICORN_TIMEOUT": "server.request_timeout",
    # tokens and clients
    "JWT_SECRET_KEY": "auth.jwt.secret",
    "auth.jwt.secret": "auth.jwt.secret",
    "JWT_ALGORITHM": "auth.jwt.algorithm",
    "spring.security.oauth2.client.registration.github.client-id": "auth.oauth.github.client_id",
    "GITHUB_CLIENT_SECRET": "auth.oauth.github.client_secret",
    "GITHUB_REDIRECT_URI": "auth.oauth.github.redirect_uri",
    "FERNET_KEY": "auth.encryption_key",
    # logging
    "LOG_LEVEL": "logging.level",
    "logging.level.root": "logging.level",
    "logLevel": "logging.level",
    "LOG_FORMAT": "logging.format",
    "DEBUG": "logging.debug",
    "DD_ENV": "tracing.environment",
    # where environment variables are kept does not matter
    "env[DB_HOST].value": "database.host",
    "spec.template.spec.containers[api].env[AUTH_SERVICE_URL].value": "dependencies.auth.url",
    "containerDefinitions[api].secrets[DATABASE_URL].valueFrom": "database.url",
    "generic-service.env.HMPPS_AUTH_URL": "dependencies.hmpps-auth.url",
    "deployment.environment.PORT": "server.port",
    "configMap.data.LOG_LEVEL": "logging.level",
}

MEANINGLESS = [
    "",
    "...",
    "image.tag",
    "FEATURE_NEW_CHECKOUT",
    # what a url is for, not who answers
    "LOGO_URL",
    "LOGIN_REDIRECT_URL",
    "STATIC_URL",
    "SLACK_WEBHOOK_URL",
    "HTTP_PROXY_URL",
    "OAUTH_TOKEN_URL",
    "RUNBOOK_DOCS_URL",
    # timeouts of something else
    "HTTP_TIMEOUT",
    "VIRTUAL_HOST",
    "POOL_TIMEOUT",
    "livenessProbe.timeoutSeconds",
    "readinessProbe.failureThreshold",
    # a Kubernetes object's own schema, and its Service
    "apiVersion",
    "spec.resources[0].selector.apiVersion",
    "service.port",
    "spec.url",
    # deeper than a dependency stands
    "spec.groups[alerts].rules[0].annotations.runbook_url",
    "jupyterhub.singleuser.startTimeout",
    # words that only look alike
    "DBT_HOST",
    "REPORT",
    "SUPPORT_PORTAL",
    "hostname_prefix",
    "spring.flyway.url",
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary({})


@pytest.mark.parametrize(("name", "canonical"), MEANINGS.items())
def test_a_raw_name_means_one_well_known_setting(vocabulary: Vocabulary, name: str, canonical: str) -> None:
    match = vocabulary.match(name)
    assert match is not None
    assert match.canonical == canonical


@pytest.mark.parametrize("name", MEANINGLESS)
def test_other_names_mean_nothing(vocabulary: Vocabulary, name: str) -> None:
    assert vocabulary.match(name) is None


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("AUTH_TIMEOUT", ""),
        ("AUTH_TIMEOUT_MS", "ms"),
        ("AUTH_TIMEOUT_SECONDS", "s"),
        ("ACCESS_TOKEN_EXPIRE_MINUTES", "m"),
        ("REFRESH_TOKEN_EXPIRE_DAYS", "d"),
        ("webclient.read-timeout-millis", "ms"),
        ("database.pool.timeoutSeconds", "s"),
        ("SESSION_LIFETIME_HOURS", "h"),
    ],
)
def test_the_unit_at_the_end_of_a_duration_s_name_is_told(vocabulary: Vocabulary, name: str, unit: str) -> None:
    match = vocabulary.match(name)
    assert match is not None
    assert match.unit == unit


def test_only_durations_end_in_a_unit(vocabulary: Vocabulary) -> None:
    assert vocabulary.match("DB_HOST_S") is None
    assert vocabulary.match("PORT_DAYS") is None


@pytest.mark.parametrize(
    ("name", "engine"), [("POSTGRES_HOST", "postgresql"), ("MYSQL_HOST", "mysql"), ("PGHOST", "postgresql"), ("DB_HOST", "")]
)
def test_a_name_may_tell_the_engine(vocabulary: Vocabulary, name: str, engine: str) -> None:
    match = vocabulary.match(name)
    assert match is not None
    assert match.engine == engine


@given(
    st.sampled_from(["database", "redis", "auth service", "jwt", "log"]), st.sampled_from(["host", "url", "secret key", "level"])
)
def test_spelling_does_not_matter(prefix: str, field: str) -> None:
    vocabulary = load_vocabulary({})
    words = f"{prefix} {field}".split()
    snake, kebab = "_".join(words).upper(), "-".join(words)
    camel = words[0] + "".join(word.title() for word in words[1:])
    assert vocabulary.match(snake) == vocabulary.match(kebab) == vocabulary.match(camel)


def test_every_canonical_name_leads_to_a_place_in_the_model(vocabulary: Vocabulary) -> None:
    from config_lint.models.service import ServiceModel

    for name in vocabulary.canonical_names:
        match = vocabulary.of_canonical(name.replace("*", "orders"))
        assert match is not None, name
        tree: object = None
        for step in reversed(match.path):
            tree = {step: tree}
        ServiceModel.model_validate(tree)


def test_a_repository_s_own_names_come_first() -> None:
    vocabulary = load_vocabulary(
        {"database.host": ["LEGACY_DB_SERVER"], "dependencies.billing.url": ["INVOICE_HOME", "AUTH_URL"]}
    )
    assert _canonical(vocabulary, "LEGACY_DB_SERVER") == "database.host"
    assert _canonical(vocabulary, "invoice.home") == "dependencies.billing.url"
    assert _canonical(vocabulary, "AUTH_URL") == "dependencies.billing.url"


def test_an_unknown_canonical_name_is_bad_usage() -> None:
    with pytest.raises(UsageError, match=r'unknown setting "database\.hots": did you mean "database\.host"\?'):
        load_vocabulary({"database.hots": ["LEGACY_DB_SERVER"]})


def _canonical(vocabulary: Vocabulary, name: str) -> str:
    match = vocabulary.match(name)
    return match.canonical if match is not None else ""


@pytest.mark.parametrize("name", ["名前", "---", "_", "ξ.ξ", "[0]"])
def test_a_name_without_words_means_nothing(name: str) -> None:
    assert load_vocabulary({}).match(name) is None
