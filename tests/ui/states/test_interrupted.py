from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from examassist.domain.fold import fold
from examassist.domain.patient import Patient
from examassist.storage import mark
from examassist.ui import drafts, opening
from examassist.ui.opening import place_to_go_on
from examassist.ui.states.interrupted import interrupted
from tests.ui.exam_room import NOW, a_model, found
from tests.ui.test_opening import saved
from tests.ui.window import a_workstation, an_invented_patient

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from examassist.domain.act import Act
    from examassist.ui.states.interrupted import Interrupted
    from examassist.workstation import Workstation


def exam_of(acts: tuple[Act, ...]) -> str:
    exam = fold(acts).exam
    assert exam is not None
    return exam


def cut_off(workstation: Workstation, acts: tuple[Act, ...], monkeypatch: pytest.MonkeyPatch) -> Interrupted | None:
    """What is found by the next run when those acts were saved and the program ended."""
    saved(workstation, acts)
    with monkeypatch.context() as before:
        before.setattr(mark, "_THIS_RUN", "an earlier run")
        workstation.mark_open(exam_of(acts))
    return interrupted(workstation, drafts.list_drafts(workstation))


def test_it_says_whose_how_much_what_last_and_what_next(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workstation = a_workstation(home)
    begun = opening.begin(workstation, Patient(family_name="Halvorsen", birth_date=date(1955, 3, 14), id="7"), NOW)
    model = a_model(acts=begun.acts)
    model.record([found("femoral_pulse.right", "weak")])
    seen = cut_off(workstation, model.acts, monkeypatch)
    assert seen is not None
    assert (seen.name, seen.answers, seen.last) == ("HALVORSEN", 1, "Femoral pulse, right: Weak")
    assert "14-Mar-1955" in seen.about
    place = place_to_go_on(model)
    assert place.key is not None
    assert seen.next == "Femoral pulse, left"
    assert seen.last_at == NOW
    assert seen.old


def test_an_answer_taken_back_is_not_counted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workstation = a_workstation(home)
    model = a_model(acts=opening.begin(workstation, Patient(family_name="Halvorsen"), NOW).acts)
    model.record([found("femoral_pulse.right", "weak")])
    model.undo()
    seen = cut_off(workstation, model.acts, monkeypatch)
    assert seen is not None
    assert (seen.answers, seen.last) == (0, "")


def test_nothing_is_found_where_the_exam_is_no_draft(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workstation = a_workstation(home)
    begun = opening.take_in(workstation, an_invented_patient(), (), NOW + timedelta(hours=1))
    seen = cut_off(workstation, begun.acts, monkeypatch)
    assert seen is not None
    assert seen.exam == exam_of(begun.acts)
    drafts.discard(workstation, seen.exam)
    assert interrupted(workstation, drafts.list_drafts(workstation)) is None
    workstation.mark_closed(seen.exam)
    assert workstation.left_open() is None
