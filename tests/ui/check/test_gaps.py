from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.act import FlagAnswer, Impression, Settlement
from examassist.domain.finding import AbsentReason, Finding, How
from examassist.domain.patient import Patient
from examassist.ui import opening
from examassist.ui.check.gaps import gaps
from tests.ui.exam_room import NOW, a_model, blank, found, leg_pain, wrist
from tests.ui.window import a_workstation, an_invented_patient

if TYPE_CHECKING:
    from pathlib import Path

    from examassist.ui.encounter_model import EncounterModel


def test_a_new_exam_lacks_its_patient_its_safety_items_and_an_impression() -> None:
    model = a_model(wrist, really_assess=True)
    found_ = gaps(model)
    safety = [item.label for item in model.edition.items if item.safety and item.show == "always"]
    assert [gap.name for gap in found_ if gap.goes == "cell"] == safety
    assert "Not identified" in [gap.name for gap in found_ if gap.goes == "identify"]
    assert found_[-1].name == "Your impression"


def test_a_gap_goes_when_it_is_closed_and_only_then() -> None:
    model = a_model(wrist, really_assess=True)
    first = next(gap for gap in gaps(model) if gap.goes == "cell")
    assert first.key is not None
    model.record([Finding(item=first.key.item, side=first.key.side, not_obtained=AbsentReason.NOT_DONE)])
    assert first not in gaps(model), "not asked on purpose is no blank"
    model.identify(Patient(id="7"))
    model.set_impression(Impression(text="  creaks"))
    assert not [gap for gap in gaps(model) if gap.name in {"Not identified", "Your impression"}]
    model.set_impression(Impression())
    assert gaps(model)[-1].name == "Your impression"


def test_what_is_not_a_safety_item_is_no_gap() -> None:
    model = a_model(really_assess=True)
    assert blank(model, "knee_reflex.right")
    assert "knee_reflex" not in {gap.key.item for gap in gaps(model) if gap.key is not None}


def test_both_sides_of_a_safety_item_are_one_gap() -> None:
    model = a_model(really_assess=True)
    model.record([found("bladder_or_bowel_change", "yes")])
    names = [gap.name for gap in gaps(model)]
    label = model.edition.item["saddle_sensation"].label
    assert names.count(label) == 1
    model.record([found("saddle_sensation.right", "2")], How.SINGLE)
    assert any(name.startswith(label) and name != label for name in [gap.name for gap in gaps(model)]), (
        "one side is left"
    )


def test_two_answers_that_disagree_are_a_gap_until_both_are_kept_for_a_reason(home: Path) -> None:
    model = of_case(home, "dis_walks_a_kilometre")
    pairs = [pair for pair in model.assessment.contradictions if pair.state == "open"]
    assert pairs
    assert pairs[0].says in [gap.matter for gap in gaps(model)]
    for pair in pairs:
        model.settle(Settlement(contradiction=pair.id, reason="told by the daughter"))
    assert not {pair.says for pair in pairs} & {gap.matter for gap in gaps(model)}


def test_an_emergency_is_the_first_gap_until_somebody_answers_it(home: Path) -> None:
    model = of_case(home, "acute_limb_ischaemia")
    first = gaps(model)[0]
    assert first.name == (model.assessment.emergency.says if model.assessment.emergency else "")
    for flag in model.assessment.raised:
        model.answer_flag(FlagAnswer(flag=flag.id, answer="acting"))
    assert first not in gaps(model)


def of_case(home: Path, case: str) -> EncounterModel:
    acts = opening.take_in(a_workstation(home), an_invented_patient(case), (), NOW).acts
    return a_model(leg_pain, acts=acts, really_assess=True)
