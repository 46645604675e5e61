"""What a raw name means."""

import msgspec

Path = tuple[str, ...]


class Match(msgspec.Struct, frozen=True):
    """A raw name's meaning.

    `section` and `named` are its chapter's, `name` that of the member where there may be several (empty for the unnamed one),
    `unit` and `engine` what the raw name says beside it.

    `canonical` is the well-known setting's name, `database.host`, or `databases.orders.host` where the member has a name;
    `path` the way to it in the service model.
    """

    section: str
    named: str
    name: str
    field: str
    unit: str
    engine: str
    canonical: str
    path: Path

    def called(self, name: str) -> "Match":
        """The same field of another member."""
        return self if name == self.name else match(self.section, self.named, name, self.field, self.unit, self.engine)


def match(section: str, named: str, name: str, field: str, unit: str = "", engine: str = "") -> Match:
    """A meaning with what follows from its parts."""
    canonical = f"{named}.{name}.{field}" if name else f"{section}.{field}"
    holder = (*named.split("."), name) if named else tuple(section.split("."))
    return Match(section, named, name, field, unit, engine, canonical, (*holder, *field.split(".")))
