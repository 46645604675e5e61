"""One key of one service in one environment after layering."""

import msgspec

from config_lint.domain.contribution import Contribution
from config_lint.domain.key import render
from config_lint.values.location import Location
from config_lint.values.value import Value


class Setting(msgspec.Struct, frozen=True, gc=False):
    """A value, the contribution that decided it (`chain[-1]`), and everything that one overrode, lowest layer first.

    `name` is the normalised key as text: the same in every environment and service. `document` is the name of the document it
    stands in (empty for the only one). `value` is resolved: `${X}` in it has been replaced, or made it a `Reference`.
    `canonical` is the well-known setting it binds to, or empty.
    """

    environment: str
    service: str
    document: str
    name: str
    value: Value
    chain: tuple[Contribution, ...]
    canonical: str = ""

    @property
    def location(self) -> Location:
        """Where the deciding value stands."""
        return self.chain[-1].entry.location

    @property
    def key_location(self) -> Location:
        """Where the deciding key stands."""
        return self.chain[-1].entry.key_location

    @property
    def key(self) -> str:
        """The path as written in the file that decided."""
        return render(self.chain[-1].entry.key)

    @property
    def owner(self) -> str:
        """The environment whose layer decided, empty where it is everybody's."""
        return self.chain[-1].owner

    @property
    def text(self) -> str:
        """The value as written, before interpolation; a secret's is masked."""
        entry = self.chain[-1].entry
        return entry.text or str(entry.value)
