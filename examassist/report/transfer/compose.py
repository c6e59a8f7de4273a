"""What the transfer page says, complete before anything is drawn, and as much of it as one page holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examassist.errors import BadInput, CouldNot, Problem
from examassist.language import translate as _
from examassist.reasoning.short_exam import items_for
from examassist.report.by_number import with_notice
from examassist.report.carried.record import Carried
from examassist.report.compose import PROGRAM, footer_of, identity_of, is_invented, state_of
from examassist.report.document import Field, Fields, Line, Listing, ReportDocument
from examassist.report.entries import from_paper
from examassist.report.record import Record, minute
from examassist.report.sheets import is_one_page
from examassist.report.style import PAPERS
from examassist.report.transfer.asked import asked
from examassist.report.transfer.emergencies import answers, bands, flags_for, usual_actions
from examassist.report.transfer.found import by_hand, facts, others, short_exam
from examassist.report.transfer.not_known import not_known
from examassist.report.transfer.room import ROOMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Assessment, FlagResult
    from examassist.report.document import Block
    from examassist.report.transfer.room import Room
    from examassist.report.writing import Writing

WRITE = "write by hand"
HANDOVER = (
    ("to", "Handed to, name and team"),
    ("at", "At, by phone or in person"),
    ("call_back", "Call back number"),
    ("signed", "Signature"),
)


def compose_transfer(
    encounter: Encounter, assessment: Assessment, edition: Edition, writing: Writing
) -> ReportDocument:
    """The transfer page, shortened by rule until it is one page of its paper.

    Raises CouldNot where nothing is raised for which a patient is handed over.
    """
    record = Record(encounter, assessment, edition)
    flags = flags_for(assessment)
    if not flags:
        raise _none_raised(assessment)
    if writing.paper not in PAPERS:
        raise BadInput([Problem("paper", f"there is no paper called {writing.paper}", f"choose {' or '.join(PAPERS)}")])
    made = minute(writing.made_at)
    invented = is_invented(encounter)
    footer = tuple(footer_of(record, made, writing.program_version, invented=invented))
    document = ReportDocument(
        clinic=writing.clinic or PROGRAM,
        title=_("Emergency transfer page") if flags[0].tier == "now" else _("Transfer page, same day"),
        findings_title="",
        state=state_of(encounter),
        identity=identity_of(record),
        summary=(),
        legend="",
        findings=(),
        appendix=(),
        footer=footer,
        exam=encounter.exam or "",
        invented=invented,
        made_at=writing.made_at,
        carried=_carried(encounter, assessment, edition, writing),
        kind="transfer",
    )
    for room in ROOMS:
        blocks = tuple(_blocks(record, flags, room, _who(record, writing.written_by, made)))
        document = with_notice(replace(document, summary=blocks, footer=footer))
        if is_one_page(document, PAPERS[writing.paper]):
            break
    return document


def _carried(encounter: Encounter, assessment: Assessment, edition: Edition, writing: Writing) -> Carried:
    return Carried(
        encounter,
        assessment,
        edition.digest,
        writing.clinic,
        writing.made_at,
        writing.program_version,
        writing.written_by,
        kind="transfer",
    )


def _none_raised(assessment: Assessment) -> CouldNot:
    what = _(
        "There is no transfer page: nothing recorded raises an emergency. That is no all-clear: {n} of {all} red flags "
        "are not cleared."
    ).format(n=len(assessment.not_cleared), all=len(assessment.red_flags))
    todo = _("Answer the questions about safety, phone if you are worried, or write the summary instead.")
    return CouldNot(what, _("Nothing was written."), todo)


def _blocks(record: Record, flags: Sequence[FlagResult], room: Room, who: Fields) -> Iterator[Block]:
    exam = items_for(flags, record.edition)
    lines = {name for line in record.edition.transfer_lines for name in line.items}
    rows = [item for item in exam if item.position != "talk" or (item.id not in lines and record.findings_of(item))]
    yield from bands(record, flags, room)
    yield not_known(record, exam, room)
    yield from facts(record, rows, room)
    own = by_hand(record)
    if own:
        yield Listing("transfer.by_hand", _("Not in this record"), tuple(own), note=_(WRITE), kind="by_hand")
    yield from others(record, flags, exam, room)
    yield from short_exam(record, rows, room)
    yield from asked(record, flags, room)
    yield answers(record, flags, room)
    handover = tuple(Line(f"transfer.hand.{key}", "", lead=label) for key, label in HANDOVER)
    yield Listing("transfer.handover", _("Handover"), handover, note=_(WRITE), kind="by_hand")
    yield from usual_actions(record, flags, room)
    yield who


def _who(record: Record, written_by: str, made: str) -> Fields:
    note = Line("written_by.state", _("Handed over by a person: this program sends nothing."))
    text = _("UNSIGNED, written by {who}").format(who=written_by or _("a person who is not recorded"))
    typed = tuple(Line("entered.paper", said) for said in from_paper(record)[-1:])
    return Fields("who", (Field("written_by", _("From"), text, (note,)), Field("made", _("Made"), made, typed)))
