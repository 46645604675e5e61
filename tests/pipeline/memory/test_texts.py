"""Services as they were, by what was kept of their texts."""

from hashlib import blake2b
from typing import Any

import pytest

from config_lint.domain.service import Service
from config_lint.pipeline.memory.imprint import Imprints
from config_lint.pipeline.memory.texts import Untold, with_texts
from tests.builders import fleet


def digest(data: bytes) -> bytes:
    return blake2b(data, key=b"a key of the tests").digest()


def web(base: dict[str, Any] | None = None, **settings: Any) -> Service:
    (service,) = fleet(base={"web": base or {"FIRST": 1}}, staging={"web": settings}).services
    return service


def texts(service: Service) -> bytes:
    return Imprints(digest).of(service).texts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"TITLE": "some words", "NAME": "a"}, {"TITLE": "some more words", "NAME": "a"}),
        ({"TITLE": "", "NAME": "a"}, {"TITLE": "x", "NAME": "b"}),
        ({"TITLE": "of ${NAME}", "NAME": "a"}, {"TITLE": "of ${NAME}", "NAME": "b"}),
        ({"TITLE": "é", "COUNT": 5}, {"TITLE": "è", "COUNT": 5}),
    ],
)
def test_a_service_is_made_again_as_it_was(before: dict[str, Any], after: dict[str, Any]) -> None:
    base = {"TITLE": "what all say", "KEPT": "x"}
    was, now = web(base, **before), web(base, **after)
    found, changed = with_texts(now, texts(was), texts(now), {})
    assert found.settings == was.settings
    assert [one for one, _ in changed] == [each for each in was.settings if each not in now.settings]


def test_what_several_environments_read_was_one_entry_before() -> None:
    first, second = (fleet(base={"web": {"TITLE": title}}, staging={"web": {}}, production={"web": {}}) for title in "ab")
    written: dict[int, Any] = {}
    pairs = zip(first.services, second.services, strict=True)
    found = [with_texts(now, texts(was), texts(now), written)[0] for was, now in pairs]
    one, other = (each.settings[0].chain[-1].entry for each in found)
    assert one is other


def test_what_is_no_text_is_not_told() -> None:
    was, now = web(ACCOUNT=123_456_789_012), web(ACCOUNT=123_456_789_013)
    with pytest.raises(Untold):
        with_texts(now, texts(was), texts(now), {})


def test_what_was_not_kept_is_not_told() -> None:
    now = web(TITLE="x")
    with pytest.raises(Untold):
        with_texts(now, None, texts(now), {})


def test_no_secret_is_among_them() -> None:
    kept = texts(web({"DOOR_PASSWORD": "plain words"}, DOOR_PASSWORD="hunter2-hunter2", TITLE="x", A_URL="http://a:hunter3@b/c"))
    assert b"x" in kept
    assert not any(word in kept for word in (b"hunter2", b"hunter3", b"plain words"))
