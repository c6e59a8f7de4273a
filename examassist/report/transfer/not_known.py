"""What was not examined and not asked, by name: it is never shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _
from examassist.report.document import Line, Listing
from examassist.report.transfer.emergencies import cut
from examassist.report.transfer.found import NOT_ASKED, NOT_EXAMINED, missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.item import Item
    from examassist.report.record import Record
    from examassist.report.transfer.room import Room

KEY = "transfer.not_known"


def not_known(record: Record, exam: Sequence[Item], room: Room) -> Listing:
    """Every gap of the short exam and of the safety questions, after those that were refused or impossible."""
    items = dict.fromkeys((*exam, *_about_safety(record)))
    refused = [
        f"{record.say.cell(each.key)} ({record.say.absence(each)}{_because(each.note, room)})"
        for item in items
        for each in record.findings_of(item)
        if each.not_obtained is not None
    ]
    lines = [Line(f"{KEY}.refused", f"{'; '.join(refused)}.", lead=_("WITHOUT A RESULT:"))] if refused else []
    for word, key in ((NOT_EXAMINED, "examined"), (NOT_ASKED, "asked")):
        names = [record.say.cells(blank) for item in items if missing(item) == word and (blank := record.blank(item))]
        if names:
            lines.append(Line(f"{KEY}.{key}", f"{'; '.join(names)}.", lead=f"{word}:"))
    if not lines:
        lines = [Line(f"{KEY}.none", _("Nothing of the short exam and of the safety questions."))]
    title = _("Not examined, not asked")
    return Listing(KEY, title, tuple(lines), note=_("unknown, never normal"), kind="hatched")


def _because(note: str | None, room: Room) -> str:
    return f", {cut(note, room, room.letters)}" if note else ""


def _about_safety(record: Record) -> list[Item]:
    """The questions about safety, and what of the examination this exam asks for because of safety."""
    return [
        item
        for item in record.edition.items
        if item.group_number is not None or (item.safety and item.position != "talk" and item.id in record.shown)
    ]
