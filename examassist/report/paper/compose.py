"""What the blank checklist says: the rows of the screen under its numbers, and no word about a patient."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examassist.domain.body import SIDES
from examassist.knowledge.numbering import numbers
from examassist.language import translate as _
from examassist.report.by_number import with_notice
from examassist.report.compose import DISCLAIMER, NOT_REVIEWED, PROGRAM
from examassist.report.document import Field, Identity, MapMeaning, MapPicture, ReportDocument
from examassist.report.maps import named
from examassist.report.paper.rows import Boxes, Choice, PaperRow, PaperTable
from examassist.report.record import minute, sentence, short_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from examassist.domain.body import Laterality
    from examassist.domain.finding import FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Answer, Item, Section
    from examassist.knowledge.maps.body_map import BodyMap, Look, MapLayer
    from examassist.report.document import Block

FEW_WORDS = 90
"""Letters of what to do that a row has room for; a longer sentence is left out, never cut."""


def compose_paper(
    edition: Edition, *, whole: bool = False, clinic: str = "", made_at: datetime, program_version: str
) -> ReportDocument:
    """The rows of every exam, or all rows there are; the same input always gives the same document."""
    header = edition.header
    document = ReportDocument(
        clinic=clinic or PROGRAM,
        title=(_("{title}: whole checklist") if whole else _("{title}: focused checklist")).format(title=header.title),
        findings_title="",
        state=_("BLANK CHECKLIST"),
        identity=_by_hand(),
        summary=tuple(_blocks(edition, whole=whole)),
        legend="",
        findings=(),
        appendix=(),
        footer=(
            _("A blank box is NOT EXAMINED, never normal. Tick each side for itself; write what does not fit beside."),
            " · ".join(
                [
                    f"{PROGRAM} {program_version}",
                    f"knowledge {header.id} {header.edition} ({edition.short_digest})",
                    *([] if edition.reviewed else [NOT_REVIEWED]),
                    f"made {minute(made_at)}",
                ]
            ),
            DISCLAIMER,
        ),
        exam="",
        invented=False,
        made_at=made_at,
        kind="paper",
    )
    return with_notice(document)


def _by_hand() -> Identity:
    """What one writes on every sheet, so that none can be taken for another patient's."""
    labels = {
        "name": _("Name"),
        "born": _("Born"),
        "id": _("ID"),
        "examined": _("Examined, day and time"),
        "examiner": _("Examiner"),
    }
    return Identity("", "", tuple(Field(f"page.{key}_by_hand", label, "") for key, label in labels.items()))


def _blocks(edition: Edition, *, whole: bool) -> Iterator[Block]:
    """A table for each step, of the whole list for each section; the outlines to shade behind theirs."""
    number = numbers(edition)
    for step in edition.steps:
        sections = [section for section in edition.sections if section.step == step.step]
        rows = {
            each.id: [_row(item, edition, number) for item in _items(each, edition, whole=whole)] for each in sections
        }
        if whole:
            for section in sections:
                title = f"{step.step} {step.title}" + (f": {section.title}" if section.title != step.title else "")
                if rows[section.id]:
                    yield PaperTable(f"paper.{section.id}", title, tuple(rows[section.id]))
        elif any(rows.values()):
            every = tuple(row for each in sections for row in rows[each.id])
            yield PaperTable(f"paper.step_{step.step}", f"{step.step} {step.title}", every)
        for section in sections:
            body_map = edition.map_of_section(section.id)
            if body_map is not None and rows[section.id]:
                for layer in body_map.layers if whole else body_map.layers[:1]:
                    yield _outlines(edition, body_map, layer)


def _items(section: Section, edition: Edition, *, whole: bool) -> list[Item]:
    """The rows of a section by their numbers; what belongs to a grouped question stands in its row."""
    own = [item for item in edition.items if item.section == section.id and (whole or item.show == "always")]
    inside = [item for item in own if item.part_of is None or item.part_of not in edition.item]
    return sorted(inside, key=lambda item: item.show != "always")


