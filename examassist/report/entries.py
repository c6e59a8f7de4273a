"""How the exam was filled in: what was entered how, and by whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from examassist.domain.finding import How
from examassist.report.document import Field, Fields, Line
from examassist.report.record import Record, minute, several

if TYPE_CHECKING:
    from examassist.domain.finding import Finding
    from examassist.knowledge.item import Item

WAYS = (
    ("one by one", frozenset({How.SINGLE, How.TIMED})),
    ("by “rest normal”", frozenset({How.SECTION_NORMAL})),
    ("copied", frozenset({How.COPIED_SIDE, How.SWAPPED_SIDES})),
    ("from an earlier record", frozenset({How.TRANSCRIBED})),
    ("from paper", frozenset({How.FROM_PAPER})),
    ("without a record of how", frozenset({None})),
)
ALWAYS_COUNTED = 3


def rest_recorded(record: Record) -> str:
    """How much else is recorded, never called normal beyond what was entered."""
    tones = Counter(record.tone(each) for each in record.encounter.findings)
    filled = sum(
        1 for each in record.encounter.findings if each.how is How.SECTION_NORMAL and record.tone(each) == "normal"
    )
    return f"Other items recorded as normal: {tones['normal']}, of which {filled} by “rest normal” (page 2)."


def as_a_group(record: Record, item: Item) -> str:
    """That one No stood for all named parts of a safety question; nothing for any other answer."""
    if item.parts is None or item.group_number is None:
        return ""
    parts = record.edition.item.get(item.parts.item)
    answered = [each for each in record.findings_of(item) if record.tone(each) == "normal"]
    own = [each for each in record.findings_of(parts) if each.how is not How.GROUP_ANSWER] if parts else []
    if not answered or own:
        return ""
    return f"asked as a group ({several(item.parts.count, 'part', 'parts')})"


def said_by_its_group(record: Record, finding: Finding) -> bool:
    """Whether a finding only repeats the No of its safety question, which is printed with the number of its parts."""
    item = record.edition.item.get(finding.item)
    group = record.edition.item.get(item.part_of) if item is not None and item.part_of is not None else None
    return (
        finding.how is How.GROUP_ANSWER
        and finding.value == ()
        and group is not None
        and bool(as_a_group(record, group))
    )


def who_and_how(record: Record, written_by: str, state: str, made: str) -> Fields:
    """The box at the end of page one: how it was entered, and who answers for it."""
    findings = [each for each in record.encounter.findings if each.how is not How.GROUP_ANSWER]
    counts = [(sum(1 for each in findings if each.how in ways), name) for name, ways in WAYS]
    said = [f"{count} {name}" for place, (count, name) in enumerate(counts) if count or place < ALWAYS_COUNTED]
    lines = [Line("entered.rest", text) for text in [by_section(record)] if text]
    lines += [Line(f"entered.paper.{place}", text) for place, text in enumerate(from_paper(record))]
    groups = [item for item in record.edition.items if as_a_group(record, item)]
    if groups:
        parts = sum(item.parts.count for item in groups if item.parts is not None)
        text = f"{several(len(groups), 'question', 'questions')} about safety asked as a group ({parts} parts)"
        lines.append(Line("entered.groups", text))
    entered = Field("entered", "How it was entered", ", ".join(said), tuple(lines))
    signed = Field(
        "written_by", "Written by", written_by or "not recorded", (Line("written_by.state", f"{state} · {made}"),)
    )
    return Fields("who", (entered, signed))


def from_paper(record: Record) -> list[str]:
    """Each time that values were typed from paper: when, by whom, and when the patient was examined."""
    return [
        f"Entered from paper on {minute(each.entered_at)} by {each.by}; examined on {minute(each.examined_at)}"
        for each in record.encounter.paper
        if each.entered_at is not None
    ]


def by_section(record: Record) -> str:
    """How many values of which section were filled in by one key."""
    filled = Counter(
        record.edition.item[each.item].section
        for each in record.encounter.findings
        if each.how is How.SECTION_NORMAL and each.item in record.edition.item
    )
    names = [f"{section.title} ({filled[section.id]})" for section in record.edition.sections if filled[section.id]]
    return f"By “rest normal”: {', '.join(names)}" if names else ""
