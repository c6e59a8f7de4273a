"""What a report says, as blocks of keyed texts in reading order, with no word about how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from examassist.domain.body import Laterality
    from examassist.knowledge.maps.body_map import Look
    from examassist.knowledge.maps.drawing import Drawing, Shape
    from examassist.report.carried.record import Carried
    from examassist.report.paper.rows import PaperTable

Tone = Literal["plain", "normal", "neutral", "abnormal", "not_obtained", "blank"]
"""What a cell of the findings is: blank means not examined and is never shown as normal."""

Mark = Literal["", "for", "against", "second", "unknown", "agreed", "item"]
"""Why a line stands where it stands."""


class Said(NamedTuple):
    """One text of the report under its own key; the printed page is compared with these."""

    key: str
    text: str


@dataclass(frozen=True)
class Line:
    """One sentence: a few leading words that stand out, then the rest."""

    key: str
    text: str
    lead: str = ""
    mark: Mark = ""
    quiet: bool = False

    @property
    def whole(self) -> str:
        """The sentence as it is read."""
        return " ".join(part for part in (self.lead, self.text) if part)

    def said(self) -> Iterator[Said]:
        """The sentence."""
        yield Said(self.key, self.whole)


@dataclass(frozen=True)
class Band:
    """The clock and the red flags: what must be read first."""

    key: str
    kind: Literal["now", "raised", "open"]
    title: str
    lines: tuple[Line, ...]
    eyebrow: str = ""

    def said(self) -> Iterator[Said]:
        """The small heading, the heading and each line."""
        if self.eyebrow:
            yield Said(f"{self.key}.eyebrow", self.eyebrow)
        yield Said(f"{self.key}.title", self.title)
        for line in self.lines:
            yield from line.said()


@dataclass(frozen=True)
class Listing:
    """A heading with a remark beside it, and lines below."""

    key: str
    title: str
    lines: tuple[Line, ...]
    note: str = ""
    kind: Literal["plain", "large", "hatched", "columns", "small", "dense", "by_hand"] = "plain"

    def said(self) -> Iterator[Said]:
        """The heading, the remark and each line."""
        yield from _heading(self.key, self.title, self.note)
        for line in self.lines:
            yield from line.said()


@dataclass(frozen=True)
class Request:
    """One test to be requested: its number, name and clock, and what belongs into the request."""

    key: str
    number: str
    title: str
    clock: str
    lines: tuple[Line, ...]

    def said(self) -> Iterator[Said]:
        """Number, name, clock and each line."""
        yield Said(f"{self.key}.number", self.number)
        yield Said(f"{self.key}.title", self.title)
        yield Said(f"{self.key}.clock", self.clock)
        for line in self.lines:
            yield from line.said()


@dataclass(frozen=True)
class Requests:
    """The tests that the clinician may request."""

    key: str
    title: str
    note: str
    requests: tuple[Request, ...]

    def said(self) -> Iterator[Said]:
        """The heading, the remark and each request."""
        yield from _heading(self.key, self.title, self.note)
        for request in self.requests:
            yield from request.said()


@dataclass(frozen=True)
class Field:
    """A small label with its value below."""

    key: str
    label: str
    value: str
    lines: tuple[Line, ...] = ()

    def said(self) -> Iterator[Said]:
        """The label, the value and each line."""
        yield Said(f"{self.key}.label", self.label)
        yield Said(self.key, self.value)
        for line in self.lines:
            yield from line.said()


@dataclass(frozen=True)
class Fields:
    """A box of labelled values side by side."""

    key: str
    fields: tuple[Field, ...]

    def said(self) -> Iterator[Said]:
        """Each field in turn."""
        for field in self.fields:
            yield from field.said()


@dataclass(frozen=True)
class Cell:
    """What was recorded for one key."""

    key: str
    text: str
    tone: Tone

    def said(self) -> Iterator[Said]:
        """The value."""
        yield Said(self.key, self.text)


@dataclass(frozen=True)
class Row:
    """One item: right and left, or one cell where it has no side; remarks below."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    notes: tuple[Line, ...] = ()

    def said(self) -> Iterator[Said]:
        """The label, each cell and each remark."""
        yield Said(f"{self.key}.label", self.label)
        for cell in self.cells:
            yield from cell.said()
        for note in self.notes:
            yield from note.said()


