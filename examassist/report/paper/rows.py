"""What a row of the checklist on paper consists of: a number, a name, and boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from examassist.report.document import Said

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Choice:
    """A box to tick, or a line to write on, with the words behind it; ``lead`` is the key that types it."""

    key: str
    text: str
    lead: str = ""
    kind: Literal["box", "line"] = "box"

    @property
    def whole(self) -> str:
        """The words with the key before them."""
        return " ".join(part for part in (self.lead, self.text) if part)


@dataclass(frozen=True)
class Boxes:
    """The boxes of one cell, behind the letter of its side or a few words."""

    key: str
    lead: str
    choices: tuple[Choice, ...]

    def said(self) -> Iterator[Said]:
        """What stands before the boxes, then each of them."""
        if self.lead:
            yield Said(f"{self.key}.lead", self.lead)
        for choice in self.choices:
            yield Said(choice.key, choice.whole)


@dataclass(frozen=True)
class PaperRow:
    """One item: its number, name and what to do, and its cells; two cells stand side by side, right then left.

    ``further`` are the cells of the rows that only one answer opens, one below the other.
    """

    key: str
    number: str
    label: str
    what: str
    cells: tuple[Boxes, ...]
    further: tuple[Boxes, ...] = ()

    def said(self) -> Iterator[Said]:
        """Number, name, what to do, and the boxes in reading order."""
        yield Said(f"{self.key}.number", self.number)
        yield Said(f"{self.key}.label", self.label)
        if self.what:
            yield Said(f"{self.key}.what", self.what)
        for boxes in (*self.cells, *self.further):
            yield from boxes.said()


@dataclass(frozen=True)
class PaperTable:
    """The rows of one step or section, under its number and name."""

    key: str
    title: str
    rows: tuple[PaperRow, ...]

    def said(self) -> Iterator[Said]:
        """The title and each row."""
        yield Said(f"{self.key}.title", self.title)
        for row in self.rows:
            yield from row.said()
