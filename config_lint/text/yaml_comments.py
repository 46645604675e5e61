"""The comments of a YAML text, which its parser passes over."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from yaml.error import YAMLError

from config_lint.text.comments import MARK
from config_lint.text.lines import Lines
from config_lint.text.yaml_event import SCALAR, STREAM_END, events_of
from config_lint.values.on_use import on_use

_sign = on_use(r"(?:(?<=\s)|^)#", re.MULTILINE)


def comment_spans(text: str, lines: Lines) -> Iterator[tuple[int, int]]:
    """The offsets of the comments that contain our mark; a `#` inside a scalar begins none."""
    starts, ends = [], []
    for start, end in _scalars(text):
        starts.append(start)
        ends.append(end)
    place = text.find(MARK)
    while place >= 0:
        number, _ = lines.position(place)
        line_start = lines.offset(number, 1)
        line_end = line_start + len(lines.line(number))
        for sign in _sign.finditer(text, line_start, line_end):
            around = bisect_right(starts, sign.start()) - 1
            if around < 0 or ends[around] <= sign.start():
                yield sign.start(), line_end
                break
        place = text.find(MARK, line_end)


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of all scalars as far as the text can be read."""
    try:
        following = events_of(text)
        while (event := following()).__class__ is not STREAM_END:
            if event.__class__ is SCALAR:
                yield event.start_mark.index, event.end_mark.index
    except (YAMLError, UnicodeEncodeError):
        return
