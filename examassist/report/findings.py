"""Page two: every recorded value by section, the patient's right left of the patient's left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.domain.finding import FindingKey, How
from examassist.report.document import GRIDS, Cell, Grid, Line, Row
from examassist.report.entries import as_a_group, said_by_its_group
from examassist.report.maps import maps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.domain.finding import Finding
    from examassist.knowledge.item import Derived, Item
    from examassist.report.document import MapPicture, Tone
    from examassist.report.record import Record

HEADS = ("RIGHT", "LEFT")
LEGEND = (
    "The patient\u2019s right is always on the left. Dark: abnormal. Hatched: not examined or not obtained. "
    "† by “rest normal”, ‡ copied from the other side."
)
FROM_PAPER = " ¶ entered from paper."
SIGNS = {How.SECTION_NORMAL: " †", How.COPIED_SIDE: " ‡", How.SWAPPED_SIDES: " ‡", How.FROM_PAPER: " ¶"}
BRIEF = frozenset({"normal", "plain"})
"""How a value counts that may be printed short: what is abnormal or missing is always said in full."""
COMPUTED = "Computed from what was measured"


def legend_of(record: Record) -> str:
    """What the looks and signs mean; that of paper where any value came from there."""
    return LEGEND + (FROM_PAPER if any(each.how is How.FROM_PAPER for each in record.encounter.findings) else "")


def findings(record: Record) -> Iterator[Grid | MapPicture]:
    """One grid for each section that has anything recorded or that this exam asks for, with its map below."""
    for section in record.edition.sections:
        said: set[str] = set()
        items = (item for item in record.edition.items if item.section == section.id)
        rows = [briefly(row, said) for item in items for row in _rows(record, item)]
        if rows:
            yield _grid(f"{GRIDS}{section.id}", section.title, rows)
            yield from maps(record, section.id)
    rows = [row for derived in record.edition.derived for row in _computed(record, derived)]
    if rows:
        yield _grid(f"{GRIDS}computed_values", COMPUTED, rows)


def _grid(key: str, title: str, rows: list[Row]) -> Grid:
    sided = any(len(row.cells) > 1 for row in rows)
    return Grid(key, title, tuple(rows), HEADS if sided else ())


def briefly(row: Row, said: set[str]) -> Row:
    """What an answer explains in brackets at its end stands once in a grid: in each row it would take a line more."""
    if len(row.cells) == 1:  # one wide cell has the room, and a safety question always says how many parts it had
        return row
    cells = []
    for cell in row.cells:
        short, bracket, _ = cell.text.partition(" (")
        again = cell.text in said and bracket and cell.text.endswith(")")
        said.add(cell.text)
        cells.append(replace(cell, text=short) if again and cell.tone in BRIEF else cell)
    return replace(row, cells=tuple(cells))


def _rows(record: Record, item: Item) -> Iterator[Row]:
    found = [each for each in record.findings_of(item) if not said_by_its_group(record, each)]
    if not found and (item.show != "always" or record.findings_of(item)):
        return
    key = f"{GRIDS}{item.section}.{item.id}"
    cells = tuple(_cell(record, item, each) for each in record.edition.keys_of(item))
    yield Row(key, item.label, cells, tuple(_notes(record, key, found)))


def _cell(record: Record, item: Item, key: FindingKey) -> Cell:
    name = f"{GRIDS}{item.section}.{item.id}.{key.side}"
    finding = record.encounter.finding(key)
    if finding is None:
        return Cell(name, "not asked" if item.position == "talk" else "not examined", "blank")
    text = record.say.value(finding) + SIGNS.get(finding.how or How.SINGLE, "")
    group = as_a_group(record, item)
    if group:
        text += f", {group}"
    return Cell(name, text, _tone(record, finding))


def _tone(record: Record, finding: Finding) -> Tone:
    return "not_obtained" if finding.not_obtained is not None else record.tone(finding)


def _notes(record: Record, key: str, found: list[Finding]) -> Iterator[Line]:
    for finding in found:
        side = "" if finding.side is Laterality.UNSIDED else f", {record.say.side(finding.side)}"
        name = f"{key}.{finding.side}"
        if finding.onset or finding.since:
            yield Line(f"{name}.onset", _onset(record, finding), lead=f"Onset{side}:")
        if finding.note:
            yield Line(f"{name}.note", finding.note, lead=f"Note{side}:")


def _onset(record: Record, finding: Finding) -> str:
    item = record.edition.item.get(finding.item)
    onset = record.say.plain_value(item.onset or "", finding.onset) if item is not None and finding.onset else ""
    return "; ".join(part for part in (onset, f"since {finding.since}" if finding.since else "") if part)


def _computed(record: Record, derived: Derived) -> Iterator[Row]:
    key = f"{GRIDS}computed_values.{derived.id}"
    computed = record.computed(derived)
    if not any(computed.values()):
        return
    cells = tuple(
        Cell(f"{key}.{side}", "not known" if shown is None else shown, "blank" if shown is None else "plain")
        for side, shown in computed.items()
    )
    yield Row(key, derived.label, cells)
