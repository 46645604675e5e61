"""Who may do what: tokens, secrets between services, OAuth clients."""

from config_lint.models.fields import AlgorithmField, DurationField, SecretField, TextField, UrlField
from config_lint.models.section import Section


class Jwt(Section):
    """Tokens. `secret` signs (and verifies, with HS256 and its like); lifetimes are those of access and refresh tokens."""

    secret: SecretField = None
    public_key: TextField = None
    algorithm: AlgorithmField = None
    issuer: TextField = None
    audience: TextField = None
    jwks_url: UrlField = None
    access_lifetime: DurationField = None
    refresh_lifetime: DurationField = None
    leeway: DurationField = None


class OAuth(Section):
    """One client at one provider."""

    client_id: TextField = None
    client_secret: SecretField = None
    redirect_uri: UrlField = None
    issuer: UrlField = None


class Auth(Section):
    """`service_secret` is what services show each other, `encryption_key` a Fernet key."""

    jwt: Jwt | None = None
    service_secret: SecretField = None
    encryption_key: SecretField = None
    oauth: dict[str, OAuth] = {}
