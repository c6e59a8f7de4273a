"""The phrases of a request, each with what it rests on, so that nothing stands in it that nobody recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from examassist.domain.finding import FindingKey
from examassist.reasoning.trace import OF_THE_PATIENT
from examassist.report.record import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examassist.report.record import Record

Kind = Literal["finding", "blank", "computed", "patient", "clinician", "rule", "pack", "program"]
"""A recorded cell, one that is blank, a number computed from cells, the patient's own data, what the clinician wrote
or decided, a rule of the pack, a fixed text of the pack, a fixed text of this program."""


class Basis(NamedTuple):
    """What a phrase rests on: its kind, and the printed key or id."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class Phrase:
    """A piece of a sentence with what it rests on; there is none without."""

    text: str
    basis: tuple[Basis, ...]


@dataclass(frozen=True)
class Row:
    """One line of a request: a few leading words, then phrases."""

    key: str
    phrases: tuple[Phrase, ...]
    lead: str = ""
    between: str = "; "

    @property
    def text(self) -> str:
        """What follows the leading words; a second line of a person's words stays inside the line of the request."""
        said = self.between.join(phrase.text for phrase in self.phrases)
        return sentence(said.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\n  "))

    @property
    def whole(self) -> str:
        """The line as it is read."""
        return " ".join(part for part in (self.lead, self.text) if part)


@dataclass(frozen=True)
class RequestDocument:
    """Everything one request or letter says, in reading order; the last row is its one question."""

    id: str
    title: str
    rows: tuple[Row, ...]
    reminders: tuple[str, ...] = ()
    """What its reader wants besides; it is shown to whoever writes and never copied."""

    def row(self, key: str) -> Row | None:
        """The row with this key; None when it is not said."""
        return next((row for row in self.rows if row.key == key), None)

    def phrases(self) -> Iterator[Phrase]:
        """Every phrase in reading order."""
        for row in self.rows:
            yield from row.phrases


def fixed(key: str, text: str) -> Phrase:
    """A fixed text of this program."""
    return Phrase(text, (Basis("program", key),))


def of_pack(key: str, text: str) -> Phrase:
    """A fixed text of the pack."""
    return Phrase(text, (Basis("pack", key),))


def basis_of(record: Record, keys: Iterable[FindingKey]) -> tuple[Basis, ...]:
    """What cells are, each once: recorded, computed, the patient's, or blank.

    What a grouped question implies for its parts rests on the answer to the question.
    """
    return tuple(dict.fromkeys(_basis(record, key) for key in keys))


def _basis(record: Record, key: FindingKey) -> Basis:
    if key in OF_THE_PATIENT:
        return Basis("patient", key.item)
    if record.encounter.finding(key) is not None:
        return Basis("finding", str(key))
    if key.item in record.edition.derived_by_id:
        return Basis("computed", str(key))
    item = record.edition.item.get(key.item)
    whole = FindingKey(item.part_of) if item is not None and item.part_of is not None else None
    if whole is not None and record.encounter.finding(whole) is not None:
        return Basis("finding", str(whole))
    return Basis("blank", str(key))
