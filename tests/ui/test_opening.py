from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from examassist.domain import act as acts_
from examassist.domain.act import FlagAnswer, FromPaper, Impression, act_json
from examassist.domain.encounter import encounter_json
from examassist.domain.evolve import evolve
from examassist.domain.finding import How
from examassist.domain.fold import fold, next_undo
from examassist.domain.patient import Patient
from examassist.errors import CouldNot
from examassist.knowledge.encounter_file import read_encounter
from examassist.ui import opening
from examassist.ui.opening import Place, place_to_go_on
from tests.ui.exam_room import NOW, a_model, blank, found, key, leg_pain
from tests.ui.window import a_workstation, an_invented_patient

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from examassist.domain.act import Act
    from examassist.ui.encounter_model import EncounterModel
    from examassist.workstation import Workstation


def test_a_new_exam_begins_with_who_and_under_which_edition(home: Path) -> None:
    begun = opening.begin(a_workstation(home), Patient(family_name="Halvorsen"), NOW)
    encounter = fold(begun.acts)
    assert encounter.patient.family_name == "Halvorsen"
    assert encounter.edition == begun.edition.digest
    assert encounter.exam
    assert begun.on_disk == 0


def test_a_patient_to_be_identified_later_leaves_no_act(home: Path) -> None:
    assert len(opening.begin(a_workstation(home), Patient(), NOW).acts) == 1


