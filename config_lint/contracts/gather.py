"""Which files are contracts, whose they are, and what they say together with the services' own settings."""

import re
from collections.abc import Mapping, Sequence
from posixpath import basename, dirname, join, normpath

from config_lint.contracts.branch import Branch, tree_of
from config_lint.contracts.declared import expectations_in, offers_in
from config_lint.contracts.openapi import is_openapi, offer_of
from config_lint.contracts.pact import expectations_of, is_pact
from config_lint.domain.contract import Contracts, Expectation, Offer
from config_lint.domain.document import Document
from config_lint.domain.service import Service
from config_lint.values.on_use import on_use
from config_lint.values.words import words

_openapi = on_use(r"(?:(?:^|[-_.])(?:openapi|oas3?)(?:[-_.]v?[\d.]+)?|^openapi[-_.][a-z0-9]+)\.(?:ya?ml|json)$", re.IGNORECASE)
_pact = on_use(r"(?:^|/)pacts?/(?:.*/)?[^/]+\.json$|[-_.]pact\.json$", re.IGNORECASE)

NOT_TELLING = frozenset(("api", "contract", "docs", "json", "oas", "openapi", "pact", "service", "spec", "v", "yaml", "yml"))
"""Words of a file's name or a document's title that tell no service from another."""

Called = Mapping[str, str]
"""The services by everything that they are called, in lower case."""


def is_contract(path: str) -> bool:
    """Whether a file is a contract by its name."""
    return _openapi.search(basename(path)) is not None or _pact.search(path) is not None


def documents_wanted(paths: Sequence[str], services: Sequence[Service]) -> dict[str, str]:
    """The files that may be contracts, each with the service that names it in `api.document`; empty where none does."""
    present = set(paths)
    found = {path: "" for path in paths if is_contract(path)}
    for service in services:
        setting = service.bound.get("api.document")
        if setting is not None and isinstance(setting.value, str):
            for path in (setting.value, join(dirname(setting.location.path), setting.value)):
                if normpath(path) in present:
                    found[normpath(path)] = service.name
                    break
    return found


def contracts_of(
    documents: Mapping[str, Sequence[Document]], owners: Mapping[str, str], services: Sequence[Service]
) -> Contracts:
    """All contracts. `documents` are those of the files of `documents_wanted`, `owners` what that says of them."""
    called = {name.lower(): service.name for service in services for name in service.zones.parties.names_of(service.name)}
    offers: list[Offer] = [offer for service in services for offer in offers_in(service)]
    expectations: list[Expectation] = [found for service in services for found in expectations_in(service, called)]
    for path, found in documents.items():
        for document in found[:1]:
            root = tree_of(document)
            if is_openapi(root):
                provider = owners[path] or _owner(path, root, called)
                if provider:
                    offers.append(offer_of(root, provider, path))
            elif is_pact(root):
                consumer, provider = (_service(root.at(side, "name").text, called) for side in ("consumer", "provider"))
                if provider:
                    expectations.extend(expectations_of(root, consumer or root.at("consumer", "name").text, provider))
    return Contracts(offers, expectations)


def _owner(path: str, root: Branch, called: Called) -> str:
    """Whose a document is: by its own name, the nearest folder, or its title; anybody's is the only service's."""
    parts = path.split("/")
    candidates = [parts[-1].rpartition(".")[0], *reversed(parts[:-1]), root.at("info", "title").text]
    found = next(filter(None, (_service(part, called) for part in candidates)), "")
    return found or (next(iter(called.values())) if len(set(called.values())) == 1 else "")


def _service(name: str, called: Called) -> str:
    """The one service that is called so, whatever words there are that tell no service from another."""
    exact = called.get(name.lower())
    if exact:
        return exact
    telling = _telling(name)
    meant = {service for spelling, service in called.items() if telling and _telling(spelling) == telling}
    return meant.pop() if len(meant) == 1 else ""


def _telling(name: str) -> tuple[str, ...]:
    return tuple(word for word in words(name) if word not in NOT_TELLING and not word.isdigit())
