"""What was not examined and not asked, by name: it is never shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _
from examassist.report.document import Line, Listing
from examassist.report.transfer.emergencies import cut
from examassist.report.transfer.found import NOT_ASKED, NOT_EXAMINED, missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.item import Item
    from examassist.report.record import Record
    from examassist.report.transfer.room import Room

KEY = "transfer.not_known"


def not_known(record: Record, exam: Sequence[Item], room: Room) -> Listing:
    """Every gap of the short exam and of what is asked about safety, after those that were refused or impossible."""
    items = dict.fromkeys((*exam, *_about_safety(record)))
    refused: dict[str, list[FindingKey]] = {}
    for item in items:
        for each in record.findings_of(item):
            if each.not_obtained is not None:
                note = _because(each.note, room) if room.reasons else ""
                refused.setdefault(f"{record.say.absence(each)}{note}", []).append(each.key)
    without = [f"{_named(record, keys)} ({reason})" for reason, keys in refused.items()]
    lines = [Line(f"{KEY}.refused", f"{'; '.join(without)}.", lead=_("WITHOUT A RESULT:"))] if without else []
    for word, key in ((NOT_EXAMINED, "examined"), (NOT_ASKED, "asked")):
        names = [_named(record, blank) for item in items if missing(item) == word and (blank := record.blank(item))]
        if names:
            lines.append(Line(f"{KEY}.{key}", f"{'; '.join(names)}.", lead=f"{word}:"))
    if not lines:
        lines = [Line(f"{KEY}.none", _("Nothing of the short exam and of the questions about safety."))]
    title = _("Not examined, not asked")
    return Listing(KEY, title, tuple(lines), note=_("unknown, never normal"), kind="hatched")


def _named(record: Record, keys: Sequence[FindingKey]) -> str:
    """Every one of these cells by name; a comma may stand inside a name."""
    items = dict.fromkeys(key.item for key in keys)
    return "; ".join(record.say.cells([key for key in keys if key.item == item]) for item in items)


def _because(note: str | None, room: Room) -> str:
    return f", {cut(note, room, room.letters)}" if note else ""


def _about_safety(record: Record) -> list[Item]:
    """The questions about safety, and what of the examination this exam asks for because of safety."""
    return [
        item
        for item in record.edition.items
        if item.group_number is not None or (item.safety and item.position != "talk" and item.id in record.shown)
    ]
