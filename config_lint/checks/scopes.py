"""What `each:` can name: the elements of a service that an expression is asked about, one by one."""

from collections.abc import Callable, Collection, Iterator

import msgspec

from config_lint.checks.probes import probes_of
from config_lint.checks.views import SectionView, ServiceView, SettingView
from config_lint.domain.facts import HIDDEN, PROBES, SETTINGS, URLS
from config_lint.domain.readable import Readable, declared
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.models.auth import OAuth
from config_lint.models.dependency import Dependency
from config_lint.models.operations import Probe
from config_lint.models.section import Section
from config_lint.models.service import ServiceModel
from config_lint.models.store import Store
from config_lint.values.url import Url


class Element(msgspec.Struct, frozen=True):
    """One element: what the expression sees, how canonical names below it begin, and the setting that it is, where it is one."""

    view: Readable
    prefix: str = ""
    setting: Setting | None = None


class Scope(msgspec.Struct, frozen=True):
    """The word after `each:`.

    `kind` is the section type whose fields its expressions may read; where there is none, `names` are those. `attribute` is where
    the service model holds the sections that are the elements, empty where they are not held there. `needs` are the facts that
    the elements are made of beside the service model, which every expression may read.
    """

    word: str
    elements: Callable[[Service], Iterator[Element]]
    kind: type[Section] | None
    names: frozenset[str] = frozenset()
    attribute: str = ""
    needs: frozenset[str] = frozenset()

    def sections(self, service: Service) -> Collection[Section] | None:
        """The sections behind the elements, one for each in their order; None where that is not known without making them."""
        if self.kind is ServiceModel:
            return (service.model,)
        members: dict[str, Section] | None = getattr(service.model, self.attribute) if self.attribute else None
        return None if members is None else members.values()


def _service(service: Service) -> Iterator[Element]:
    yield Element(ServiceView(service))


def _members(attribute: str, singular: str) -> Callable[[Service], Iterator[Element]]:
    def elements(service: Service) -> Iterator[Element]:
        members: dict[str, Section] = getattr(service.model, attribute)
        for name, member in members.items():
            prefix = f"{attribute}.{name}." if name else f"{singular}."
            yield Element(SectionView(type(member), member, service, name), prefix)

    return elements


def _oauth(service: Service) -> Iterator[Element]:
    if service.model.auth is not None:
        for name, client in service.model.auth.oauth.items():
            yield Element(SectionView(OAuth, client, service, name), f"auth.oauth.{name}." if name else "auth.oauth.")


def _urls(service: Service) -> Iterator[Element]:
    for setting, url in service.urls:
        yield Element(SettingView(setting, service, url), "", setting)


def _secrets(service: Service) -> Iterator[Element]:
    for setting in service.secrets:
        yield Element(SettingView(setting, service), "", setting)


def _settings(service: Service) -> Iterator[Element]:
    for setting in service.settings:
        yield Element(SettingView(setting, service), "", setting)


def _probes(service: Service) -> Iterator[Element]:
    for found in probes_of(service):
        pointed = next((found.settings[field] for field in POINTED if field in found.settings), None)
        yield Element(SectionView(Probe, found.probe, service, str(found.probe.kind)), "", pointed)


POINTED = ("timeout", "interval", "initial_delay", "port", "path", "failure_threshold")
"""The field of a probe that is pointed at: the first of these that is set."""

SETTING_NAMES = frozenset(("key", "setting", "text", "value"))
URL_NAMES = declared(Url) | {"environment"}

SCOPES = {
    scope.word: scope
    for scope in (
        Scope("service", _service, ServiceModel),
        Scope("dependency", _members("dependencies", "dependency"), Dependency, attribute="dependencies"),
        Scope("database", _members("databases", "database"), Store, attribute="databases"),
        Scope("cache", _members("caches", "cache"), Store, attribute="caches"),
        Scope("queue", _members("queues", "queue"), Store, attribute="queues"),
        Scope("probe", _probes, Probe, needs=frozenset((PROBES,))),
        Scope("oauth", _oauth, OAuth),
        Scope("url", _urls, None, SETTING_NAMES | URL_NAMES, needs=frozenset((URLS,))),
        Scope("secret", _secrets, None, SETTING_NAMES, needs=frozenset((HIDDEN,))),
        Scope("setting", _settings, None, SETTING_NAMES, needs=frozenset((SETTINGS,))),
    )
}
