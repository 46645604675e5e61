"""References to secret stores and encrypted values, told by how they begin; as data, each with the page that defines it."""

import re
from functools import cache

import msgspec


class Store(msgspec.Struct, frozen=True):
    """How a reference begins: `start`, then something that `rest` matches. What follows `start` is the name asked for there.

    An encrypted value has `shown`: all that is ever shown of it, and it has no name.
    """

    kind: str
    start: str
    source: str
    rest: str = r"\S"
    shown: str = ""


stores = (
    Store(
        "aws-secretsmanager",
        "arn:aws",
        "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html",
        r"[a-z-]*:secretsmanager:[^:]*:[^:]*:secret:",
    ),
    Store(
        "aws-secretsmanager",
        "{{resolve:secretsmanager:",
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html",
    ),
    Store(
        "aws-secretsmanager",
        "aws-secretsmanager:",
        "https://docs.awspring.io/spring-cloud-aws/docs/current/reference/html/index.html",
    ),
    Store(
        "aws-ssm",
        "arn:aws",
        "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html",
        r"[a-z-]*:ssm:[^:]*:[^:]*:parameter/",
    ),
    Store(
        "aws-ssm",
        "{{resolve:ssm",
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html",
        r"(?:-secure)?:",
    ),
    Store("aws-ssm", "ssm:", "https://www.serverless.com/framework/docs/providers/aws/guide/variables", r"(?://)?/"),
    Store("aws-ssm", "aws-parameterstore:", "https://docs.awspring.io/spring-cloud-aws/docs/current/reference/html/index.html"),
    Store("vault", "vault:", "https://bank-vaults.dev/docs/mutating-webhook/", r"(?://)?[\w.-]+/"),
    Store("vault", ">>vault:", "https://bank-vaults.dev/docs/mutating-webhook/"),
    Store("gcp", "sm://", "https://googlecloudplatform.github.io/spring-cloud-gcp/reference/html/index.html#secret-manager"),
    Store("gcp", "sm@", "https://googlecloudplatform.github.io/spring-cloud-gcp/reference/html/index.html#secret-manager"),
    Store(
        "gcp",
        "projects/",
        "https://docs.cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets",
        r"[^/\s]+/secrets/",
    ),
    Store("gcp", "gcp:", "https://docs.cloud.google.com/secret-manager/docs/overview", r"(?:///?|secretmanager:)?[\w.-]+[/:]"),
    Store("gcp", "berglas://", "https://github.com/GoogleCloudPlatform/berglas/blob/main/doc/reference-syntax.md"),
    Store("1password", "op://", "https://developer.1password.com/docs/cli/secret-reference-syntax"),
    Store("proton-pass", "pass://", "https://protonpass.github.io/pass-cli/commands/contents/secret-references"),
    Store("keeper", "keeper://", "https://docs.keeper.io/en/keeperpam/secrets-manager/about/keeper-notation"),
    Store(
        "azure-keyvault",
        "@Microsoft.KeyVault(",
        "https://learn.microsoft.com/en-us/azure/app-service/app-service-key-vault-references",
    ),
    Store(
        "azure-keyvault",
        "https://",
        "https://learn.microsoft.com/en-us/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name",
        r"[\w-]+\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)/(?:secrets|keys|certificates)/",
    ),
    Store("azure-keyvault", "akv://", "https://akv2k8s.io/"),
    Store("azure-keyvault", "akvs://", "https://learn.microsoft.com/en-us/dotnet/aspire/azure/azure-security-services"),
    Store("vals", "ref+", "https://github.com/helmfile/vals#expression-syntax", r"[a-z0-9]+://"),
    Store("vals", "secretref+", "https://github.com/helmfile/vals#expression-syntax", r"[a-z0-9]+://"),
    Store("sops", "ENC[", "https://getsops.io/docs/", "AES256_GCM,", "ENC[…]"),
    Store("eyaml", "ENC[", "https://github.com/voxpupuli/hiera-eyaml", "(?:PKCS7|GPG|GKMS|KMS|AWSKMS),", "ENC[…]"),
    Store("jasypt", "ENC(", "https://github.com/ulisesbocchio/jasypt-spring-boot", shown="ENC(…)"),
    Store(
        "spring-cloud-config",
        "{cipher}",
        "https://docs.spring.io/spring-cloud-config/reference/server/encryption-and-decryption.html",
        shown="{cipher}…",
    ),
    Store(
        "ansible-vault",
        "$ANSIBLE_VAULT;",
        "https://docs.ansible.com/ansible/latest/vault_guide/vault_using_encrypted_content.html",
        shown="$ANSIBLE_VAULT;…",
    ),
    Store(
        "pgp",
        "-----BEGIN PGP MESSAGE-----",
        "https://www.rfc-editor.org/rfc/rfc9580#section-6.2",
        "",
        "-----BEGIN PGP MESSAGE-----",
    ),
    Store(
        "age",
        "-----BEGIN AGE ENCRYPTED FILE-----",
        "https://github.com/C2SP/C2SP/blob/main/age.md",
        "",
        "-----BEGIN AGE ENCRYPTED FILE-----",
    ),
)
"""Values that begin so, alone or as `${…}`."""

providers = (
    Store("vault", "vault:", "https://docs.confluent.io/platform/current/connect/security.html#externalize-secrets"),
    Store(
        "variable",
        "env:",
        "https://opentelemetry.io/docs/collector/configuration/#environment-variables",
        "[A-Z_][A-Z0-9_]*(?::|$)",
    ),
    Store("file", "file:", "https://kafka.apache.org/documentation/#config_providers", r".*[./]"),
    *(
        Store("variable", f"{name}:", "https://www.serverless.com/framework/docs/guides/variables")
        for name in ("self", "opt", "param", "sls", "cf", "aws")
    ),
)
"""What `${…}` may begin with besides, when it asks a provider and not for a variable of that name."""


def store_of(text: str) -> tuple[Store, str] | None:
    """The store that a whole value refers to, and the name asked for there; None for any other value."""
    inside = text[:2] == "${" and text[-1:] == "}" and "}" not in text[2:-1]
    if inside:
        text = text[2:-1]
    for store in _by_beginning().get(text[:2], ()):
        if text.startswith(store.start) and (inside or store not in providers) and _matches(store.rest, text[len(store.start) :]):
            if store.shown:
                return store, ""
            return None if any(map(str.isspace, text)) else (store, text[len(store.start) :].rstrip("})"))
    return None


@cache
def _by_beginning() -> dict[str, list[Store]]:
    beginnings: dict[str, list[Store]] = {}
    for store in (*stores, *providers):
        beginnings.setdefault(store.start[:2], []).append(store)
    return beginnings


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _matches(pattern: str, text: str) -> bool:
    return _compiled(pattern).match(text) is not None
