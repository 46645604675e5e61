"""What a file says of the fleet, where no path does."""

import msgspec


class Stated(msgspec.Struct, frozen=True):
    """A file that names environments; `shares_out` is true where it says which services there are, too."""

    path: str
    environments: tuple[str, ...]
    shares_out: bool = False
