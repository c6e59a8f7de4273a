from __future__ import annotations

from examassist.domain.finding import Finding
from examassist.ui.positions import cannot_take
from tests.ui.exam_room import a_model, blank, found, key, wrist
from tests.ui.test_prone_link import STEP, with_a_stretch


def test_what_was_examined_before_and_what_needs_no_prone_patient_stay_as_they_are() -> None:
    model = with_a_stretch()
    model.record([found("femoral_stretch.right", "present")])
    model.record(cannot_take(model, "prone"))
    right = model.encounter.finding(key("femoral_stretch.right"))
    assert right is not None
    assert right.value == "present"
    assert blank(model, "hip_internal_rotation.right")


def test_the_reason_counts_as_not_known() -> None:
    model = with_a_stretch()
    model.record([Finding(item="femoral_stretch", side=key("femoral_stretch.left").side, value="absent")])
    model.record(cannot_take(model, "prone"))
    assert model.progress_of(STEP).gaps == 1


def test_another_pack_that_names_no_such_row_has_none() -> None:
    assert cannot_take(a_model(wrist), "prone") == []
