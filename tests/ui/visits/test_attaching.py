from __future__ import annotations

from datetime import timedelta

import pytest

from examassist.domain.encounter import Encounter
from examassist.domain.evolve import evolve
from examassist.domain.patient import Patient
from examassist.errors import CouldNot
from examassist.ui.visits.attaching import attachable
from tests.ui.exam_room import NOW
from tests.ui.visits.visiting import INGRID

EXAM = Encounter(pack="leg_pain", examined_at=NOW, patient=INGRID)


def refused(patient: Patient, exam: Encounter = EXAM, days: int = 90) -> bool:
    try:
        attachable(visit(patient, days), exam)
    except CouldNot:
        return True
    return False


def visit(patient: Patient, days: int = 90) -> Encounter:
    return Encounter(pack="leg_pain", examined_at=NOW - timedelta(days=days), patient=patient)


@pytest.mark.parametrize(
    "patient",
    [
        INGRID,
        Patient(id="ex-7"),
        Patient(family_name="HALVORSEN", given_name="Ingrid", birth_date=INGRID.birth_date, id="another clinic's"),
    ],
)
def test_number_or_name_with_birth_date_is_enough(patient: Patient) -> None:
    assert not refused(patient)


@pytest.mark.parametrize(
    ("patient", "exam"),
    [
        (Patient(family_name="Halvorsen", given_name="Ingrid"), EXAM),
        (Patient(), EXAM),
        (evolve(INGRID, id="ex-7", birth_date=None), evolve(EXAM, patient=Patient())),
        (Patient(id="EX-7", birth_date=INGRID.birth_date and INGRID.birth_date.replace(day=15)), EXAM),
    ],
)
def test_less_is_refused(patient: Patient, exam: Encounter) -> None:
    assert refused(patient, exam)


def test_a_visit_is_earlier_only_if_it_was_before() -> None:
    assert refused(INGRID, days=0)
    assert not refused(INGRID, days=1)
