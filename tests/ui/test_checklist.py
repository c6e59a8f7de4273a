"""Which rows a step shows, and in which order."""

from __future__ import annotations

import random
from datetime import date

import pytest

from examassist.domain.finding import AbsentReason, Finding
from examassist.domain.patient import Patient
from examassist.knowledge.follow_up import follow_up
from examassist.ui import checklist
from tests.reasoning.patients import some_values
from tests.ui.exam_room import a_model, found, leg_pain, wrist

pytestmark = pytest.mark.needs_qt


def shown(model: object, step: int) -> list[str]:
    """The ids of the rows of a step."""
    return [item.id for part in model.parts_of(step) for item in part.rows]  # type: ignore[attr-defined]  # a model


def test_an_empty_exam_shows_the_rows_that_are_always_shown() -> None:
    model = a_model()
    ids = [item for step in range(1, 9) for item in shown(model, step)]
    assert sorted(ids) == sorted(item.id for item in leg_pain().items if item.show == "always")


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_an_answer_opens_its_onset_and_then_its_parts_right_behind_it(answer: str) -> None:
    model = a_model()
    model.record([found("bladder_or_bowel_change", answer)])
    assert shown(model, 1)[:3] == [
        "bladder_or_bowel_change",
        "bladder_or_bowel_change_onset",
        "bladder_bowel_change_kind",
    ]


def test_what_an_answer_opens_stands_behind_the_row_it_was_given_in() -> None:
    model = a_model()
    model.record([found("straight_leg_raise_response.right", "leg_pain")])
    rows = shown(model, 8)
    assert rows.index("straight_leg_raise_response") < rows.index("straight_leg_raise_angle")


def test_a_row_with_something_recorded_is_never_hidden() -> None:
    model = a_model()
    model.record([found("straight_leg_raise_angle.right", 40)])
    assert "straight_leg_raise_angle" in shown(model, 8)


def test_parts_that_were_answered_by_the_no_to_their_group_stay_folded() -> None:
    model = a_model()
    model.record([found("bladder_or_bowel_change", "no")])
    assert "bladder_bowel_change_kind" not in shown(model, 1)


def test_progress_counts_each_side_and_names_gaps() -> None:
    model = a_model(wrist)
    model.record([found("grip_bounce.right", "good_bounce")])
    model.record(
        [Finding(item="grip_bounce", side=found("grip_bounce.left", "x").side, not_obtained=AbsentReason.DECLINED)]
    )
    progress = model.progress_of(2)
    assert (progress.recorded, progress.gaps, progress.done) == (2, 1, False)
    assert progress.total == checklist.progress_of(2, model.encounter, model.edition).total


def test_the_whole_exam_is_counted() -> None:
    model = a_model()
    progress = checklist.counted(model.encounter, model.edition)
    assert (progress.recorded, progress.total) == (0, 57)


def test_a_follow_up_shows_its_own_rows_and_puts_the_others_behind_more() -> None:
    model = a_model()
    model.ask(follow_up([], leg_pain()))
    assert model.follow_up is not None
    shown_now = [item for step in leg_pain().steps for item in shown(model, step.step)]
    assert set(shown_now) == model.follow_up.items
    more = {item.id for step in leg_pain().steps for part in model.parts_of(step.step) for item in part.more}
    always = {item.id for item in leg_pain().items if item.show == "always"}
    assert always <= model.follow_up.items | more, "nothing of the exam is out of reach"
    asked = model.progress_of(6)
    whole = a_model().progress_of(6)
    assert (asked.total + asked.unasked, whole.unasked) == (whole.total, 0), "what is not asked is not done"


def test_a_follow_up_opens_a_row_for_an_answer_and_not_for_the_age_alone() -> None:
    model = a_model()
    model.identify(Patient(age_years=80))
    assert "aortic_pulsation" in shown(model, 6)
    model.ask(follow_up([], leg_pain()))
    assert "aortic_pulsation" not in shown(model, 6)
    assert "aortic_pulsation" in [item.id for part in model.parts_of(6) for item in part.more]
    model.record([found("bladder_or_bowel_change", "yes")])
    assert "bladder_or_bowel_change_onset" in shown(model, 1)
    model.ask(None)
    assert "aortic_pulsation" in shown(model, 6)


def test_rows_kept_from_the_last_answer_are_those_found_anew_after_any_answer() -> None:
    model, chance = a_model(), random.Random(11)  # noqa: S311  values to try, no secret
    edition = leg_pain()
    cells = [(item, key) for item in edition.items for key in edition.keys_of(item) if some_values(item)]
    for _ in range(120):
        if chance.random() < 0.15:
            model.undo()
        else:
            item, key = chance.choice(cells)
            model.record([found(str(key), chance.choice(some_values(item)))])
        if chance.random() < 0.02:
            model.identify(Patient(birth_date=date(chance.randrange(1930, 2005), 1, 1)))
        anew = checklist.Checklist(edition)
        holds = checklist.shown_when(model.encounter, edition)
        for step in edition.steps:
            assert model.parts_of(step.step) == anew.parts_of(step.step, model.encounter, holds)
