from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from examassist.domain.act import EarlierGiven, Opened, PatientIdentified, RowsOpened
from examassist.knowledge.follow_up import LIMIT
from examassist.ui.visits.reading import Given
from tests.screens import wait_until
from tests.ui.exam_room import found, key
from tests.ui.visits.visiting import INGRID, a_follow_up, opened, visited
from tests.ui.window import a_window, a_workstation

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.encounter_model import EncounterModel


def rows(model: EncounterModel) -> list[str]:
    parts = [part for step in model.edition.steps for part in model.parts_of(step.step)]
    return [item.id for part in parts for item in part.rows]


def test_a_follow_up_asks_safety_symptoms_and_what_was_abnormal_and_records_nothing(qtbot: QtBot, home: Path) -> None:
    window, screens = a_follow_up(qtbot, home)
    model = screens.model
    groups = [item.id for item in model.edition.items if item.group_number is not None]
    shown = rows(model)
    assert len(groups) == 10
    assert set(groups) | {"symptom_course", "walking_distance", "ankle_reflex", "dorsalis_pedis_pulse"} <= set(shown)
    assert "knee_reflex" not in shown, "it was not abnormal and decides nothing yet"
    wait_until(lambda: not window.desk.looking_ahead)
    cells = [each for item in rows(model) for each in model.edition.keys_of(model.edition.item[item])]
    assert len(cells) <= LIMIT
    assert model.encounter.findings == ()
    kinds = [type(act) for act in model.acts]
    assert kinds == [Opened, PatientIdentified, EarlierGiven], "no value and no row of the visit is in the acts"


def test_what_can_still_change_the_plan_is_asked_too_while_there_is_room(qtbot: QtBot, home: Path) -> None:
    window, screens = a_follow_up(qtbot, home)
    model = screens.model
    quiet = [item for item in model.edition.items if item.group_number is not None]
    model.record([found(item.id, "no") for item in quiet])
    model.record([found("symptom_site.right", ("calf",)), found("symptom_site.left", ("calf",))])
    model.record([found("posture_that_ends_it", "standing_is_enough")])
    wait_until(lambda: not window.desk.looking_ahead and not window.busy)
    assert model.follow_up is not None
    wanted = {key(each.finding).item for each in screens.plan_open.items}
    assert wanted, "the look-ahead found something"
    assert model.follow_up.deciding
    assert set(model.follow_up.deciding) <= wanted
    assert set(model.follow_up.deciding) <= set(rows(model))
    assert model.follow_up.count <= LIMIT
    assert not any(isinstance(act, RowsOpened) for act in model.acts), "nobody asked for them"


def test_the_rest_of_the_exam_is_behind_more_and_can_be_asked_for(qtbot: QtBot, home: Path) -> None:
    _window, screens = a_follow_up(qtbot, home)
    more = {item.id for part in screens.model.parts_of(5) for item in part.more}
    assert "knee_reflex" in more
    screens.model.request(["knee_reflex"])
    assert "knee_reflex" in rows(screens.model)


def test_steps_without_a_row_are_passed_by_and_can_be_gone_to(qtbot: QtBot, home: Path) -> None:
    _window, screens = a_follow_up(qtbot, home)
    empty = [
        step.step for step in screens.model.edition.steps if not any(p.rows for p in screens.model.parts_of(step.step))
    ]
    passed = [number for number in empty if number < 9]
    assert passed
    seen = [screens.current]
    while screens.current != 9:
        screens.step_by(1)
        seen.append(screens.current)
    assert not set(passed) & set(seen)
    screens.go_to_step(passed[0])
    assert screens.current == passed[0]


def test_a_draft_of_a_follow_up_goes_on_as_one_and_knows_the_visit(qtbot: QtBot, home: Path) -> None:
    window, screens = a_follow_up(qtbot, home)
    exam, before = screens.model.exam_id, rows(screens.model)
    screens.model.record([found("ankle_reflex.left", "absent")])
    wait_until(lambda: window.desk.model is not None and not window.desk.model.unsaved)
    window.close_exam()
    wait_until(lambda: not window.busy)
    window.continue_draft(exam)
    again = opened(window).model
    assert again.follow_up is not None
    assert set(before) - set(again.follow_up.deciding) <= set(rows(again))
    assert again.assessment.earlier, "the reasoning knows the visit again"
    assert again.marks.latest is not None


def test_a_visit_that_is_gone_makes_no_follow_up(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    window.desk.begin(INGRID, Given(("nowhere",), follow_up=True))
    model = opened(window).model
    assert model.follow_up is None
    assert model.marks.latest is None


def test_a_new_loss_against_the_visit_leads_and_nothing_is_said_before_it_is_recorded(qtbot: QtBot, home: Path) -> None:
    workstation = a_workstation(home)
    exam = visited(workstation, (found("ankle_reflex.left", "normal"), found("ankle_reflex.right", "normal")))
    window = a_window(qtbot, home)
    window.desk.begin(INGRID, Given((exam,), follow_up=False))
    model = opened(window).model
    assert all(line.id != "getting_worse" for line in model.assessment.headline)
    before = model.assessment.headline
    model.record([found("ankle_reflex.left", "absent"), found("ankle_reflex.right", "normal")])
    assert model.assessment.headline != before
    assert any("earlier visit" in line.says or "worse" in line.says.casefold() for line in model.assessment.headline)
    with closing(workstation.open_journal()) as journal:
        assert len(journal.acts(exam)) == 3, "the earlier visit stays as it was"