@dataclass(frozen=True)
class Grid:
    """The findings of one section; the patient's right stands left of the patient's left."""

    key: str
    title: str
    rows: tuple[Row, ...]
    heads: tuple[str, ...] = ()

    def said(self) -> Iterator[Said]:
        """The title, the heads of the columns and each row."""
        yield Said(f"{self.key}.title", self.title)
        for head, side in zip(self.heads, SIDE_KEYS, strict=False):
            yield Said(f"{self.key}.head.{side}", head)
        for row in self.rows:
            yield from row.said()


@dataclass(frozen=True)
class MapName:
    """One figure of a map with the patient's sides as the viewer sees them."""

    key: str
    figure: str
    title: str
    sides: tuple[str, str]

    def said(self) -> Iterator[Said]:
        """The letter at the viewer's left, the name, the letter at the right."""
        for word, text in zip(("first", "title", "second"), (self.sides[0], self.title, self.sides[1]), strict=True):
            yield Said(f"{self.key}.{word}", text)


@dataclass(frozen=True)
class MapMeaning:
    """A look of the map with what it means."""

    key: str
    look: Look
    text: str


@dataclass(frozen=True)
class MapLabel:
    """The few letters on one shape of the drawing."""

    key: str
    text: str
    shape: Shape


@dataclass(frozen=True)
class MapPicture:
    """A body map with each area in its look; ``lines`` say the same in words, for whoever does not see it."""

    key: str
    title: str
    note: str
    drawing: Drawing
    looks: Mapping[tuple[str, Laterality], Look]
    names: tuple[MapName, ...]
    labels: tuple[MapLabel, ...]
    meanings: tuple[MapMeaning, ...]
    lines: tuple[Line, ...]

    def said(self) -> Iterator[Said]:
        """The heading, the names of the figures and areas, what the looks mean, and the same in words."""
        yield from _heading(self.key, self.title, "")
        for name in self.names:
            yield from name.said()
        for label in self.labels:
            yield Said(label.key, label.text)
        for meaning in self.meanings:
            yield Said(meaning.key, meaning.text)
        for line in self.lines:
            yield from line.said()
        yield Said(f"{self.key}.note", self.note)


GRIDS = "findings."
"""How the keys of all grids begin."""

SIDE_KEYS = ("right", "left")
"""The last word of a sided cell's key, in the order of the columns."""

MARK, AGAIN = ".mark", ".again."
"""How keys end of what is drawn and is no text of the record: the sign before a line, a head that stands once more."""


def again_key(part: int) -> str:
    """The end of the key of a title or head that is drawn once more where its table goes on."""
    return f"{AGAIN}{part}{MARK}"


Block: TypeAlias = "Band | Listing | Requests | Fields | Grid | MapPicture | PaperTable"


@dataclass(frozen=True)
class Identity:
    """Who the patient is, printed on every page."""

    name: str
    latin_name: str
    facts: tuple[Field, ...]


@dataclass(frozen=True)
class ReportDocument:
    """Everything one report says."""

    clinic: str
    title: str
    findings_title: str
    state: str
    identity: Identity
    summary: tuple[Block, ...]
    legend: str
    findings: tuple[Grid | MapPicture, ...]
    appendix: tuple[Listing, ...]
    footer: tuple[str, ...]
    exam: str
    invented: bool
    made_at: datetime
    carried: Carried | None = None
    """What the file carries of its record; None in one for the patient's own hands."""
    kind: Literal["summary", "transfer", "leaflet", "paper"] = "summary"
    """Which document it is: it decides how the pages are laid out."""

    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order."""
        return (*self.summary, *self.findings, *self.appendix)

    def furniture(self) -> Iterator[Said]:
        """What every page repeats, so that no page can be taken for another patient's."""
        yield Said("page.clinic", self.clinic)
        yield Said("page.state", self.state)
        yield Said("page.name", self.identity.name)
        yield Said("page.latin_name", self.identity.latin_name)
        for field in self.identity.facts:
            yield from field.said()
        for number, line in enumerate(self.footer):
            yield Said(f"page.footer.{number}", line)

    def said(self) -> Iterator[Said]:
        """Every text that stands in the report once, in reading order; what each page repeats is not among them."""
        for block in self.summary:
            yield from block.said()
        yield Said("legend", self.legend)
        for grid in self.findings:
            yield from grid.said()
        for listing in self.appendix:
            yield from listing.said()


def _heading(key: str, title: str, note: str) -> Iterator[Said]:
    yield Said(f"{key}.title", title)
    if note:
        yield Said(f"{key}.note", note)
