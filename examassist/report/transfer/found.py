"""What was found and told: the short emergency exam, the lines the next team asks for, and what else is abnormal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.reasoning.say import lower
from examassist.report.document import GRIDS, Cell, Grid, Line, Listing, Row
from examassist.report.findings import HEADS, briefly
from examassist.report.record import day, sentence
from examassist.report.summary import abnormal_line
from examassist.report.transfer.emergencies import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from examassist.domain.finding import Finding
    from examassist.knowledge.handed import TransferLine
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import FlagResult
    from examassist.report.document import Tone
    from examassist.report.record import Record
    from examassist.report.transfer.room import Room

EXAM = f"{GRIDS}short_exam"
NOT_EXAMINED, NOT_ASKED = "NOT EXAMINED", "NOT ASKED"


def missing(item: Item) -> str:
    """What is said of a cell that nobody filled."""
    return NOT_ASKED if item.position == "talk" else NOT_EXAMINED


def short_exam(record: Record, items: Iterable[Item], room: Room) -> Iterator[Grid]:
    """The rows of the short exam, right before left; what was not examined is hatched and says so."""
    said: set[str] = set()
    shown = [item for item in items if room.blank_rows or _is_recorded(record, item, room)]
    rows = [briefly(_row(record, item, room), said) for item in shown]
    if rows:
        heads = HEADS if any(len(row.cells) > 1 for row in rows) else ()
        yield Grid(EXAM, _("Short emergency exam"), tuple(rows), heads)


def _is_recorded(record: Record, item: Item, room: Room) -> bool:
    """Whether an item has a result; that it was refused is one, as long as there is room for reasons."""
    return any(room.reasons or each.not_obtained is None for each in record.findings_of(item))


def _row(record: Record, item: Item, room: Room) -> Row:
    key = f"{EXAM}.{item.id}"
    return Row(key, item.label, tuple(_cell(record, item, each, key, room) for each in record.edition.keys_of(item)))


def _cell(record: Record, item: Item, key: FindingKey, name: str, room: Room) -> Cell:
    finding = record.encounter.finding(key)
    if finding is None:
        return Cell(f"{name}.{key.side}", missing(item), "blank")
    return Cell(f"{name}.{key.side}", cut(record.say.value(finding), room, room.letters), _tone(record, finding))


def _tone(record: Record, finding: Finding) -> Tone:
    return "not_obtained" if finding.not_obtained is not None else record.tone(finding)


def facts(record: Record, shown: Iterable[Item], room: Room) -> Iterator[Grid]:
    """The lines that are filled from the record; one that stands wholly in the short exam is not said twice."""
    exam = {item.id for item in shown}
    rows = [
        _line(record, line, room)
        for line in record.edition.transfer_lines
        if line.items and not set(line.items) <= exam
    ]
    if rows:
        yield Grid("transfer.facts", _("For the team that takes over"), tuple(rows))


def _line(record: Record, line: TransferLine, room: Room) -> Row:
    """What is recorded; below it, by name, what this exam asks for and nobody answered."""
    key = f"transfer.facts.{line.id}"
    items = [record.edition.item[name] for name in line.items]
    found = {item: record.findings_of(item) for item in items}
    if not any(found.values()):
        words = dict.fromkeys(missing(item) for item in items)
        return Row(key, line.label, (Cell(f"{key}.told", " / ".join(words), "blank"),))
    said = [_told(record, item, found[item], room, named=item is not items[0]) for item in items if found[item]]
    tones = {_tone(record, each) for findings in found.values() for each in findings}
    gaps: dict[str, list[str]] = {}
    for item in items:
        blank = record.blank(item)
        if blank and (found[item] or item.id in record.shown):
            gaps.setdefault(missing(item), []).append(record.say.cells(blank))
    notes = tuple(
        Line(f"{key}.{word.casefold().replace(' ', '_')}", f"{'; '.join(names)}.", lead=f"{word}:")
        for word, names in gaps.items()
    )
    return Row(key, line.label, (Cell(f"{key}.told", "; ".join(said), _worst(tones)),), notes)


def _told(record: Record, item: Item, findings: Sequence[Finding], room: Room, *, named: bool) -> str:
    """The values of one item, right before left, after its name where it does not lead the line."""
    values = []
    for each in findings:
        value = cut(_value(record, item, each), room, room.letters)
        side = record.say.side(each.side)
        values.append(f"{side} {lower(value)}" if side else value)
    return f"{lower(item.label)} {'; '.join(values)}" if named else "; ".join(values)


def _value(record: Record, item: Item, finding: Finding) -> str:
    """A day and an hour as nobody reads them the wrong way round; anything else in the words of the screen."""
    if item.kind != "date" or not isinstance(finding.value, str):
        return record.say.value(finding)
    date, _t, time = finding.value.partition("T")
    try:
        return " ".join(part for part in (day(dt.date.fromisoformat(date)), time) if part)
    except ValueError:  # a month or a year alone
        return finding.value


def _worst(tones: set[Tone]) -> Tone:
    """A line without a result is hatched as a gap; one with an abnormal value stands out; else it is plain."""
    order: tuple[Tone, ...] = ("not_obtained", "abnormal")
    return next((tone for tone in order if tone in tones), "plain")


def by_hand(record: Record) -> list[Line]:
    """The lines for which the record has no place: they stay empty for the hand."""
    return [
        Line(f"transfer.hand.{line.id}", "", lead=line.label)
        for line in record.edition.transfer_lines
        if not line.items
    ]


def others(record: Record, flags: Sequence[FlagResult], shown: Iterable[Item], room: Room) -> Iterator[Listing]:
    """What else is abnormal, beside the emergencies and the short exam."""
    above = {FindingKey.parse(fact.finding).item for flag in flags for fact in flag.because}
    above |= {item.id for item in shown} | {name for line in record.edition.transfer_lines for name in line.items}
    lines = [
        Line(f"transfer.{line.key}", cut(line.text, room), lead=line.lead, mark="item")
        for item in record.edition.items
        if item.id not in above and (line := abnormal_line(record, item)) is not None
    ]
    left = len(lines) - room.others
    if left > 1:  # the last one needs no more room than its count
        text = (_("and {n} more in the summary") if room.others else _("{n} in the summary")).format(n=left)
        lines = [*lines[: room.others], Line("transfer.abnormal.more", sentence(text), quiet=True)]
    if lines:
        yield Listing("transfer.other", _("What else was found"), tuple(lines))
