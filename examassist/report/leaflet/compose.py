"""What the patient's sheet says, complete before anything is drawn."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.report.by_number import with_notice
from examassist.report.compose import INVENTED, NOT_REVIEWED, PRACTICE, PROGRAM, identity_of, is_invented
from examassist.report.document import Band, Field, Identity, Line, Listing, ReportDocument
from examassist.report.entries import from_paper
from examassist.report.leaflet.choose import always, care, causes, exercise, goes_home, is_recorded, tests
from examassist.report.record import Record, day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Literal

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.handed import LeafletPart, LeafletText
    from examassist.reasoning.assessment import Assessment
    from examassist.report.document import Block
    from examassist.report.writing import Writing

TITLES: Mapping[str, LeafletPart] = MappingProxyType({"emergency": "emergency_title", "same_day": "same_day_title"})


def compose_leaflet(encounter: Encounter, assessment: Assessment, edition: Edition, writing: Writing) -> ReportDocument:
    """The patient's sheet; without a tick it is the signs to watch for and the lines of the next visit."""
    record = Record(encounter, assessment, edition)
    invented = is_invented(encounter)
    document = ReportDocument(
        clinic=writing.clinic or PROGRAM,
        title=_("For you to take home"),
        findings_title="",
        state=PRACTICE if encounter.practice else "",
        identity=_identity(record),
        summary=tuple(_blocks(record)),
        legend="",
        findings=(),
        appendix=(),
        footer=tuple(_footer(record, writing, invented=invented)),
        exam=encounter.exam or "",
        invented=invented,
        made_at=writing.made_at,
        kind="leaflet",
    )
    return with_notice(document)


def _identity(record: Record) -> Identity:
    """Name, birth and the day of the visit: the sheet lies about at home."""
    whole = identity_of(record)
    born = [field for field in whole.facts if field.key == "page.born"]
    seen = Field("page.examined", _("Seen on"), day(record.encounter.examined_at))
    return Identity(whole.name, whole.latin_name, (*born, seen))


def _footer(record: Record, writing: Writing, *, invented: bool) -> Iterator[str]:
    assessment = record.assessment
    parts = [
        *([] if assessment.reviewed else [NOT_REVIEWED]),
        f"{PROGRAM} {writing.program_version}",
        f"{assessment.pack} {assessment.edition}",
        f"exam {record.encounter.exam or 'without number'}",
        f"made {day(writing.made_at)}",
        *(["entered from paper"] if from_paper(record) else []),
        *([INVENTED] if invented else []),
    ]
    yield " · ".join(parts)


def _blocks(record: Record) -> Iterator[Block]:
    if goes_home(record):
        yield from _chosen(record)
    yield from _box(record, "emergency", "now")
    yield from _box(record, "same_day", "raised")
    safety = tuple(_lines(always(record, "safety")))
    if safety:
        yield Listing("safety", _("Do not wait"), safety)
    visit = tuple(_lines(always(record, "visit")))
    if visit:
        yield Listing("visit", _("Your next visit"), visit, kind="by_hand")


def _chosen(record: Record) -> Iterator[Listing]:
    """What the clinician's ticks choose; the patient's own words only beside it."""
    think = tuple(_lines(causes(record)))
    do = tuple(_titled([*exercise(record), *care(record)]))
    suggested = tuple(_titled(tests(record)))
    if think or do or suggested:
        yield from _goal(record)
    if think:
        change = Line("cause.may_change", _("This is what we think today. It may change."))
        yield Listing("cause", _("What we think it is"), (*think, change))
    if do:
        yield Listing("do", _("What you can do now"), do)
    if suggested:
        yield Listing("tests", _("Tests we suggest"), suggested)


def _goal(record: Record) -> Iterator[Listing]:
    lines = []
    for text in always(record, "goal"):
        finding = record.encounter.finding(FindingKey(text.item)) if text.item is not None else None
        if finding is not None and is_recorded(record, text):
            lines.append(Line(f"goal.{text.id}", record.say.value(finding), lead=" ".join(text.says)))
    if lines:
        yield Listing("goal", _("What matters to you"), tuple(lines))


def _box(record: Record, part: Literal["emergency", "same_day"], kind: Literal["now", "raised"]) -> Iterator[Band]:
    titles = [says for text in always(record, TITLES[part]) for says in text.says]
    signs = [
        Line(f"{part}.{text.id}.{number}", says, mark="item")
        for text in always(record, part)
        for number, says in enumerate(text.says)
    ]
    if signs:
        yield Band(part, kind, " ".join(titles), tuple(signs))


def _lines(texts: Sequence[LeafletText]) -> Iterator[Line]:
    for text in texts:
        for number, says in enumerate(text.says):
            key = f"{text.part}.{text.id}.{number}"
            yield Line(key, "", lead=says) if text.by_hand else Line(key, says)


def _titled(texts: Sequence[LeafletText]) -> Iterator[Line]:
    """What belongs under one short title, as one piece."""
    for text in texts:
        yield Line(
            f"{text.part}.{text.id}", " ".join(text.says), lead=f"{text.title}." if text.title else "", mark="item"
        )
