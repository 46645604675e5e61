"""What stays the same about a finding while lines move and values change."""

import hashlib
from collections.abc import Iterable, Sequence

from config_lint.domain.place import Place


def fingerprint(rule: str, place: Place, affects: Sequence[tuple[str, str]], peers: Iterable[Place], subject: str = "") -> str:
    """32 hexadecimal digits from the rule, the scope, the service, the document, the key and the peers.

    The scope is the environment that owns the deciding layer, `*` for a shared one; for what is missing, and so has no layer, the
    one environment that it is missing in. The service is `*` where several share the fault. No path, line or value takes part,
    and so neither does a secret; nor does the selection of environments.
    """
    services = {service for _, service in affects}
    environments = {environment for environment, _ in affects}
    scope = _scope(place, next(iter(environments)) if len(environments) == 1 else "*")
    service = next(iter(services)) if len(services) == 1 else "*"
    others = sorted({f"{_scope(peer, peer.environment)}/{peer.service}/{peer.key}" for peer in peers})
    text = "\0".join((rule, scope, service, place.document, place.key, subject, *others))
    # Half of a surrogate pair, which JSON's escapes can make, is no character, but part of a key like any other.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _scope(place: Place, otherwise: str) -> str:
    """The owner of the layer that a place lies in; `otherwise` for what lies in none."""
    return place.owner or ("*" if place.chain else otherwise)
