"""The one changing object of a window: one act, one signal, and undo that survives a restart."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.finding import AbsentReason, Finding, How
from examassist.domain.fold import fold
from examassist.errors import CouldNot
from tests.ui.exam_room import a_model, blank, found, key, opened, value, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.domain.act import Act
    from examassist.ui.encounter_model import EncounterChange, EncounterModel

pytestmark = pytest.mark.needs_qt

GROUP = "threatened_leg_sign"
PARTS = "threatened_leg_kind"
ONSET = "threatened_leg_sign_onset"


def changes_of(model: EncounterModel) -> list[EncounterChange]:
    """Everything that the model tells from now on."""
    told: list[EncounterChange] = []
    model.changed.connect(told.append)
    return told


def test_each_act_is_told_once_with_what_it_changed() -> None:
    model = a_model()
    told = changes_of(model)
    model.record([found("femoral_pulse.left", "weak")])
    assert [change.keys for change in told] == [frozenset({key("femoral_pulse.left")})]
    assert told[0].encounter is model.encounter
    assert told[0].undo_text == "Femoral pulse, left"
    assert told[0].redo_text is None


def test_an_answer_is_told_before_it_is_assessed() -> None:
    order: list[str] = []
    model = a_model()
    model.recorded.connect(lambda _change: order.append("recorded"))
    model.changed.connect(lambda _change: order.append("changed"))
    model.record([found("femoral_pulse.left", "weak")])
    assert order == ["recorded", "changed"]


def test_every_act_goes_to_the_journal_in_order() -> None:
    submitted: list[Act] = []
    model = a_model(submit=submitted.append)
    model.record([found("femoral_pulse.left", "weak")])
    model.clear([key("femoral_pulse.left")])
    model.undo()
    assert [act.seq for act in submitted] == [2, 3, 4]
    assert [act.kind for act in submitted] == ["recorded", "cleared", "undone"]


def test_no_to_a_group_is_one_act_that_empties_its_parts_on_both_sides() -> None:
    model = a_model()
    model.record([found(GROUP, "no")])
    assert len(model.acts) == 2
    for side in ("right", "left"):
        finding = model.encounter.by_key[key(f"{PARTS}.{side}")]
        assert (finding.value, finding.how) == ((), How.GROUP_ANSWER)
    model.undo()
    assert model.encounter.findings == ()


def test_yes_after_no_makes_the_parts_blank_again() -> None:
    model = a_model()
    model.record([found(GROUP, "no")])
    model.record([found(GROUP, "yes")])
    assert blank(model, f"{PARTS}.right")
    assert value(model, GROUP) == "yes"


def test_no_after_yes_leaves_nothing_of_what_was_opened() -> None:
    model = a_model()
    model.record([found(GROUP, "yes")])
    model.record([found(ONSET, "new_or_worse")])
    model.record([found(f"{PARTS}.left", ("suddenly_cold",))])
    model.record([found(GROUP, "no")])
    assert blank(model, ONSET)
    assert value(model, f"{PARTS}.left") == ()


@pytest.mark.parametrize("then", ["no", "unsure", "not_done"])
def test_one_undo_brings_back_all_that_another_answer_to_a_group_took_away(then: str) -> None:
    model = a_model()
    model.record([found(GROUP, "yes")])
    model.record([found(ONSET, "new_or_worse")])
    model.record([found(f"{PARTS}.left", ("suddenly_cold",))])
    before = model.encounter
    answer = Finding(item=GROUP, not_obtained=AbsentReason.NOT_DONE) if then == "not_done" else found(GROUP, then)
    model.record([answer])
    after = model.encounter
    assert after != before
    model.undo()
    assert model.encounter == before
    model.redo()
    assert model.encounter == after


def test_not_asked_after_yes_clears_the_follow_ups_too() -> None:
    model = a_model()
    model.record([found(GROUP, "yes")])
    model.record([found(ONSET, "new_or_worse")])
    model.record([Finding(item=GROUP, not_obtained=AbsentReason.NOT_DONE)])
    assert blank(model, ONSET)


def test_clearing_a_group_clears_what_belongs_to_it_in_one_act() -> None:
    model = a_model()
    model.record([found(GROUP, "no")])
    model.clear([key(GROUP)])
    assert model.encounter.findings == ()
    assert len(model.acts) == 3


def test_clearing_what_is_blank_is_no_act() -> None:
    model = a_model()
    model.clear([key(GROUP)])
    assert len(model.acts) == 1


def test_undo_goes_on_after_a_restart() -> None:
    first = a_model()
    first.record([found("femoral_pulse.left", "weak")])
    first.record([found("femoral_pulse.right", "normal")])
    second = a_model(acts=first.acts)
    assert second.undo_text == "Femoral pulse, right"
    second.undo()
    assert blank(second, "femoral_pulse.right")
    assert second.redo_text == "Femoral pulse, right"
    second.redo()
    assert fold(second.acts) == second.encounter == first.encounter


def test_undo_with_nothing_to_undo_is_no_act() -> None:
    model = a_model()
    assert model.undo() is None
    assert model.redo() is None
    assert len(model.acts) == 1


def test_saved_comes_in_the_windows_thread(qtbot: QtBot) -> None:
    model = a_model()
    heard: list[Any] = []
    model.saved.connect(lambda seq: heard.append((seq, threading.current_thread() is threading.main_thread())))

    def write() -> None:
        model.journal_saved("exam-1", 1)
        model.journal_saved("other", 9)

    writer = threading.Thread(target=write)
    writer.start()
    writer.join()
    assert model.saved_seq == 0
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(1, True)]
    assert (model.saved_seq, model.unsaved) == (1, 0)


def test_what_could_not_be_saved_is_said(qtbot: QtBot) -> None:
    def refuse(_act: Act) -> None:
        raise CouldNot("The disk is full.", "All answers are in memory.", "Free some space.")

    model = a_model(submit=refuse)
    with qtbot.waitSignal(model.not_saved) as heard:
        model.record([found("femoral_pulse.left", "weak")])
    assert "disk is full" in heard.args[0]
    assert value(model, "femoral_pulse.left") == "weak"


def test_rows_asked_for_are_one_act_that_undo_passes_by() -> None:
    model = a_model(wrist)
    model.record([found("grip_bounce.right", "bounce")])
    before = model.encounter
    model.request(["own_words_of_creaking"])
    model.request(["own_words_of_creaking"])
    assert model.requested == {"own_words_of_creaking"}
    assert [act.kind for act in model.acts] == ["opened", "recorded", "rows_opened"]
    assert model.encounter == before
    model.undo()
    assert model.encounter.findings == ()
    assert model.requested == {"own_words_of_creaking"}


def test_notes_impression_and_decisions_are_acts() -> None:
    model = a_model(wrist)
    model.note("grip_bounce", "sore")
    model.note("grip_bounce", "")
    model.note("grip_bounce", "")
    model.set_plan(["rest"])
    assert [act.kind for act in model.acts] == ["opened", "noted", "noted", "plan_set"]
    assert opened(model.edition) == model.acts[0]
