"""What undo and redo say they would do."""

from __future__ import annotations

import pytest

from examassist.ui.act_text import act_text, cell_text
from tests.ui.exam_room import a_model, found, key, leg_pain

pytestmark = pytest.mark.needs_qt


def test_a_cell_is_named_with_its_side() -> None:
    assert cell_text(key("femoral_pulse.left"), leg_pain()) == "Femoral pulse, left"
    assert cell_text(key("symptom_course"), leg_pain()) == "Getting better or worse"
    assert cell_text(key("not_in_this_edition.right"), leg_pain()) == "not_in_this_edition, right"


def test_acts_are_named_by_what_they_did() -> None:
    model = a_model()
    model.record([found("femoral_pulse.left", "weak")])
    model.clear([key("femoral_pulse.left")])
    model.fill_rest_normal(6)
    model.note("femoral_pulse", "cold room")
    model.set_plan([])
    texts = [act_text(act, leg_pain()) for act in model.acts[1:]]
    assert texts[0] == "Femoral pulse, left"
    assert texts[1] == "clearing Femoral pulse, left"
    assert texts[2].endswith("values marked normal")
    assert texts[3:] == ["note", "plan"]
