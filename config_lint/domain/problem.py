"""Something that is wrong with the input itself: it becomes a finding through an ordinary rule."""

import msgspec

from config_lint.values.location import Location


class Problem(msgspec.Struct, frozen=True):
    """A fault met on the way from files to services.

    `kind` is the rule that speaks of it (`unreadable-file`, `duplicate-key`, `invalid-value` …), `variant` a case of it that the
    rule treats differently. `facts` are the words that the rule's message may use; never a secret's text. `environment` and
    `service` are empty where the fault belongs to the file: then it affects whatever the file feeds. `related` holds further
    places, each with the words to say about it.
    """

    kind: str
    location: Location
    facts: dict[str, str] = {}
    key: str = ""
    environment: str = ""
    service: str = ""
    variant: str = ""
    related: tuple[tuple[str, Location], ...] = ()
