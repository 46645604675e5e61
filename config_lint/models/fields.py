"""The fields of the service model: typed values, what is unknown as it stands, None for what is blank.

Anything else is a fault in words.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, LiteralString

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from config_lint.models import addresses, parsing
from config_lint.models.faults import INVALID, MALFORMED, NO_LEVEL, NO_SHARE, OUT_OF_RANGE
from config_lint.values.boolean import Boolean
from config_lint.values.dsn import Dsn
from config_lint.values.duration import Duration
from config_lint.values.holes import mask
from config_lint.values.level import Level
from config_lint.values.port import Port
from config_lint.values.ratio import Ratio
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.url import Url


class _Validated:
    """As pydantic's `PlainValidator`, which besides works out how the type would be written, for models that nobody writes."""

    def __init__(self, validated: Callable[[Any], Any]) -> None:
        self._validated = validated

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validated)


def _field(parse: Callable[[Any], Any], kind: LiteralString = INVALID, *, keeps_secrets: bool = False) -> _Validated:
    """A validator around a parser. What the parser refuses is a fault of that kind; the text of a secret is not in its words.

    A parser whose outcome does not keep secrets is given what may be shown of one, so that none gets out under another type.
    """
    known = lru_cache(maxsize=1 << 12, typed=True)(parse)

    def shown(secret: Secret) -> Any:
        found = parse(secret.shown)
        if isinstance(found, str) and mask in found:
            message = "is not what it must be"
            raise ValueError(message)
        return found

    def validated(value: Any) -> Any:
        if value is None or value.__class__ is Reference:
            return value
        if value.__class__ is str and not value.strip():
            return None
        try:
            if value.__class__ is Secret:
                return parse(value) if keeps_secrets else shown(value)
            return known(value)
        except PydanticCustomError:
            raise
        except ValueError as error:
            # the words about a url or a connection never hold a part of it but its scheme and port
            raise PydanticCustomError(kind, "{reason}", {"reason": str(error)}) from None

    return _Validated(validated)


def _port(value: Any) -> Port | None:
    """A port that is a number and none of those that exist is a fault of another kind than one that is no number."""
    try:
        return parsing.to_port(value)
    except ValueError as error:
        if parsing.is_number(value):
            raise PydanticCustomError(OUT_OF_RANGE, "{reason}", {"reason": str(error)}) from None
        raise


def _share(value: Any) -> Ratio | None:
    """A ratio that is no share of a whole is a fault of another kind than what is no ratio."""
    found = parsing.to_share(value)
    if found is not None and not found.is_share:
        reason = "is not between 0 and 1"
        raise PydanticCustomError(NO_SHARE, "{reason}", {"reason": reason})
    return found


UrlField = Annotated[Url | Reference | None, _field(addresses.to_url, MALFORMED, keeps_secrets=True)]
AddressField = Annotated[Url | Reference | None, _field(addresses.to_address, MALFORMED, keeps_secrets=True)]
DsnField = Annotated[Dsn | Reference | None, _field(addresses.to_dsn, MALFORMED, keeps_secrets=True)]
HostField = Annotated[str | Reference | None, _field(addresses.to_host)]
TextField = Annotated[str | Secret | Reference | None, _field(parsing.to_text, keeps_secrets=True)]
SecretField = Annotated[Secret | str | Reference | None, _field(parsing.to_text, keeps_secrets=True)]
PortField = Annotated[Port | Reference | None, _field(_port)]
PortOrNameField = Annotated[Port | Reference | None, _field(parsing.to_port_or_name)]
BooleanField = Annotated[Boolean | Reference | None, _field(parsing.to_boolean)]
SwitchField = Annotated[Boolean | Reference | None, _field(parsing.to_switch)]
EncryptionField = Annotated[Boolean | Reference | None, _field(parsing.to_encryption)]
CountField = Annotated[int | Reference | None, _field(parsing.to_count)]
DurationField = Annotated[Duration | Reference | None, _field(parsing.to_duration)]
RatioField = Annotated[Ratio | Reference | None, _field(parsing.to_ratio)]
ShareField = Annotated[Ratio | Reference | None, _field(_share)]
JitterField = Annotated[Ratio | Reference | None, _field(parsing.to_jitter)]
SslModeField = Annotated[str | Reference | None, _field(parsing.to_sslmode)]
LevelField = Annotated[Level | Reference | None, _field(parsing.to_level, NO_LEVEL)]
LogFormatField = Annotated[str | Reference | None, _field(parsing.to_log_format)]
AlgorithmField = Annotated[str | Reference | None, _field(parsing.to_algorithm)]
