"""The whole note to paste, in at most 200 words: the clock, who acts, what was not examined, then what was found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey, How
from examassist.report.compose import NOT_REVIEWED, identity_of, state_of
from examassist.report.entries import from_paper
from examassist.report.fonts import visible
from examassist.report.gate_line import clock_of, not_had, title_of
from examassist.report.record import sentence, several
from examassist.report.requests.acting import acting_row, open_pairs_row
from examassist.report.requests.argue import fits_row, headline_rows, impression_row, suggested
from examassist.report.requests.topics import answered, recorded, told
from examassist.report.sided import with_sides
from examassist.report.summary import NOT_SENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.report.record import Record

WORDS = 200
NAMES = (20, 12, 8, 5, 3, 2)
"""So many names a list may hold; a note that is too long is made again with the next fewer, and says how many more."""
CUTS = (60, 40, 25, 16, 10, 7)
"""So many words a line may have when shorter lists are not enough: a person may have written thousands."""


def whole_note(record: Record) -> str:
    """The note; control and direction characters are shown, not obeyed."""
    lines: list[str] = []
    for names in NAMES:
        lines = [" ".join(visible(line).split()) for line in _lines(record, names)]
        if _fits(lines):
            break
    else:
        for limit in CUTS:
            shorter = [_cut(line, limit) for line in lines]
            if _fits(shorter):
                lines = shorter
                break
    return "\n".join(lines) + "\n"


def _fits(lines: list[str]) -> bool:
    return sum(len(line.split()) for line in lines) <= WORDS


def _cut(line: str, limit: int) -> str:
    """A line without its end, and how much of it stands in the report."""
    words = line.split()
    left = len(words) - limit
    return line if left <= 0 else f"{' '.join(words[:limit])} [+{left} words, see report]"


def _lines(record: Record, names: int) -> Iterator[str]:
    who = identity_of(record)
    name = " / ".join(part for part in (who.name, who.latin_name) if part)
    yield "; ".join([name, *(f"{each.label} {each.value}" for each in who.facts), state_of(record.encounter)])
    yield from _flags(record, names)
    yield from (row.whole for row in acting_row(record))
    yield from _not_had(record, names)
    yield from (row.whole for row in open_pairs_row(record))
    yield from (row.whole for row in headline_rows(record))
    yield impression_row(record).whole
    yield from _abnormal(record, names)
    yield from (row.whole for row in fits_row(record))
    tests = [record.edition.investigation[test.id].label for test in suggested(record)]
    if tests:
        yield f"Tests, {NOT_SENT}: {_few(tests, names)}"
    steps = [record.edition.step_of_care.get(name) for name in record.encounter.plan]
    agreed = [step.label if step else name for name, step in zip(record.encounter.plan, steps, strict=True)]
    if agreed:
        yield f"Agreed: {_few(agreed, names)}"
    if record.encounter.notes:
        yield f"{several(len(record.encounter.notes), 'further note', 'further notes')} in the report."
    yield from _normal(record)
    if record.encounter.paper:
        yield from map(sentence, from_paper(record)[-1:])
    standing = f"Knowledge {record.edition.header.id} {record.edition.header.edition}"
    yield sentence(standing if record.edition.reviewed else f"{standing}, {NOT_REVIEWED}")


def _few(said: list[str], names: int) -> str:
    """The first of a list, and how many more there are."""
    more = [f"and {len(said) - names} more"] if len(said) > names else []
    return sentence("; ".join([*said[:names], *more]))


def _not_had(record: Record, names: int) -> Iterator[str]:
    """What was not examined or asked comes before what was, that about safety before the rest."""
    safety = not_had(record)
    if safety:
        yield sentence("; ".join(each.text for each in safety))
    said = {key for each in safety for key in each.keys}
    blank = [key for item in record.edition.items if item.id in record.shown for key in record.blank(item)]
    others = [key for key in blank if key not in said]
    if others:
        yield f"Not examined, not asked: {sentence(with_sides(record, others, names))}"


def _flags(record: Record, names: int) -> Iterator[str]:
    """Every raised flag with how soon, then the urgency; that nothing was raised is no more than that."""
    raised = [f"{clock_of(record, flag)}, {title_of(record, flag)}" for flag in record.assessment.raised]
    if raised:
        yield _few(raised, names)
    yield f"Urgency: {sentence(record.assessment.urgency_says)}"


def _abnormal(record: Record, names: int) -> Iterator[str]:
    """What is abnormal; what raised a flag stands first, so that no shortening takes it."""
    raised = {FindingKey.parse(fact.finding).item for flag in record.assessment.raised for fact in flag.because}
    found = []
    for item in sorted(record.edition.items, key=lambda each: each.id not in raised):
        own = recorded(record, item)
        if item.part_of is None and any(record.tone(each) == "abnormal" for each in own):
            grouped = item.group_number is not None
            found.append((answered(record, item, own[0]) if grouped else told(record, item, own)).text)
    if found:
        yield f"Abnormal: {_few(found, names)}"
    else:
        yield "Abnormal: none recorded."


def _normal(record: Record) -> Iterator[str]:
    """How many are recorded as normal, and in which sections they were filled in by one key."""
    tones = Counter(record.tone(each) for each in record.encounter.findings)
    yield f"Recorded as normal: {tones['normal']}."
    filled = Counter(
        record.edition.item[each.item].section
        for each in record.encounter.findings
        if each.how is How.SECTION_NORMAL and each.item in record.edition.item
    )
    sections = [f"{section.title} ({filled[section.id]})" for section in record.edition.sections if filled[section.id]]
    if sections:
        yield f"Marked normal by section: {', '.join(sections)}."
