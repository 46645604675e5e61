"""Services with the texts that they had before, as far as that is kept."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from config_lint.domain.document import Entry
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting

_each = msgspec.msgpack.Decoder(list[msgspec.Raw])

Places = dict[int, Entry]
"""What was written before, by the entry that is there now: who reads the same now did so before."""


class Untold(Exception):
    """What a setting was is not known: it was, or is, no text."""


def with_texts(
    service: Service, before: bytes | None, now: bytes, written: Places
) -> tuple[Service, list[tuple[Setting, Setting]]]:
    """The service as it was, and its settings that were others, as they were and as they are.

    `before` and `now` are what is said of its settings with texts (`imprint.py`). `written` is the same for all of its
    environments. Raises `Untold` where a value that changed is no text, or has overridden what is none.
    """
    if before is None:
        raise Untold
    settings = list(service.settings)
    changed: list[tuple[Setting, Setting]] = []
    for index, said in _others(_each.decode(before), _each.decode(now)):
        setting = settings[index]
        settings[index] = _as_before(setting, iter(said), written)
        changed.append((settings[index], setting))
    return dataclasses.replace(service, settings=tuple(settings)), changed


def _others(before: Sequence[msgspec.Raw], now: Sequence[msgspec.Raw]) -> Iterator[tuple[int, list[Any]]]:
    """What was said of each setting of which something else is said, with its place."""
    if len(before) != len(now):
        raise Untold
    for one, other in zip(before, now, strict=True):
        if bytes(one) != bytes(other):
            index, *said = msgspec.msgpack.decode(one)
            if index != msgspec.msgpack.decode(other)[0]:
                raise Untold
            yield index, said


def _as_before(setting: Setting, said: Iterator[Any], written: Places) -> Setting:
    """The setting with what was said of it."""
    value = _text(setting.value, next(said))
    links = []
    for link in setting.chain:
        entry = link.entry
        text, verbatim, lines, end_column = next(said), next(said), next(said), next(said)
        own = value if link is setting.chain[-1] and entry.value is setting.value else _text(entry.value, next(said)[0])
        was = msgspec.structs.replace(
            entry,
            value=own,
            text=text,
            verbatim=verbatim,
            location=msgspec.structs.replace(entry.location, end_line=entry.location.line + lines, end_column=end_column),
        )
        links.append(msgspec.structs.replace(link, entry=written.setdefault(id(entry), was)))
    return msgspec.structs.replace(setting, value=value, chain=tuple(links))


def _text(now: object, before: Any) -> str:
    if now.__class__ is not str or before.__class__ is not str:
        raise Untold
    return str(before)
