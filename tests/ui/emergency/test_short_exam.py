"""The short exam comes from the content, in its order, and is the same record as everywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.reasoning.short_exam import items_for
from examassist.ui.emergency.short_exam import ShortExam, parts_for
from tests.ui.exam_room import a_model, dressed, found, key, leg_pain, press, settle, value, wrist

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from examassist.knowledge.edition import Edition
    from examassist.ui.encounter_model import EncounterModel

# Written from the clinical review, 1C: perianal touch and pin, groin pulses, soles, knee and ankle jerks, power of
# knee, ankle and toe, highest numb level, temperature, bladder scan; then what is asked.
# fmt: off
SPINE = [
    "saddle_sensation", "perianal_pinprick", "femoral_pulse", "plantar_response", "knee_reflex", "ankle_reflex",
    "knee_extension_strength", "ankle_dorsiflexion_strength", "ankle_plantarflexion_strength",
    "great_toe_extension_strength", "trunk_sensory_level", "body_temperature", "bladder_scan_residual",
    "anticoagulant", "blood_thinner_last_dose", "implant_or_metal", "cancer_or_constant_pain", "infection_sign_kind",
    "pregnancy", "last_normal_urine", "last_meal",
]
# fmt: on


def raised(edition_of: Callable[[], Edition], *answers: tuple[str, str]) -> EncounterModel:
    model = a_model(edition_of, really_assess=True)
    model.record([found(cell, what) for cell, what in answers])
    return model


def a_short_exam(qtbot: QtBot, model: EncounterModel) -> ShortExam:
    dressed()
    page = ShortExam(model, items_for(model.assessment.raised, model.edition), half_grades=False)
    qtbot.addWidget(page)
    page.resize(900, 600)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settle()
    return page


def test_the_spine_is_looked_at_in_the_order_of_the_review() -> None:
    model = raised(leg_pain, ("bladder_or_bowel_change", "yes"), ("bladder_or_bowel_change_onset", "new_or_worse"))
    assert [item.id for item in items_for(model.assessment.raised, model.edition)] == SPINE


def test_two_emergencies_ask_for_each_item_once() -> None:
    edition = leg_pain()
    both = [short.gates[0] for short in edition.short_exams]
    flags = [next(flag for flag in raised(leg_pain).assessment.red_flags if flag.id == gate) for gate in both]
    names = [item.id for item in items_for(flags, edition)]
    assert len(names) == len(set(names))
    assert names.index("acute_muscle_loss") < names.index("anticoagulant"), (
        "first what is looked at, then what is asked"
    )


def test_every_list_is_shown_whole_and_in_order() -> None:
    for edition in (leg_pain(), wrist()):
        for short in edition.short_exams:
            items = [edition.item[name] for name in (*short.examine, *short.ask)]
            assert [item for part in parts_for(items, edition) for item in part.rows] == items


def test_its_rows_are_the_record_of_the_whole_exam_and_nothing_is_filled_at_once(qtbot: QtBot) -> None:
    model = raised(wrist, ("blue_fingers", "yes"), ("blue_fingers_onset", "new_or_worse"))
    page = a_short_exam(qtbot, model)
    assert [row.item.id for row in page._sheet.shown] == ["thumb_bounce", "grip_bounce", "creaking_since"]
    first, second = page.cell_keys()[:2]
    assert str(first) == "thumb_bounce.right"
    page.focus_first_blank()
    assert page.focused_key == first
    press("1")
    assert value(model, "thumb_bounce.right") is not None
    assert page.focused_key == second, "right, then left, as everywhere"
    before = model.acts
    press("a")
    assert model.acts == before
    assert not page.focus_cell(key("blue_fingers")), "what is not on the list is not on the page"
    model.undo()
    settle()
    assert page.focused_key == first
