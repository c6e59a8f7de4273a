from __future__ import annotations

from examassist.domain.act import Decision, Impression
from examassist.domain.evolve import evolve
from examassist.ui.preview.ticks import ticks
from tests.ui.exam_room import a_model, wrist


def test_what_is_ticked_is_named_and_what_is_not_ticked_is_not() -> None:
    model = a_model(wrist)
    edition, encounter = model.edition, model.encounter
    assert ticks(encounter, edition) == ()
    condition, step, test = edition.conditions[0], edition.pathway[0], edition.investigations[0]
    decisions = (
        Decision(investigation=test.id, choice="recommend"),
        Decision(investigation=edition.investigations[-1].id, choice="not_now"),
    )
    ticked = evolve(
        encounter, impression=Impression(conditions=(condition.id,)), plan=(step.id,), decisions=decisions[:1]
    )
    said = (f"Impression: {condition.label}", f"Plan: {step.label}", f"Tests: {test.label}")
    assert ticks(ticked, edition) == said
    assert ticks(evolve(encounter, decisions=decisions[1:]), edition) == ()
