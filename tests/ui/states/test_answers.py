from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.act import PatientIdentified, Recorded
from examassist.domain.patient import Patient
from examassist.ui.states.answers import answers_in
from tests.ui.exam_room import ACTOR, NOW, found, leg_pain, opened

if TYPE_CHECKING:
    from examassist.domain.act import Act


def test_values_are_counted_and_opening_an_exam_is_none() -> None:
    who = PatientIdentified(seq=2, actor=ACTOR, at=NOW, patient=Patient(family_name="Invented"))
    both = (found("femoral_pulse.right", "normal"), found("femoral_pulse.left", "normal"))
    acts: list[Act] = [opened(leg_pain()), who, Recorded(seq=3, actor=ACTOR, at=NOW, findings=both)]
    assert [answers_in(acts[:2]), answers_in(acts)] == [0, 2]
