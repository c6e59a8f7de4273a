"""The patients whom this workstation has examined before: found by their number, or by name and birth date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from examassist.domain.act import PatientIdentified, read_act
from examassist.errors import ExamAssistError

if TYPE_CHECKING:
    from examassist.domain.patient import Patient
    from examassist.storage.journal import Journal
    from examassist.workstation import Workstation

_IDENTIFIED = '"kind":"patient_identified"'


@dataclass(frozen=True)
class Known:
    """An earlier exam of somebody who may be the same person."""

    exam: str
    patient: Patient
    at: str
    """When it was begun, ISO 8601."""
    draft: bool
    same_number: bool
    same_person: bool
    """Whether name and birth date are the same."""


def matches(workstation: Workstation, patient: Patient) -> tuple[Known, ...]:
    """The exams of this workstation with this patient's number, or with the name and birth date; the newest first.

    An exam that cannot be read is passed over: it is shown among the drafts with the reason.
    """
    if not workstation.journal_file.exists() or not (patient.id or patient.birth_date):
        return ()
    journal = workstation.open_journal()
    try:
        found = []
        for each in journal.exams():
            if (other := _patient(journal, each.exam_id)) is not None:
                number = bool(patient.id) and _plain(patient.id) == _plain(other.id)
                person = _same_person(patient, other)
                if number or person:
                    found.append(Known(each.exam_id, other, each.created_at, each.draft, number, person))
        return tuple(found)
    finally:
        journal.close()


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
