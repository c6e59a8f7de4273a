from __future__ import annotations

from datetime import timedelta

import pytest

from examassist.domain.act import FromPaper, PaperBegun
from examassist.domain.finding import Finding, FindingKey, How
from examassist.ui.paper.mode import dates_exam
from tests.ui.exam_room import NOW, a_model, wrist

BEFORE = NOW - timedelta(days=1)
PAPER = FromPaper(examined_at=BEFORE)


def wide(item: str = "lifts_a_kettle", value: str = "yes") -> Finding:
    """A value of the invented pack."""
    return Finding(item=item, value=value)


def test_what_is_typed_one_by_one_is_from_paper_and_what_is_filled_stays_called_so() -> None:
    model = a_model(wrist)
    model.record([wide("turning_a_key", "creaks_later")])
    model.begin_from_paper(PAPER)
    model.record([wide()])
    step = next(step.step for step in model.edition.steps if model.rest_normal_plan(step.step))
    model.fill_rest_normal(step)
    model.paper.end()
    model.record([wide("blue_fingers", "no")])
    how = {finding.item: finding.how for finding in model.encounter.findings}
    assert how["lifts_a_kettle"] is How.FROM_PAPER
    assert (how["turning_a_key"], how["blue_fingers"]) == (How.SINGLE, How.SINGLE)
    assert How.SECTION_NORMAL in how.values()


def test_the_exam_took_place_when_the_paper_says() -> None:
    model = a_model(wrist)
    model.begin_from_paper(PAPER)
    assert model.encounter.examined_at == BEFORE
    (told,) = model.encounter.paper
    assert (told.examined_at, told.entered_at, told.by) == (BEFORE, NOW, "tester")


def test_with_values_given_here_before_the_exam_keeps_its_own_time() -> None:
    model = a_model(wrist, clock=iter([NOW, *(NOW + timedelta(hours=1) for _ in range(9))]).__next__)
    model.record([wide()])
    assert not dates_exam(model.encounter)
    model.begin_from_paper(PAPER)
    assert model.encounter.examined_at == NOW
    assert [each.examined_at for each in model.encounter.paper] == [BEFORE]


def test_a_wrong_time_is_corrected_by_beginning_again() -> None:
    model = a_model(wrist)
    model.begin_from_paper(PAPER)
    model.record([wide()])
    model.begin_from_paper(FromPaper(examined_at=BEFORE - timedelta(days=1)))
    assert model.encounter.examined_at == BEFORE - timedelta(days=1)
    assert len(model.encounter.paper) == 2


def test_undo_ends_it_with_the_time_and_redo_begins_it_again() -> None:
    model = a_model(wrist)
    model.begin_from_paper(PAPER)
    assert model.undo() == "entry from paper"
    assert (model.paper.now, model.encounter.examined_at, model.encounter.paper) == (None, NOW, ())
    model.record([wide()])
    assert model.encounter.findings[0].how is How.SINGLE
    model.undo()
    model.undo()
    other = a_model(wrist)
    other.begin_from_paper(PAPER)
    other.undo()
    other.redo()
    assert other.paper.now == PAPER


def test_an_exam_opened_again_begins_without_it_and_keeps_what_was_said() -> None:
    model = a_model(wrist)
    model.begin_from_paper(PAPER)
    model.record([wide()])
    again = a_model(wrist, acts=model.acts)
    assert again.paper.now is None
    assert again.encounter == model.encounter
    again.record([wide("blue_fingers", "no")])
    assert again.encounter.by_key[FindingKey("blue_fingers")].how is How.SINGLE


@pytest.mark.parametrize("how", [How.TIMED, How.COPIED_SIDE, How.SECTION_NORMAL, How.SINGLE])
def test_nothing_is_marked_while_it_is_off(how: How) -> None:
    assert a_model(wrist).paper.marks(how) is how


def test_the_act_is_the_only_truth() -> None:
    model = a_model(wrist)
    model.begin_from_paper(PAPER)
    assert isinstance(model.acts[-1], PaperBegun)
    assert model.acts[-1].dates_exam
