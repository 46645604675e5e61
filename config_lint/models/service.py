"""One service in one environment, by what its settings mean."""

from pydantic import Field

from config_lint.models.auth import Auth
from config_lint.models.dependency import Dependency
from config_lint.models.fields import CountField
from config_lint.models.logging import Logging, Tracing
from config_lint.models.operations import Api, Events, Health
from config_lint.models.section import Section
from config_lint.models.server import Server
from config_lint.models.sessions import Cors, Sessions
from config_lint.models.store import Store


class Scale(Section):
    """How many processes run: as many as are written, or with autoscaling between two numbers."""

    replicas: CountField = None
    minimum: CountField = None
    maximum: CountField = None


class ServiceModel(Section):
    """Sections that no setting speaks of are None, or empty where there may be several.

    The unnamed member of those is called ``''``.
    """

    server: Server | None = None
    dependencies: dict[str, Dependency] = Field(default_factory=dict)
    databases: dict[str, Store] = Field(default_factory=dict)
    caches: dict[str, Store] = Field(default_factory=dict)
    queues: dict[str, Store] = Field(default_factory=dict)
    auth: Auth | None = None
    sessions: Sessions | None = None
    cors: Cors | None = None
    logging: Logging | None = None
    tracing: Tracing | None = None
    health: Health | None = None
    api: Api | None = None
    events: Events | None = None
    scale: Scale | None = None
