"""How settings about tokens, logins, logs and traces are written in the wild."""

import pytest

from config_lint.binding import load_vocabulary

VOCABULARY = load_vocabulary({})


def meaning(name: str) -> str:
    match = VOCABULARY.match(name)
    return match.canonical if match else ""


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("JWT_SECRET", "auth.jwt.secret"),
        ("JWT_SECRET_KEY", "auth.jwt.secret"),
        ("DEVISE_JWT_SECRET_KEY", "auth.jwt.secret"),
        ("Jwt.Key", "auth.jwt.secret"),
        ("app.jwt.secret", "auth.jwt.secret"),
        ("SIMPLE_JWT.ALGORITHM", "auth.jwt.algorithm"),
        ("JWT_DECODE_AUDIENCE", "auth.jwt.audience"),
        ("spring.security.oauth2.resourceserver.jwt.issuer-uri", "auth.jwt.issuer"),
        ("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", "auth.jwt.jwks_url"),
        ("ACCESS_TOKEN_EXPIRE_MINUTES", "auth.jwt.access_lifetime"),
        ("JWT_REFRESH_TOKEN_TTL_SECONDS", "auth.jwt.refresh_lifetime"),
        ("JWT_CLOCK_SKEW", "auth.jwt.leeway"),
        ("SERVICE_SECRET", "auth.service_secret"),
        ("AIRFLOW__CORE__FERNET_KEY", "auth.encryption_key"),
        ("ENCRYPTION_KEY", "auth.encryption_key"),
        ("GITHUB_CLIENT_ID", "auth.oauth.github.client_id"),
        ("oauth.google.clientSecret", "auth.oauth.google.client_secret"),
        ("spring.security.oauth2.client.registration.github.client-id", "auth.oauth.github.client_id"),
        ("OAUTH_REDIRECT_URI", "auth.oauth.redirect_uri"),
        ("LOG_LEVEL", "logging.level"),
        ("logging.level.root", "logging.level"),
        ("LOGGING_LEVEL_ROOT", "logging.level"),
        ("Logging.LogLevel.Default", "logging.level"),
        ("Serilog.MinimumLevel.Default", "logging.level"),
        ("RAILS_LOG_LEVEL", "logging.level"),
        ("RUST_LOG", "logging.level"),
        ("quarkus.log.level", "logging.level"),
        ("logging.file.name", "logging.file"),
        ("LOG_TO_FILE", "logging.to_file"),
        ("LOG_REQUEST_ID_HEADER", "logging.correlation_header"),
        ("FLASK_DEBUG", "logging.debug"),
        ("OTEL_PROPAGATORS", "tracing.propagation"),
        ("management.tracing.propagation.type", "tracing.propagation"),
        ("DD_TRACE_PROPAGATION_STYLE", "tracing.propagation"),
        ("OTEL_TRACES_SAMPLER_ARG", "tracing.sampling"),
        ("management.tracing.sampling.probability", "tracing.sampling"),
        ("spring.sleuth.sampler.probability", "tracing.sampling"),
        ("SENTRY_TRACES_SAMPLE_RATE", "tracing.sampling"),
        ("sentry.environment", "tracing.environment"),
        ("DD_ENV", "tracing.environment"),
        ("OTEL_RESOURCE_ATTRIBUTES", "tracing.attributes"),
        ("DD_TAGS", "tracing.attributes"),
    ],
)
def test_what_it_means(name: str, canonical: str) -> None:
    assert meaning(name) == canonical


@pytest.mark.parametrize(
    "name",
    [
        "logging.level.com.example.orders",
        "Logging.LogLevel.Microsoft",
        "NODE_ENV",
        "LOG_ENCODING",
        "catalog.level",
        "TOKENIZER_SECRET_SANTA",
        "TZ",
        "N8N_ENCRYPTION_KEY",
        "PUBLIC_KEY",
        "BLOG_FORMAT",
    ],
)
def test_what_means_nothing_of_the_kind(name: str) -> None:
    assert not meaning(name).startswith(("auth.", "logging.", "tracing."))
