"""Whether a visit in a file may stand beside the open exam, and where it is kept then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.fold import earlier_given
from examassist.errors import CouldNot
from examassist.language import translate as _
from examassist.ui.banner import day_text, patient_name
from examassist.ui.known import matches, same_patient
from examassist.ui.visits.reading import Given, given_by, keep, read_visits

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.ui.encounter_model import EncounterModel
    from examassist.workstation import Workstation


def attachable(visit: Encounter, exam: Encounter) -> None:
    """Raises CouldNot, with what to do, unless the visit is one of the same patient and was before the exam."""
    unchanged = _("Nothing was attached and nothing was changed.")
    if not exam.patient.identified:
        raise CouldNot(
            _("It is not known whose exam this is, so no earlier visit can be put beside it."),
            unchanged,
            _("Identify the patient first, then attach the file again."),
        )
    if not same_patient(visit.patient, exam.patient):
        raise CouldNot(
            _(
                "The file is about {other}, this exam about {patient}: neither ID nor name with birth date agree."
            ).format(other=_named(visit), patient=_named(exam)),
            unchanged,
            _("Compare both with the patient, and correct who this exam is about if it is wrong."),
        )
    if visit.examined_at >= exam.examined_at:
        raise CouldNot(
            _("The file is of {day}, which is not before this exam.").format(day=day_text(visit.examined_at.date())),
            unchanged,
            _("Choose the file of an earlier visit."),
        )


def kept(workstation: Workstation, visit: Encounter, model: EncounterModel) -> tuple[Given, tuple[Encounter, ...]]:
    """The names of all visits beside the exam with this one, which the journal keeps now, and what they recorded."""
    before = given_by(earlier_given(model.acts))
    own = [known.exam for known in matches(workstation, visit.patient, model.exam_id)]
    exams = tuple(dict.fromkeys((*before.exams, keep(workstation, visit, own))))
    return Given(exams, before.follow_up), read_visits(workstation, exams)


def _named(exam: Encounter) -> str:
    patient = exam.patient
    born = day_text(patient.birth_date) if patient.birth_date is not None else _("birth date not known")
    return f"{patient_name(patient)} ({born}, {patient.id or _('no ID')})"
