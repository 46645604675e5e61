"""Which keys say that their value is a secret."""

import pytest

from config_lint.values.secret_keys import Naming, is_secret_key, naming

secret = """
DB_PASSWORD db_passwd dbPassword DbPassword db-password DB_PWD dbpassword passphrase REDIS_PASS smtp.pass DB_PASSWORD_STAGING
DB_PASSWORD_2 spring.datasource.password govuk::apps::orders::db_password ConnectionStrings:Password password.value JWT_SECRET
jwtSecret clientSecret client-secret OAUTH_CLIENT_SECRET session_secret WEBHOOK_SECRET TWITTER_ACCESS_TOKEN_SECRET API_KEY
apiKey api-key APIKEY api_keys STRIPE_SECRET_KEY SECRET_KEY SECRET_KEY_BASE privateKey AWS_SECRET_ACCESS_KEY storageAccountKey
ENCRYPTION_KEY FERNET_KEY jwt_key signingKey Jwt:Key ACTIVE_RECORD_ENCRYPTION__PRIMARY_KEY RAILS_MASTER_KEY APP_KEY
LICENSE_KEY GITHUB_TOKEN accessToken bearer_token X-Auth-Token auth_tokens PASSWORD_SALT passwords SharedAccessKey authToken
"""

not_secret = """
token_url tokenUrl token_expiry tokens_per_minute token_lifetime token_type max_tokens next_page_token TOKEN_ISSUER eos_token
use_token secret_name secretName secretKeyRef existingSecret imagePullSecret tlsSecret secretsManager secret_manager_arn
secrets password_min_length PASSWORD_FILE password_enabled reset_password allow_empty_password password_policy bypass compass
proxy_pass test_pass key_id AWS_ACCESS_KEY_ID public_key PUBLISHABLE_API_KEY STRIPE_PUBLIC_KEY key_path keyboard monkey turkey
topologyKey primary_key cache_key partition_key API_KEY_HEADER keys key value name SALT_LENGTH author authority credentials_id
jwks_url require_api_key is_secret
"""


@pytest.mark.parametrize("key", secret.split())
def test_a_key_that_ends_in_a_secrets_name_names_a_secret(key: str) -> None:
    assert is_secret_key((key,))


@pytest.mark.parametrize("key", not_secret.split())
def test_a_key_that_only_speaks_of_secrets_names_none(key: str) -> None:
    assert naming((key,)) is None


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (("env", "[DB_PASSWORD]", "value"), Naming.PASSWORD),
        (("containers", "[api]", "env", "[DB_PASSWORD]", "value"), Naming.PASSWORD),
        (("db", "password", "staging"), Naming.PASSWORD),
        (("apiKeys", "[0]"), Naming.SECRET),
        (("jwt", "key"), Naming.SECRET),
        (("jwt", "secret"), Naming.SECRET),
        (("grafana", "secret"), Naming.SECRET_OR_NAME),
        (("smtp", "pass"), Naming.PASSWORD),
        (("selector", "key"), None),
        (("nginx", "pass"), None),
        (("env", "[DB_PASSWORD]", "valueFrom", "secretKeyRef", "name"), None),
        (("envFrom", "[0]", "secret"), None),
        (("namespace_secrets", "orders", "API_CLIENT_SECRET"), None),
        (("chart", "envSecret", "DB_PASSWORD"), None),
        (("spec", "data", "[0]", "secretKey"), None),
        (("minio", "secretKey"), Naming.SECRET),
        (("[0]",), None),
        ((), None),
    ],
)
def test_the_parts_above_decide_where_the_last_says_nothing(key: tuple[str, ...], expected: Naming | None) -> None:
    assert naming(key) is expected
