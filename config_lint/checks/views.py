"""What expressions and messages see of the nouns: their declared names, and nothing else."""

from collections.abc import Mapping
from typing import Any

from config_lint.domain.environment import Environment
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.models.section import Section, fields_of, section_type
from config_lint.templating import Absent, Misuse, Readable, attribute_of
from config_lint.values.dsn import Dsn
from config_lint.values.reference import Reference
from config_lint.values.url import Url


class EnvironmentView(Readable):
    """`environment`: prints its name; has `name`, `tier`, `zone` and `preview`.

    Tiers compare by their place in the promotion order.
    """

    __slots__ = ("_environment",)

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def look(self, name: str) -> Any:
        """One of its four names."""
        match name:
            case "name":
                return self._environment.name
            case "tier":
                return str(self._environment.tier)
            case "zone":
                return self._environment.zone
            case "preview":
                return self._environment.preview
        message = f"environment has no {name!r}; it has name, tier, zone and preview"
        raise Misuse(message)

    def __str__(self) -> str:
        return self._environment.name


class UrlView(Readable):
    """A url or DSN in its service's environment: the value's own names, and `environment`, the one that its host belongs to."""

    __slots__ = ("_service", "_value")

    def __init__(self, value: Url | Dsn, service: Service) -> None:
        self._value = value
        self._service = service

    def look(self, name: str) -> Any:
        """`environment`, or what the value itself declares."""
        if name == "environment":
            return self._environment()
        found = attribute_of(self._value, name)
        return UrlView(found, self._service) if isinstance(found, Url) else found

    def _environment(self) -> Any:
        host = self._value.host or ""
        zone = self._service.zones.zone_of_host(host) if host else ""
        if not zone:
            return Absent("no environment in particular", is_set=True)
        return self._service.environment.name if zone == self._service.environment.zone else zone

    def __str__(self) -> str:
        return str(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UrlView) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)


class SectionView(Readable):
    """A part of the service model, present or not: what it lacks is absent, however deep one looks."""

    __slots__ = ("_kind", "_name", "_section", "_service")

    def __init__(self, kind: type[Section], section: Section | None, service: Service, name: str = "") -> None:
        self._kind = kind
        self._section = section
        self._service = service
        self._name = name

    @property
    def is_set(self) -> bool:
        """Whether any setting speaks of it."""
        return self._section is not None

    def look(self, name: str) -> Any:
        """A field of the section, or `name` for a member of several."""
        inner = section_type(self._kind, name)
        value = getattr(self._section, name, None) if self._section is not None else None
        if inner is not None:
            return SectionView(inner, value, self._service)
        if name == "name" and "name" not in fields_of(self._kind):
            return self._name or Absent("without a name", is_set=False)
        if name == "called":
            return self._name or "the default one"
        if name not in fields_of(self._kind):
            message = f"{self._kind.__name__.lower()} has no {name!r}; it has {', '.join(self._kind.model_fields)}"
            raise Misuse(message)
        return seen(value, self._service)

    def __str__(self) -> str:
        return self._name or "it"


class ServiceView(Readable):
    """`service`: prints its name; has `name`, the sections of the service model, and its databases and dependencies as lists."""

    __slots__ = ("_service",)

    def __init__(self, service: Service) -> None:
        self._service = service

    def look(self, name: str) -> Any:
        """Its name, a section, or the members of one that there may be several of."""
        if name == "name":
            return self._service.name
        model = self._service.model
        inner = section_type(type(model), name)
        if inner is not None:
            return SectionView(inner, getattr(model, name), self._service)
        members = getattr(model, name, None) if name in fields_of(type(model)) else None
        if not isinstance(members, Mapping):
            message = f"service has no {name!r}; it has name, {', '.join(type(model).model_fields)}"
            raise Misuse(message)
        return [SectionView(type(member), member, self._service, called) for called, member in members.items()]

    def __str__(self) -> str:
        return self._service.name


class SettingView(Readable):
    """One setting: prints its key; has `key`, `setting`, `value`, `text`, and for a url setting `url`."""

    __slots__ = ("_service", "_setting", "_url")

    def __init__(self, setting: Setting, service: Service, url: Url | None = None) -> None:
        self._setting = setting
        self._service = service
        self._url = url

    def look(self, name: str) -> Any:
        """One of its names; a url's own names are there directly."""
        match name:
            case "key":
                return self._setting.key
            case "setting":
                return self._setting.canonical or self._setting.key
            case "text":
                return self._setting.text
            case "value":
                return seen(self._setting.value, self._service)
        if self._url is not None:
            return UrlView(self._url, self._service).look(name)
        message = f"setting has no {name!r}; it has key, setting, text and value"
        raise Misuse(message)

    def __str__(self) -> str:
        return self._setting.key


def seen(value: Any, service: Service) -> Any:
    """A value of the model as an expression sees it: None is absent, a reference is set but unknown."""
    if value is None:
        return Absent("not set", is_set=False)
    if isinstance(value, Reference):
        return Absent(str(value), is_set=True)
    if isinstance(value, Url | Dsn):
        return UrlView(value, service)
    return value
