"""What is written about a running service, and how it can be joined with what others write."""

from config_lint.models.fields import AddressField, BooleanField, LevelField, LogFormatField, ShareField, SwitchField, TextField
from config_lint.models.section import Section


class Logging(Section):
    """`level` is the root logger's."""

    level: LevelField = None
    console_level: LevelField = None
    format: LogFormatField = None
    structured: BooleanField = None
    to_file: BooleanField = None
    file: TextField = None
    timezone: TextField = None
    timestamp_format: TextField = None
    correlation_header: TextField = None
    field_names: TextField = None
    debug: SwitchField = None


class Tracing(Section):
    """Spans: `propagation` names the header formats, `environment` the tag that dashboards and alerts filter by.

    `attributes` is a list of such tags.
    """

    propagation: TextField = None
    sampling: ShareField = None
    endpoint: AddressField = None
    environment: TextField = None
    attributes: TextField = None
    enabled: BooleanField = None
