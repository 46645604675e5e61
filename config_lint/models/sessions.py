"""User sessions, their cookie, and who may call from a browser."""

from config_lint.models.fields import BooleanField, DurationField, TextField
from config_lint.models.section import Section


class Cookie(Section):
    """The session's cookie."""

    name: TextField = None
    domain: TextField = None
    secure: BooleanField = None
    same_site: TextField = None


class Sessions(Section):
    """How long they live, where they are kept, and how other services learn that one has ended."""

    lifetime: DurationField = None
    store: TextField = None
    cookie: Cookie | None = None
    invalidation_channel: TextField = None
    permission_cache_lifetime: DurationField = None
    context_header: TextField = None


class Cors(Section):
    """`origins` as written: a comma-separated text or the first of a list."""

    origins: TextField = None
    credentials: BooleanField = None
