"""The block of a finding, line by line."""

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from config_lint.domain.applied import Applied
from config_lint.domain.excerpt import Excerpt
from config_lint.domain.finding import Finding, RelatedPlace
from config_lint.domain.place import Step
from config_lint.domain.severity import Severity
from config_lint.reporters.marked_line import cut
from config_lint.reporters.pieces import Pieces, cells, coloured, divided, plain, stripped
from config_lint.reporters.reporter import Display
from config_lint.reporters.safe_text import safe, within
from config_lint.values.location import Location
from config_lint.values.on_use import on_use

_colours = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_words = on_use(r"(\S+)\s*")
_frame, _strong, _aside = "bright_blue", "bold", "dim"

narrowest = 30
"""Columns of a terminal below which nothing is cut any more: it folds the lines itself."""

most_places, most_steps, longest_value = 5, 6, 60
"""How many related places, how many links of an override chain, and how much of a value in one are shown without `detailed`."""


def blocks(findings: Sequence[Finding], rules: Mapping[str, Applied], display: Display) -> str:
    """A block for each finding, with an empty line after each."""
    width = max(display.width, narrowest)
    drawn = (_Block(finding, " ".join(rules[finding.rule].fix.split()), display, width).lines() for finding in findings)
    if not display.colour:
        return "".join("\n".join(map(plain, block)) + "\n\n" for block in drawn)
    from config_lint.reporters.console import console

    page = StringIO()
    terminal = console(page, width)
    for block in drawn:
        terminal.print(coloured(block), end="\n\n", soft_wrap=True)
    return page.getvalue()


