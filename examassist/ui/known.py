"""The patients whom this workstation has examined before: found by their number, or by name and birth date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import ValidationError

from examassist.domain.act import PatientIdentified, read_act
from examassist.errors import ExamAssistError
from examassist.ui.visits.reading import visit_in

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.domain.patient import Patient
    from examassist.storage.journal import Journal
    from examassist.workstation import Workstation

_IDENTIFIED = '"kind":"patient_identified"'


@dataclass(frozen=True)
class Known:
    """An earlier exam of somebody who may be the same person."""

    exam: str
    patient: Patient
    at: datetime
    """When the patient was examined."""
    draft: bool
    same_number: bool
    same_person: bool
    """Whether name and birth date are the same."""
    encounter: Encounter | None = None
    """What was recorded; None where it cannot be read."""
    same_birth: bool = True
    """Whether no birth date says that it is somebody else."""

    @property
    def an_earlier_visit(self) -> bool:
        """Whether it may stand beside the next exam of this patient: it found something, and nothing contradicts it."""
        return self.encounter is not None and bool(self.encounter.findings) and self.same_birth


def matches(workstation: Workstation, patient: Patient, but: str = "") -> tuple[Known, ...]:
    """The exams of this workstation with this patient's number, or with the name and birth date; the newest first.

    An exam that cannot be read is passed over: it is shown among the drafts with the reason. ``but`` is the exam that
    is open now.
    """
    if not workstation.journal_file.exists() or not (patient.id or patient.birth_date):
        return ()
    journal = workstation.open_journal()
    try:
        found = []
        for each in journal.exams():
            if each.exam_id != but and (other := _patient(journal, each.exam_id)) is not None:
                number = bool(patient.id) and _plain(patient.id) == _plain(other.id)
                person = _same_person(patient, other)
                if number or person:
                    visit = visit_in(journal, each.exam_id)
                    at = visit.examined_at if visit is not None else datetime.fromisoformat(each.created_at)
                    births = {patient.birth_date, other.birth_date} - {None}
                    known = Known(each.exam_id, other, at, each.draft, number, person, visit, len(births) <= 1)
                    found.append(known)
        return tuple(sorted(found, key=lambda known: known.at, reverse=True))
    finally:
        journal.close()


def same_patient(one: Patient, other: Patient) -> bool:
    """Whether the number, or name and birth date, say that it is the same person and no birth date denies it."""
    births = {one.birth_date, other.birth_date} - {None}
    number = bool(_plain(one.id)) and _plain(one.id) == _plain(other.id)
    return len(births) <= 1 and (number or _same_person(one, other))


def _patient(journal: Journal, exam: str) -> Patient | None:
    """Who it was, as recorded last."""
    try:
        acts = [read_act(text) for text in journal.acts(exam) if _IDENTIFIED in text]
    except (ExamAssistError, ValidationError):
        return None
    identified = [act.patient for act in acts if isinstance(act, PatientIdentified)]
    return identified[-1] if identified else None


def _same_person(one: Patient, other: Patient) -> bool:
    if one.birth_date is None or one.birth_date != other.birth_date:
        return False
    names = [(_plain(each.family_name), _plain(each.given_name)) for each in (one, other)]
    return names[0] == names[1] and any(names[0])


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
