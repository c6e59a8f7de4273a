"""What a report says about one encounter, complete and in order, before anything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.report.by_number import with_notice
from examassist.report.carried.record import Carried
from examassist.report.document import Field, Identity, ReportDocument
from examassist.report.entries import who_and_how
from examassist.report.findings import findings, legend_of
from examassist.report.fonts import is_right_to_left
from examassist.report.gate_line import gate_line
from examassist.report.not_examined import in_full
from examassist.report.reasons import reasons
from examassist.report.record import Record, day, minute
from examassist.report.summary import summary

if TYPE_CHECKING:
    from datetime import datetime

    from examassist.domain.encounter import Encounter
    from examassist.domain.patient import Patient
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Assessment

PROGRAM = "ExamAssist"
UNSIGNED = "UNSIGNED DRAFT"
PRACTICE = "PRACTICE - NOT A PATIENT RECORD"
NOT_REVIEWED = "NOT CLINICALLY REVIEWED"
DISCLAIMER = (
    "Decision support for trained clinicians; it does not diagnose. "
    "Suggestions are rule-based with sources; the clinician decides."
)
INVENTED = "Invented patient."
INVENTED_ID = "EX-"
NOT_RECORDED = "not recorded"


def compose(
    encounter: Encounter,
    assessment: Assessment,
    edition: Edition,
    *,
    clinic: str = "",
    made_at: datetime,
    program_version: str,
    written_by: str,
) -> ReportDocument:
    """Everything the report says; the same input always gives the same document."""
    record = Record(encounter, assessment, edition)
    invented = is_invented(encounter)
    made = minute(made_at)
    blocks = (gate_line(record), *summary(record), who_and_how(record, written_by, state_of(encounter), f"made {made}"))
    document = ReportDocument(
        clinic=clinic or PROGRAM,
        title=f"{edition.header.title}: examination summary",
        findings_title="Findings, reasons and sources",
        state=state_of(encounter),
        identity=identity_of(record),
        summary=blocks,
        legend=legend_of(record),
        findings=tuple(findings(record)),
        appendix=(*in_full(record), *reasons(record)),
        footer=tuple(footer_of(record, made, program_version, invented=invented)),
        exam=encounter.exam or "",
        invented=invented,
        made_at=made_at,
        carried=Carried(encounter, assessment, edition.digest, clinic, made_at, program_version, written_by),
    )
    return with_notice(document)


def state_of(encounter: Encounter) -> str:
    """What every page and every pasted text says of itself: nobody signed it, or it is about nobody."""
    return PRACTICE if encounter.practice else UNSIGNED


def is_invented(encounter: Encounter) -> bool:
    """Whether the patient is made up: by the number, or because a remark says so."""
    numbers = (encounter.patient.id, encounter.exam)
    return any((number or "").startswith(INVENTED_ID) for number in numbers) or any(
        "invented patient" in remark.text.casefold() for remark in encounter.notes
    )


def identity_of(record: Record) -> Identity:
    """Who the patient is, as every page of every document says it."""
    patient, encounter = record.encounter.patient, record.encounter
    facts = [
        ("born", *_birth(record)),
        ("sex", "Sex", patient.sex.capitalize()),
        ("id", "ID", patient.id or NOT_RECORDED),
        ("examined", "Examined", minute(encounter.examined_at)),
    ]
    return Identity(
        name=_one_line(_name(patient)),
        latin_name=_one_line(patient.latin_name or ""),
        facts=tuple(Field(f"page.{key}", label, _one_line(value)) for key, label, value in facts),
    )


def _one_line(name: str) -> str:
    """A name or number of many lines would push everything else off each page."""
    return " ".join(name.splitlines())


def _birth(record: Record) -> tuple[str, str]:
    patient, age = record.encounter.patient, record.encounter.age
    if patient.birth_date is not None:
        return "Born", f"{day(patient.birth_date)} ({age} y)"
    return ("Age", f"{age} y") if age is not None else ("Born", NOT_RECORDED)


def _name(patient: Patient) -> str:
    """Family name first, in capitals where capitals change nothing but the size of plain letters."""
    parts = [_capitals(patient.family_name or ""), patient.given_name or ""]
    written = [part for part in parts if part]
    between = " " if is_right_to_left("".join(written)) else ", "
    return between.join(written) or ("" if patient.latin_name else "Name not recorded")


def _capitals(name: str) -> str:
    plain = all(character.isalpha() or character in " -'\u2019" for character in name)
    raised = name.upper()
    return raised if plain and len(raised) == len(name) and raised.casefold() == name.casefold() else name


def footer_of(record: Record, made: str, program_version: str, *, invented: bool) -> list[str]:
    """The foot of every page: program, knowledge, exam, profile and time."""
    encounter, assessment = record.encounter, record.assessment
    profile = f"{assessment.profile.country} {assessment.profile.place.replace('_', ' ')}"
    parts = [
        f"{PROGRAM} {program_version}",
        f"knowledge {assessment.pack} {assessment.edition}",
        *([] if assessment.reviewed else [NOT_REVIEWED]),
        f"exam {encounter.exam or 'without number'}",
        f"profile {profile}",
        f"made {made}",
    ]
    return [" · ".join(parts), f"{DISCLAIMER} {INVENTED}" if invented else DISCLAIMER]