class _Block:
    """One finding on its way to lines of text."""

    def __init__(self, finding: Finding, fix: str, display: Display, width: int) -> None:
        self.finding = finding
        self.fix = fix
        self.display = display
        self.width = width
        self.dots = within("…", display.encoding)
        places = (finding.place, *(related.place for related in finding.related))
        self.gutter = 1 + max(len(str(place.location.line)) for place in places)

    def lines(self) -> Iterator[Pieces]:
        """The whole block, from the headline to the fix."""
        finding = self.finding
        colour = _colours[finding.severity]
        headline: Pieces = ((f"{finding.severity}[{finding.rule}]", colour), (f": {self._safe(finding.message)}", _strong))
        if finding.suppression:
            headline = (("suppressed ", _aside), *headline)
        yield from self._wrapped("", headline, "  ")
        yield self._arrow("-->", finding.place.location)
        yield from self._marked(finding.excerpt, finding.place.location, "^", colour)
        most = len(finding.related) if self.display.detailed else most_places
        for related in finding.related[:most]:
            yield from self._related(related)
        if len(finding.related) > most:
            yield from self._note("", f"and at {len(finding.related) - most} more places")
        yield from self._chain(finding.place.chain)
        for other in finding.also:
            where = f" ({other.place.location})" if other.place.location != finding.place.location else ""
            yield from self._note("also", f"{other.severity}[{other.rule}]: {other.message}{where}")
        if set(finding.affects) - {(finding.place.environment, finding.place.service)}:
            yield from self._note("affects", self._reached(finding.affects))
        if self.display.detailed:
            if finding.score is not None:
                yield from self._note(f"{finding.confidence} confidence", str(finding.score))
            yield from self._note("fingerprint", finding.fingerprint)
        if finding.spared and not finding.stops:
            yield from self._note("only reported", finding.spared)
        if finding.remedy:
            yield from self._note("smallest change", finding.remedy)
        if self.fix:
            yield from self._note("fix", self.fix)
        if finding.suppression:
            until = f" until {finding.suppression.until}" if finding.suppression.until else ""
            place = f"{finding.suppression.path}:{finding.suppression.line}"
            yield from self._note(f"suppressed{until}", f"{finding.suppression.reason} ({place})")

    def _related(self, related: RelatedPlace) -> Iterator[Pieces]:
        location = related.place.location
        line: list[Pieces] = []
        if location != self.finding.place.location:
            yield self._arrow(":::", location)
            line = list(self._marked(related.excerpt, location, "-", _frame, related.message))
        yield from line or (self._note("", related.message) if related.message else ())

    def _arrow(self, arrow: str, location: Location) -> Pieces:
        """Where: never folded, so that terminals and editors can open it."""
        return ((f"{' ' * self.gutter}{arrow} ", _frame), (self._safe(str(location)), ""))

    def _marked(self, excerpt: Excerpt | None, location: Location, mark: str, colour: str, label: str = "") -> Iterator[Pieces]:
        """The line, and the mark under it, with the label beside the mark or, where there is no room, below it."""
        if excerpt is None:
            return
        line = Excerpt(self._safe(excerpt.before), self._safe(excerpt.marked), self._safe(excerpt.after))
        bar = f"{' ' * self.gutter} | "
        room = self.width - len(bar)
        line = cut(line, room, cells, self.dots)
        yield (f"{location.line:>{self.gutter}} | ", _frame), (line.before + line.marked + line.after, "")
        marks = f"{' ' * cells(line.before)}{mark * max(cells(line.marked), 1)}"
        label = self._safe(label)
        beside = len(marks) + 1 + cells(label) <= room
        yield (bar, _frame), (f"{marks} {label}" if label and beside else marks, colour)
        if label and not beside:
            yield from self._wrapped(bar, ((label, colour),), bar)

    def _chain(self, chain: Sequence[Step]) -> Iterator[Pieces]:
        """Who set the value first, and who had the last words."""
        if len(chain) == 1:
            return
        skipped = 0 if self.display.detailed else max(len(chain) - most_steps, 0)
        for index, step in enumerate(chain):
            said = f"{step.location.path}:{step.location.line}: {self._short(step.value)}"
            if index == 0:
                yield from self._note("set in", said, colon="")
            elif index > skipped:
                yield from self._note("overridden in", said, colon="", start="  ")
            elif index == 1:
                yield from self._note("overridden in", f"{skipped} more places", colon="", start="  ")

    def _short(self, value: str) -> str:
        return value if self.display.detailed or len(value) <= longest_value else f"{value[:longest_value]}{self.dots}"

    def _reached(self, affects: Sequence[tuple[str, str]]) -> str:
        """As many pairs as a line holds, and how many more there are."""
        pairs = [f"{environment}/{service}" for environment, service in affects]
        if self.display.detailed:
            return ", ".join(pairs)
        room = self.width - self.gutter - len(" = affects: ") - len(" (+000 more)")
        kept = 1
        while kept < len(pairs) and cells(", ".join(pairs[: kept + 1])) <= room:
            kept += 1
        more = f" (+{len(pairs) - kept} more)" if kept < len(pairs) else ""
        return ", ".join(pairs[:kept]) + more

    def _note(self, label: str, text: str, *, colon: str = ": ", start: str = "= ") -> Iterator[Pieces]:
        lead = f"{' ' * self.gutter} {start}"
        words = ((f"{label}{colon or ' '}" if label else "", _strong), (self._safe(text), ""))
        yield from self._wrapped(lead, words, " " * len(lead))

    def _wrapped(self, lead: str, body: Pieces, indent: str) -> Iterator[Pieces]:
        """The body after its lead, broken between words, which stay whole: they may be paths. Further lines are indented."""
        lines = divided(body, _breaks(plain(body), self.width - len(indent)))
        for index, line in enumerate(lines):
            yield (indent if index else lead, _frame), *stripped(line)

    def _safe(self, text: str) -> str:
        return safe(text, self.display.encoding)


def _breaks(text: str, room: int) -> Iterator[int]:
    """Where to break a text so that no line has more columns than there is room, unless it is a single word."""
    column = 0
    for word in _words.finditer(text):
        if column and column + cells(word[1]) > room:
            yield word.start()
            column = 0
        column += cells(word[0])
