"""Which keys name a secret: the words that decide, as data."""

passwords = frozenset({"password", "passwd", "passphrase", "pwd"})
"""A key that ends in one of these holds a password, whatever stands before."""

password_verbs = frozenset({
    "allow", "change", "confirm", "disable", "enable", "expire", "expired", "forgot", "forgotten", "generate", "has", "hide",
    "is", "max", "min", "need", "needs", "no", "random", "require", "required", "reset", "rotate", "show", "update", "use",
    "with", "without",
})  # fmt: skip
"""`reset_password`, `allow_empty_password`: what is done about a password, not one."""

pass_owners = frozenset({
    "admin", "amqp", "auth", "basic", "broker", "cache", "client", "database", "db", "ftp", "http", "imap", "jdbc", "jenkins",
    "keystore", "ldap", "login", "mail", "mongo", "mongodb", "mq", "mysql", "oracle", "pg", "pop3", "postgres", "postgresql",
    "rabbit", "rabbitmq", "redis", "root", "sftp", "smtp", "sql", "ssh", "truststore", "user",
})  # fmt: skip
"""`DB_PASS` is a password; `proxy_pass` and `test_pass` are not."""

secret_owners = frozenset({
    "access", "api", "app", "application", "auth", "aws", "client", "consumer", "cookie", "crypto", "csrf", "device",
    "encryption", "hash", "hmac", "jwt", "login", "master", "nextauth", "oauth", "oauth2", "oidc", "private", "refresh", "root",
    "saml", "security", "service", "session", "shared", "signing", "sso", "token", "totp", "user", "webhook", "xsrf",
})  # fmt: skip
"""`client_secret` holds one; after other words, `secret` may be the name of an object that holds one."""

named_secrets = frozenset({
    "cert", "certificate", "certificates", "config", "create", "existing", "external", "image", "imagepull", "pull", "sealed",
    "ssh", "ssl", "sync", "tls", "vault",
})  # fmt: skip
"""`existingSecret`, `imagePullSecret`, `tls_secret`: by custom the name of an object."""

token_kinds_without_secret = frozenset({
    "bos", "cancellation", "cls", "continuation", "continue", "delimiter", "design", "end", "eos", "mask", "next", "pad", "page",
    "paging", "sep", "separator", "start", "stop", "sync", "unk",
})  # fmt: skip
"""Tokens of paging, parsing and language models."""

key_kinds = frozenset({
    "access", "account", "admin", "api", "app", "application", "auth", "authentication", "authorization", "cipher", "client",
    "crypto", "decryption", "deploy", "encryption", "fernet", "hmac", "integration", "jwt", "license", "licence", "master",
    "private", "secret", "service", "shared", "signature", "signing", "subscription", "symmetric", "webhook",
})  # fmt: skip
"""What kind of `key` is secret: an API key, a signing key; not a cache key, a public key or a primary key."""

key_contexts = frozenset({"encryption", "crypto", "cipher", "fernet", "jwt", "hmac", "signing"})
"""`ACTIVE_RECORD_ENCRYPTION__PRIMARY_KEY`, `jwt.key`: any key of these is secret."""

salts = frozenset({"salt", "pepper"})
"""Added to what is hashed."""

credentials = frozenset({"credential", "credentials", "cred", "creds"})
"""User and password together, or the name of an object that holds them."""

endings = (("secret", "key", "base"), ("account", "sas"), ("shared", "access", "signature"))
"""Further endings of more than one word."""

compounds = (
    "password", "passwd", "passphrase", "apikey", "secretkey", "accesskey", "privatekey", "clientsecret", "jwtsecret",
    "appsecret", "sharedsecret", "authtoken", "accesstoken", "apitoken", "bearertoken", "refreshtoken", "encryptionkey",
    "signingkey", "accountkey", "sharedaccesskey",
)  # fmt: skip
"""Words written without a boundary, at the end of a word: `dbpassword`, `rootpasswd`."""

plurals = {"passwords": "password", "passphrases": "passphrase", "keys": "key", "tokens": "token"}
"""Lists of secrets: `api_keys`; a bare `keys` or `tokens`, and any `secrets`, is too often a list of names."""

tokens_owners = frozenset({"access", "api", "auth", "bearer", "csrf", "refresh", "service"})
"""`auth_tokens` are secrets; `max_tokens` and `prompt_tokens` are counts."""

harmless = frozenset({"public", "publishable", "pub", "anonymous"})
"""Meant to be seen: `STRIPE_PUBLISHABLE_API_KEY`."""

switches = frozenset({"allow", "disable", "enable", "has", "hide", "is", "require", "requires", "show", "use", "uses"})
"""First words of a switch: `use_token`, `require_api_key`."""

qualifiers = frozenset({
    "alt", "b64", "backup", "base64", "content", "contents", "current", "default", "dev", "development", "encoded", "int",
    "integration", "live", "literal", "local", "new", "old", "plain", "plaintext", "preprod", "preproduction", "previous", "prod",
    "production", "qa", "raw", "sandbox", "secondary", "staging", "stage", "stg", "str", "string", "test", "testing", "text",
    "uat", "v1", "v2", "v3", "val", "value",
})  # fmt: skip
"""Last words that leave the meaning to the word before: `DB_PASSWORD_STAGING`, `password.value`."""

object_words = frozenset({
    "auth", "cert", "certificate", "certificates", "certs", "config", "cred", "credential", "credentials", "creds", "env", "envs",
    "key", "keys", "password", "passwords", "secret", "secrets", "ssh", "tls", "token", "tokens", "vault",
})  # fmt: skip
"""Words of the names that people give to objects that hold secrets: `grafana-admin-credentials`."""

name_contexts = frozenset({
    ("env", "from"), ("files", "from"), ("value", "from"), ("remote", "ref"), ("namespace", "secrets"), ("secret", "keys"),
    ("secret", "env"), ("secret", "envs"), ("env", "secret"), ("env", "secrets"), ("secret", "environment"), ("secret", "ref"),
    ("secret", "refs"), ("secret", "key", "ref"), ("secret", "names"), ("secret", "name"),
    ("existing", "secret"), ("external", "secret"), ("external", "secrets"), ("volumes",), ("volume", "mounts"),
    ("image", "pull", "secrets"), ("secret", "objects"), ("secret", "stores"), ("secret", "mappings"),
})  # fmt: skip
"""Sections whose values are names of secrets: the words of a part of the key above the last."""