def _row(item: Item, edition: Edition, number: Mapping[str, str]) -> PaperRow:
    cells = tuple(
        Boxes(name, short_side(key.side), (*_answers(item, name), *_ways_out(name)))
        for key in edition.keys_of(item)
        for name in [_name(key)]
    )
    further = tuple(_further(item, edition, number))
    return PaperRow(f"paper.row.{item.id}", number[item.id], item.label, _what(item), cells, further)


def _further(item: Item, edition: Edition, number: Mapping[str, str]) -> Iterator[Boxes]:
    """The cells of the rows that only one answer opens, behind their number: which part, since when, and others."""
    parts = item.parts.item if item.parts is not None else None
    others = [each.id for each in edition.items if each.part_of == item.id and each.id not in {parts, item.onset}]
    for name in (parts, item.onset, *others):
        opened = edition.item.get(name or "")
        if opened is None:
            continue
        called = {parts: _("which"), item.onset: _("began")}.get(opened.id, opened.label)
        for key in edition.keys_of(opened):
            lead = " ".join(part for part in (number[opened.id], called, short_side(key.side)) if part)
            yield Boxes(_name(key), lead, tuple(_answers(opened, _name(key))))


def _name(key: FindingKey) -> str:
    return f"paper.cell.{key}"


def _what(item: Item) -> str:
    """What to do: of a safety question all of it, of the others as many whole sentences as there is room for."""
    text = item.ask_or_do.replace("{side}", _("right or left"))
    text = text[:1].upper() + text[1:]
    if item.safety or len(text) <= FEW_WORDS:
        return text
    first = re.split(r"(?<=[.?:;]) ", text)[0].rstrip(";:")
    return sentence(first) if len(first) <= FEW_WORDS else ""


def _answers(item: Item, name: str) -> Iterator[Choice]:
    """A box for each answer with its key; a line to write on where a number, a date or words are recorded."""
    for answer in item.values:
        if answer.offered == "always":
            yield Choice(f"{name}.{answer.id}", *_with_key(answer))
    if item.kind == "measure":
        yield Choice(f"{name}.number", _number(item), kind="line")
    elif item.kind == "date":
        yield Choice(f"{name}.date", _("year, month, day"), kind="line")
    elif item.kind == "text":
        yield Choice(f"{name}.text", _("in words"), kind="line")
    for coded in item.coded_results:
        yield Choice(f"{name}.{coded}", coded.replace("_", " "))


def _with_key(answer: Answer) -> tuple[str, str]:
    """The words of an answer and its key, with which some of them begin already."""
    first, _blank, rest = answer.label.partition(" ")
    if first.replace("\N{MINUS SIGN}", "-") == answer.key:
        return rest, first
    return answer.label, answer.key or ""


def _number(item: Item) -> str:
    """The unit and the range of a number, so that none is written that cannot be entered."""
    limits = _("{low} to {high}").format(low=item.range[0], high=item.range[1]) if item.range is not None else ""
    unit = item.unit or ""
    return f"{unit} ({limits})" if unit and limits else unit or limits or _("number")


def _ways_out(name: str) -> Iterator[Choice]:
    yield Choice(f"{name}.way_out.not_examined", _("not examined"))
    yield Choice(f"{name}.way_out.unable", _("unable"))


def _outlines(edition: Edition, body_map: BodyMap, layer: MapLayer) -> MapPicture:
    """The figures without a look, and how each value is shaded by hand as the screen shades it."""
    key = f"paper.map.{body_map.id}.{layer.id}"
    drawing = edition.drawing_of(body_map)
    names, labels = named(key, body_map, layer, drawing)
    item = edition.item[layer.regions[0].item]
    patterns = {each.value: each.pattern for each in body_map.looks}
    meanings = tuple(
        MapMeaning(f"{key}.means.{answer.id}", patterns[answer.id], answer.label)
        for answer in item.values
        if answer.id in patterns and patterns[answer.id] != "plain"
    )
    title = _("{title}, {layer}: shade by hand").format(title=body_map.title, layer=layer.title.lower())
    looks: dict[tuple[str, Laterality], Look] = {
        (region.region, side): "blank" for region in layer.regions for side in SIDES
    }
    note = _("What is left white was not examined. Only the boxes are entered; the drawing stays with the paper.")
    return MapPicture(key, title, note, drawing, looks, names, labels, meanings, ())
