from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from config_lint.domain.usage import UsageError
from config_lint.options import options_from
from config_lint.options.model import OptionsTable, Table
from config_lint.options.schema import validated

TABLES: list[type[Table]] = [OptionsTable, *(table for table in Table.__subclasses__() if table is not OptionsTable)]
KEYS = [field.encode_name for table in TABLES for field in msgspec.structs.fields(table)]

texts = st.sampled_from(["", "a", "a-*", "*/*", "error", "staging", "same", "0.1", "0.1\n", "1.x", "2027-03-31", "soon"])
others = st.sampled_from([0, 1, 2.5, True, False])
days = st.sampled_from(
    [date(2027, 3, 31), datetime(2027, 3, 31, tzinfo=UTC), datetime(2027, 3, 31), datetime(2027, 3, 31, 4)]  # noqa: DTZ001
)
values = st.one_of(texts, texts, others, days)
tables = st.dictionaries(st.sampled_from(KEYS), st.one_of(values, st.lists(values, max_size=2)), max_size=3)
files = st.dictionaries(
    st.sampled_from([*KEYS, "typo"]),
    st.one_of(
        values, st.lists(values, max_size=2), tables, st.lists(tables, max_size=2), st.dictionaries(texts, tables, max_size=2)
    ),
    max_size=4,
)


def is_good(data: dict[str, Any]) -> bool:
    """Whether the tables take it."""
    try:
        msgspec.convert(data, OptionsTable)
    except msgspec.ValidationError:
        return False
    return True


@given(files)
def test_whatever_the_tables_refuse_is_explained_or_was_good_after_all(data: dict[str, Any]) -> None:
    try:
        found = msgspec.convert(validated(data), OptionsTable)
    except ValidationError:
        assert not is_good(data)
        with pytest.raises(UsageError):
            options_from(data)
        return
    if is_good(data):
        assert found == msgspec.convert(data, OptionsTable)
    assert options_from(data).sources == found.sources


def test_a_day_with_a_time_of_nought_is_a_day() -> None:
    data = {"drift": {"a": {"mode": "same", "reason": "r", "until": datetime(2027, 3, 31)}}}  # noqa: DTZ001
    assert not is_good(data)
    assert options_from(data).drift["a"].until == date(2027, 3, 31)
    with pytest.raises(UsageError, match="without a time"):
        options_from({"drift": {"a": {"mode": "same", "reason": "r", "until": datetime(2027, 3, 31, 4)}}})  # noqa: DTZ001


def test_aliases_that_are_none_are_not_those_that_nobody_declared() -> None:
    environments = options_from({"environments": {"a": {"aliases": []}, "b": {}}}).environments
    assert (environments["a"].aliases, environments["b"].aliases) == ((), None)
