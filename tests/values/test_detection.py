"""What a written text is told to be: a plain value, a secret, or a reference."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values import detection
from config_lint.values.detection import guard
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret

plain = [
    "info",
    "8080",
    "https://auth.staging.example.com/api/v1",
    "http://[::1]:8080/health?full=yes",
    "postgres://app@db:5432/orders",
    "postgres://app:${DB_PASSWORD}@db:5432/orders",
    "postgres://app:$DB_PASSWORD@db:5432/orders",
    "postgres://app:<password>@db:5432/orders",
    "${DATABASE_URL}",
    "${VAULT_ADDR:-https://vault.example.com}",
    "user@example.com",
    "registry.example.com/team/image:v1@sha256:" + "0123456789abcdef" * 4,
    "98fb01cc292a1089bb92e1de884e534e21b671fe",
    "arn:aws:iam::123456789012:role/reader",
    "arn:aws:sns:eu-west-2:123456789012:topic",
    "https://2d1bbbd05a2ff473d916df439cfc363e@o49.ingest.example.io/4",
    "Server=db;Database=orders;Integrated Security=true",
    "--token-file=/var/run/token",
    "grant_type=password",
    "a=b",
    "f0fe2fce-df0f-46c0-839a-822037d39c28",
    "com.example.service.configuration.LoggingInterceptorFactory",
    "# a document\nkey: value\nname: x\n",
    "",
    " ",
]


@pytest.mark.parametrize("value", plain)
def test_an_ordinary_value_is_itself(value: str) -> None:
    assert guard(("setting",), value) == value


@pytest.mark.parametrize(
    ("value", "kind", "name"),
    [
        ("${vault:secret/data/orders#password}", "vault", "secret/data/orders#password"),
        ("vault:secret/data/orders#password", "vault", "secret/data/orders#password"),
        ("arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders/db-AbCdEf", "aws-secretsmanager", None),
        ("arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:x", "aws-secretsmanager", None),
        ("arn:aws-cn:ssm:cn-north-1:123456789012:parameter/prod/orders/password", "aws-ssm", None),
        ("{{resolve:secretsmanager:orders:SecretString:password}}", "aws-secretsmanager", "orders:SecretString:password"),
        ("{{resolve:ssm-secure:/orders/password:1}}", "aws-ssm", None),
        ("ssm:/prod/orders/password", "aws-ssm", None),
        ("${ssm:/prod/orders/password}", "aws-ssm", None),
        ("projects/acme/secrets/orders/versions/latest", "gcp", "acme/secrets/orders/versions/latest"),
        ("${sm://orders-password}", "gcp", "orders-password"),
        ("sm://orders-password", "gcp", "orders-password"),
        ("op://team/orders/password", "1password", "team/orders/password"),
        ("@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/x/)", "azure-keyvault", None),
        ("https://orders.vault.azure.net/secrets/password", "azure-keyvault", None),
        ("akv://orders/password", "azure-keyvault", "orders/password"),
        ("ref+vault://secret/orders#/password", "vals", "vault://secret/orders#/password"),
        ("${env:SIGNALFX_TOKEN}", "variable", "SIGNALFX_TOKEN"),
        ("{{ .Values.host }}", "template", ".Values.host"),
        ("https://{{ .Values.host }}/api", "template", ""),
        ("%{hiera('db_host')}", "template", None),
        ("http://%{::domain}/", "template", ""),
        ("<%= ENV['HOST'] %>", "template", None),
        ("#{Database.Host}", "template", "Database.Host"),
        ("#{DatabaseHost}#", "template", "DatabaseHost"),
        ("@project.version@", "template", "project.version"),
        ("{will-be-replaced-by-ci}", "template", "will-be-replaced-by-ci"),
        ("${{ secrets.HOST }}", "template", None),
    ],
)
@pytest.mark.parametrize("key", [("SETTING",), ("DB_PASSWORD",)])
def test_a_reference_has_a_known_kind_and_an_unknown_value(key: tuple[str, ...], value: str, kind: str, name: str | None) -> None:
    found = guard(key, value)
    assert isinstance(found, Reference)
    assert found.kind == kind
    if name is not None and key == ("SETTING",):
        assert found.name == name
    if key == ("SETTING",):
        assert found.text == value


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        ("ENC[AES256_GCM,data:abcd,iv:efgh,tag:ijkl,type:str]", "sops", "ENC[…]"),
        ("ENC[PKCS7,MIIBiQYJKoZIhvcNAQ]", "eyaml", "ENC[…]"),
        ("ENC(nrmZtkF7T0kjG/VodDvBw93Ct8EgjCA+)", "jasypt", "ENC(…)"),
        ("{cipher}682bc583f4641835fa2db009355293665d2647", "spring-cloud-config", "{cipher}…"),
        ("$ANSIBLE_VAULT;1.1;AES256\n3331\n", "ansible-vault", "$ANSIBLE_VAULT;…"),
        ("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----", "pgp", "-----BEGIN PGP MESSAGE-----"),
    ],
)
@pytest.mark.parametrize("key", [("setting",), ("db", "password")])
def test_an_encrypted_value_shows_nothing_of_itself(key: tuple[str, ...], value: str, kind: str, text: str) -> None:
    assert guard(key, value) == Reference(kind, "", text)


@pytest.mark.parametrize(
    "value",
    [
        "hunter2",
        "correct horse battery staple",
        "changeme",
        "123456",
        "pa$$word",
        "p:w@rd",
        "/x9Fh+k2Lm3Nq7Rt=",
        "5J!",
        "abc${X}",
        "s3cr{et",
    ],
)
def test_a_password_is_never_shown(value: str) -> None:
    found = guard(("DB_PASSWORD",), value)
    assert isinstance(found, Secret)
    assert found.reveal() == value
    assert value not in f"{found} {found!r} {found:>10}"


@pytest.mark.parametrize(
    "value",
    [
        "", "  ", "true", "False", "no", "none", "${DB_PASSWORD}", "$DB_PASSWORD", "$(DB_PASSWORD)", "%DB_PASSWORD%",
        "${DB_PASSWORD:-}", "${DB_PASSWORD:?must be set}", "${A:${B}}", "Bearer ${TOKEN}", "${USER}:${PASSWORD}", "********",
        "<password>", "/run/secrets/db_password", "./certs/key.pem", "classpath:keys/private.key", "tls.key",
        "MANIFEST_DB_PASSWORD",
    ],
)  # fmt: skip
def test_what_is_filled_in_elsewhere_is_no_secret(value: str) -> None:
    assert guard(("DB_PASSWORD",), value) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("${DB_PASSWORD:-hunter2}", "${DB_PASSWORD:-***}"),
        ("${DB_PASSWORD:hunter2}", "${DB_PASSWORD:***}"),
        ("${db.password:hunter2}", "${db.password:***}"),
        ("${DB_PASSWORD-hunter2}", "${DB_PASSWORD-***}"),
    ],
)
def test_the_default_of_an_interpolation_is_a_secret(value: str, shown: str) -> None:
    assert guard(("db.password",), value) == Secret(value)
    assert str(guard(("db.password",), value)) == shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("{{ .Values.password }}", "{{ .Values.password }}"),
        ('{{ .Values.password | default "hunter2" }}', '{{ .Values.password | default "***" }}'),
        ("{{ env | default('hunter2') }}", "{{ env | default('***') }}"),
        ("<%= ENV.fetch('DB_PASSWORD', 'hunter2') %>", "<%= ENV.fetch('DB_PASSWORD', '***') %>"),
        ('<%= ENV["DB_PASSWORD"] || "hunter2" %>', '<%= ENV["DB_PASSWORD"] || "***" %>'),
        ("hunter2-{{ .Environment }}", "***{{ .Environment }}"),
        ("%{hiera('http_username')}:%{hiera('http_password')}", "%{hiera('http_username')}:%{hiera('http_password')}"),
    ],
)
def test_a_template_for_a_secret_shows_only_its_marks(value: str, text: str) -> None:
    found = guard(("DB_PASSWORD",), value)
    assert isinstance(found, Reference)
    assert found.text == text
    assert "hunter2" not in found.name


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("postgres://app:hunter2@db:5432/orders", "postgres://app:***@db:5432/orders"),
        ("redis://:hunter2@cache:6379/0", "redis://:***@cache:6379/0"),
        ("postgres://app:hun/ter2@db/orders", "postgres://app:***@db/orders"),
        ("postgres://app:hun@ter2@db/orders", "postgres://app:***@db/orders"),
        ("postgres://${USER:-app}:hunter2@db/orders", "postgres://${USER:-app}:***@db/orders"),
        ("postgres://app:${PASSWORD:-hunter2}@db/orders", "postgres://app:${PASSWORD:-***}@db/orders"),
        ("mongodb://app:hunter2@a:27017,b:27017/orders", "mongodb://app:***@a:27017,b:27017/orders"),
        ("app:hunter2@tcp(db:3306)/orders", "app:***@tcp(db:3306)/orders"),
        ("guest:hunter2@rabbit:5672/orders", "guest:***@rabbit:5672/orders"),
        ("jdbc:oracle:thin:app/hunter2@//db:1521/orders", "jdbc:oracle:thin:app/***@//db:1521/orders"),
        ("Server=db;User Id=app;Password=hunter2;Encrypt=true", "Server=db;User Id=app;Password=***;Encrypt=true"),
        ("Server=db;Pwd=hunter2 with space;Encrypt=true", "Server=db;Pwd=***;Encrypt=true"),
        ('Server=db;Password="hun;ter2";Encrypt=true', 'Server=db;Password="***";Encrypt=true'),
        ("host=db dbname=orders password=hunter2 sslmode=require", "host=db dbname=orders password=*** sslmode=require"),
        ("host=db password='hun ter2' dbname=orders", "host=db password='***' dbname=orders"),
        (
            "jdbc:postgresql://db/orders?user=app&password=hunter2&ssl=true",
            "jdbc:postgresql://db/orders?user=app&password=***&ssl=true",
        ),
        ("https://api.example.com/v1?token=hunter2&page=1", "https://api.example.com/v1?token=***&page=1"),
        ("-Dspring.datasource.password=hunter2 -Xmx1g", "-Dspring.datasource.password=*** -Xmx1g"),
        ("--db-password=hunter2", "--db-password=***"),
        ("POSTGRES_PASSWORD=hunter2", "POSTGRES_PASSWORD=***"),
        ('module required username="app" password="hunter2";', 'module required username="app" password="***";'),
        ("[default]\nuser = app\npassword = hunter2\n", "[default]\nuser = app\npassword = ***\n"),
        ("db:\n  password: hunter2\n  user: app\n", "db:\n  password: ***\n  user: app\n"),
        ('{"user": "app", "password": "hunter2"}', '{"user": "app", "password": "***"}'),
        ("X-Api-Key: hunter2", "X-Api-Key: ***"),
        ("a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb", "a\n***\nb"),
    ],
)
def test_only_the_secret_part_of_a_text_is_cut_out(value: str, shown: str) -> None:
    found = guard(("setting",), value)
    assert isinstance(found, Secret)
    assert found.reveal() == value
    assert str(found) == shown


@pytest.mark.parametrize(
    "value",
    [
        "TOKEN=$(cat /var/run/token)",
        "password=${DB_PASSWORD}",
        'c.token = os.environ["TOKEN"]\nrun()\n',
        "token: the token of the hub\nother: x\n",
        "Server=db;Password={{ .password }}\n",
        "set -eu\ntoken=$(curl https://x)\npassword={access}\n",
        "secretName: orders-db-credentials\n",
        '{"tokenUrl": "https://x.example.com"}',
    ],
)
def test_code_and_holes_inside_a_text_are_no_secrets(value: str) -> None:
    assert not isinstance(guard(("script",), value), Secret)


@given(
    st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S")), min_size=6).filter(
        lambda text: not set(text) & set("${}<>%#@*/?&;:\"'\\`|=[]()") and not re.search(r"\.[a-z0-9]+$", text),  # no file
    ),
    st.sampled_from([
        "postgres://app:{}@db:5432/orders",
        "redis://:{}@cache",
        "Server=db;User Id=app;Password={};Encrypt=true",
        "host=db user=app password={} dbname=orders",
        "jdbc:mysql://db/orders?user=app&password={}",
    ]),
)  # fmt: skip
def test_no_password_is_ever_shown(password: str, form: str) -> None:
    secret = f"Zq9{password}"
    found = guard(("setting",), form.format(secret))
    assert isinstance(found, Secret)
    assert secret not in f"{found}{found!r}"


@given(st.text(max_size=80))
def test_any_text_is_accepted(text: str) -> None:
    found = guard(("key", "[0]"), text)
    assert isinstance(found, str | Secret | Reference)


def test_of_a_secret_nothing_is_remembered() -> None:
    text = "postgresql://app:Xk39x8sPqw02nd83@db.example.com/app"
    assert isinstance(guard(("setting",), text), Secret)
    assert isinstance(guard(("DB_PASSWORD",), "Xk39%x8sPqw02nd83"), Secret)
    assert guard(("setting",), "${remembered_one}/x") is guard(("setting",), "${remembered_one}/x")
    texts = [value for value, _ in detection.remembered]
    assert "${remembered_one}/x" in texts
    assert not any("Xk39" in value for value in texts)
