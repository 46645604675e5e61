"""What services offer each other, and what they count on."""

from collections.abc import Iterable
from functools import cached_property

import msgspec

from config_lint.values.location import Location


class Body(msgspec.Struct, frozen=True):
    """The fields of a request or an answer.

    `required` are those that must be there, `known` all that may be; None where any may be, or nobody knows.
    """

    required: tuple[str, ...] = ()
    known: tuple[str, ...] | None = None


class Answer(msgspec.Struct, frozen=True):
    """What comes back with a status: a number, a class of them such as `4XX`, or `default`; `media` are the types it may have."""

    status: str
    body: Body = Body()
    media: tuple[str, ...] = ()


class Operation(msgspec.Struct, frozen=True):
    """One call that a service answers. `path` is a template such as `/users/{id}`; `method` is in upper case, empty for any.

    `parameters` are the required ones, each as what it is in (`query`, `header`) and its name.
    """

    method: str
    path: str
    location: Location
    request: Body = Body()
    parameters: tuple[tuple[str, str], ...] = ()
    answers: tuple[Answer, ...] = ()


class Address(msgspec.Struct, frozen=True):
    """Where a document says that the service answers, and the words that say for whom."""

    url: str
    location: Location
    description: str = ""


class Offer(msgspec.Struct, frozen=True):
    """What a service answers, by its OpenAPI document or its own settings.

    `environment` is empty where it is so in all of them; `bases` are the paths that may stand before each operation's.
    """

    provider: str
    path: str
    operations: tuple[Operation, ...]
    environment: str = ""
    bases: tuple[str, ...] = ("",)
    addresses: tuple[Address, ...] = ()


class Expectation(msgspec.Struct, frozen=True):
    """One call that a consumer makes, by its Pact file or its own settings.

    `sends` are the fields of the request's body, None where they are not said; `carries` the parameters, as in an operation.
    `statuses` come back, with the fields that the consumer reads of the answer. `key` is the place within the file.
    """

    consumer: str
    provider: str
    method: str
    path: str
    location: Location
    environment: str = ""
    key: str = ""
    sends: tuple[str, ...] | None = None
    carries: tuple[tuple[str, str], ...] | None = None
    statuses: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


class Contracts:
    """All offers and expectations of a fleet."""

    def __init__(self, offers: Iterable[Offer] = (), expectations: Iterable[Expectation] = ()) -> None:
        self.offers = tuple(offers)
        self.expectations = tuple(expectations)

    @cached_property
    def by_provider(self) -> dict[str, tuple[Offer, ...]]:
        """The offers by who makes them."""
        found: dict[str, list[Offer]] = {}
        for offer in self.offers:
            found.setdefault(offer.provider, []).append(offer)
        return {name: tuple(offers) for name, offers in found.items()}

    def offers_of(self, provider: str, environment: str) -> tuple[Offer, ...]:
        """What a service answers in an environment, which is nothing in particular where the name is empty."""
        offers = self.by_provider.get(provider, ())
        return tuple(offer for offer in offers if offer.environment in ("", environment) or not environment)