def test_an_exam_that_the_journal_refuses_begins_all_the_same(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workstation = a_workstation(home)

    def refuse(_edition: object) -> str:
        raise CouldNot("The disk is full.")

    monkeypatch.setattr(workstation, "start_exam", refuse)
    begun = opening.begin(workstation, None, NOW)
    assert str(begun.refused) == "The disk is full."
    exams = {fold(opening.begin(workstation, None, NOW).acts).exam for _again in range(2)}
    assert len(exams - {None}) == 2, "each has an id of its own"


def test_an_exam_from_the_journal_is_the_same_under_the_same_edition(home: Path) -> None:
    workstation = a_workstation(home)
    begun = opening.begin(workstation, Patient(id="7"), NOW)
    saved(workstation, begun.acts)
    again = opening.go_on(workstation, fold(begun.acts).exam or "")
    assert again.acts == begun.acts
    assert again.on_disk == len(begun.acts)
    assert again.edition.digest == begun.edition.digest


def test_a_file_is_taken_in_with_everything_that_it_says(home: Path) -> None:
    workstation = a_workstation(home)
    model = a_model()
    model.record([found("femoral_pulse.right", "normal")])
    model.note("femoral_pulse.right", "warm")
    model.set_impression(Impression(text="stiff"))
    model.decide_test(leg_pain().investigations[0].id, "not_now", "had one")
    model.set_plan([leg_pain().pathway[0].id])
    taken = fold(opening.take_in(workstation, model.encounter, (), NOW).acts)
    for name in ("findings", "notes", "impression", "decisions", "plan", "patient", "profile", "examined_at"):
        assert getattr(taken, name) == getattr(model.encounter, name), name
    assert taken.exam != model.encounter.exam


def test_the_invented_patient_is_taken_in_as_it_is(home: Path) -> None:
    encounter = an_invented_patient()
    taken = fold(opening.take_in(a_workstation(home), encounter, (), NOW).acts)
    assert {f.key: f.value for f in taken.findings} == {f.key: f.value for f in encounter.findings}


def test_an_answer_that_another_one_replaced_is_taken_in_too(home: Path) -> None:
    flag = leg_pain().gates[0].id
    now, before = (FlagAnswer(flag=flag, answer=each, at=NOW) for each in ("acting", "mistake"))
    told = evolve(an_invented_patient(), flag_answers=(now,), answers_before=(before,))
    taken = fold(opening.take_in(a_workstation(home), told, (), NOW).acts)
    assert [each.answer for each in taken.flag_answers] == ["acting"]
    assert [each.answer for each in taken.answers_before] == ["mistake"]


def test_an_exam_goes_on_at_the_blank_cell_after_the_last_answer() -> None:
    model = a_model()
    assert place_to_go_on(model) == Place(1)
    model.record([found("femoral_pulse.right", "normal")])
    assert place_to_go_on(model) == Place(6, key("femoral_pulse.left"))
    model.record([found("femoral_pulse.left", "normal")])
    model.undo()
    assert blank(model, "femoral_pulse.left")
    assert place_to_go_on(model) == Place(6, key("femoral_pulse.left"))
    undo = next_undo(model.acts)
    assert isinstance(undo, acts_.Recorded)
    assert undo.findings[0].key == key("femoral_pulse.right")


def test_an_exam_goes_on_in_a_row_that_was_asked_for_and_is_still_blank() -> None:
    folded = "knee_extension_strength"
    model = a_model()
    assert folded not in shown(model, 5)
    model.record([found("femoral_pulse.right", "normal")])
    model.request([folded])
    again = a_model(acts=model.acts)
    assert folded in shown(again, 5)
    assert place_to_go_on(again) == Place(5, key(f"{folded}.right"))
    again.record([found(f"{folded}.right", "5")])
    assert place_to_go_on(a_model(acts=again.acts)) == Place(5, key(f"{folded}.left"))


def test_an_exam_goes_on_where_the_keys_went_though_that_cell_is_recorded() -> None:
    model = a_model()
    model.record([found("femoral_pulse.left", "normal")])
    model.record([found("femoral_pulse.right", "normal")])
    assert place_to_go_on(model) == Place(6, key("femoral_pulse.left"))
    model.undo()
    model.redo()
    assert place_to_go_on(model) == Place(6, key("femoral_pulse.right"))


def test_after_filling_many_cells_an_exam_goes_on_at_the_next_blank_one() -> None:
    model = a_model()
    model.record([found("dorsalis_pedis_pulse.right", "normal")])
    model.record([found("femoral_pulse.right", "normal"), found("femoral_pulse.left", "normal")])
    assert place_to_go_on(model) == Place(6, key("dorsalis_pedis_pulse.left"))


def shown(model: EncounterModel, step: int) -> set[str]:
    return {item.id for part in model.parts_of(step) for item in part.rows}


def test_an_exam_in_which_one_decided_goes_on_where_one_decides() -> None:
    model = a_model()
    model.record([found("femoral_pulse.right", "normal")])
    model.set_plan([])
    assert place_to_go_on(model) == Place(leg_pain().steps[-1].step)


def test_a_note_at_a_cell_is_where_one_was() -> None:
    model = a_model()
    model.note("femoral_pulse.right", "warm")
    assert opening.last_place(model.acts, leg_pain())[0] == key("femoral_pulse.right")
    model.clear([key("femoral_pulse.right")])
    assert opening.step_of(key("femoral_pulse.right"), leg_pain()) == 6
    assert opening.last_place((), leg_pain()) == (None, False)


def test_where_one_decides_the_patient_needs_no_position() -> None:
    assert opening.deciding_steps(leg_pain()) == {leg_pain().steps[-1].step}


def saved(workstation: Workstation, acts: tuple[Act, ...]) -> None:
    journal = workstation.open_journal()
    for act in acts:
        journal.append(fold(acts).exam or "", act.seq, act_json(act))
    journal.close()


def test_a_file_says_again_what_was_typed_from_paper(home: Path) -> None:
    model = a_model()
    model.begin_from_paper(FromPaper(examined_at=NOW - timedelta(days=1)))
    model.record([found("femoral_pulse.right", "normal")])
    again = read_encounter(encounter_json(model.encounter).encode(), "exam.json")
    taken = fold(opening.take_in(a_workstation(home), again, (), NOW + timedelta(days=3)).acts)
    assert (taken.paper, taken.findings) == (model.encounter.paper, model.encounter.findings)
    assert taken.examined_at == NOW - timedelta(days=1)
    assert [each.how for each in taken.findings] == [How.FROM_PAPER]
