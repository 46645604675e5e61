"""A time table: five fields of minutes, hours, days, months and days of the week."""

import re

from config_lint.values.on_use import on_use

_months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_days = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_step = on_use(r"(?P<range>\*|\?|[^/]+)(?:/(?P<step>\d+))?")

FIELDS = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day of the month", 1, 31, ()),
    ("month", 1, 12, _months),
    ("day of the week", 0, 7, _days),
)
"""What each field is, its least and greatest number, and the names that it may have instead of numbers."""

SUNDAY_TWICE = 7
"""Many programs take 7 for Sunday, too; Kubernetes does not: https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format."""


def fault(text: str, *, strict: bool = False) -> str:
    """What is wrong with a table of five fields, empty where nothing is, or where it is none of five fields.

    With `strict` the days of the week end with 6.
    """
    fields = text.split()
    if len(fields) != len(FIELDS) or not all(re.fullmatch(r"[\w*?,/#-]+", field) for field in fields):
        return ""
    for field, (name, least, greatest, names) in zip(fields, FIELDS, strict=True):
        most = greatest - 1 if strict and greatest == SUNDAY_TWICE else greatest
        for part in field.split(","):
            wrong = _wrong(part, least, most, names)
            if wrong:
                return f"{wrong} is no {name}: it is {least} to {most}"
    return ""


def _wrong(part: str, least: int, most: int, names: tuple[str, ...]) -> str:
    """The first piece of a part that is out of range; empty where none is."""
    match = _step.fullmatch(part)
    if match is None or match["range"] in ("*", "?"):
        return ""
    ends = match["range"].lower().split("-")
    numbers: list[int] = []
    for end in ends:
        if end in names:
            numbers.append(names.index(end) + least)
        elif not end.isdecimal():
            return ""  # L, W, #: signs that some programs have
        elif not least <= int(end) <= most:
            return end
        else:
            numbers.append(int(end))
    return match["range"] if numbers[-1] < numbers[0] and not names else ""
