from __future__ import annotations

from dataclasses import replace

from examassist.domain.finding import AbsentReason, Finding
from examassist.reasoning.assessment import OpenItem
from examassist.ui.plan_open import PlanOpen
from tests.ui.exam_room import a_model, key, wrist

ITEMS = tuple(
    OpenItem(finding=name, changes=("headline",), says=f"{name} matters") for name in ("blue_fingers", "creak.left")
)


def test_a_number_is_said_only_when_it_is_known() -> None:
    assert PlanOpen(ITEMS, pending=False).text == "2 things can still change the plan"
    assert PlanOpen(ITEMS[:1], pending=False).text == "1 thing can still change the plan"
    assert PlanOpen(ITEMS, pending=True).text == "Working out what can still change the plan"
    assert "2" not in PlanOpen(ITEMS, pending=False, emergency=True).text


def test_nothing_found_is_not_said_as_nothing_left_to_do() -> None:
    text = PlanOpen(pending=False).text
    assert text == "No single blank tried changes the plan"
    assert not PlanOpen(ITEMS, emergency=True).blank(a_model(wrist).encounter)


def test_what_was_answered_meanwhile_is_left_out_before_it_is_found_anew() -> None:
    model = a_model(wrist)
    item = next(item for item in model.edition.items if not item.sided)
    plan = PlanOpen((replace_finding(ITEMS[0], item.id), ITEMS[1]), pending=True)
    assert len(plan.blank(model.encounter)) == 2
    model.record([Finding(item=item.id, not_obtained=AbsentReason.NOT_DONE)])
    assert [each.finding for each in plan.blank(model.encounter)] == ["creak.left"]


def test_each_step_counts_its_own_and_none_while_it_is_not_known() -> None:
    edition = a_model(wrist).edition
    items = [edition.items_of_step(step.step)[0] for step in edition.steps if edition.items_of_step(step.step)]
    plan = PlanOpen(tuple(replace_finding(ITEMS[0], str(edition.keys_of(i)[0])) for i in items), pending=False)
    assert set(plan.by_step(edition).values()) == {1}
    assert len(plan.by_step(edition)) == len(items)
    assert not replace(plan, pending=True).by_step(edition)
    assert key(str(edition.keys_of(items[0])[0])).item == items[0].id


def replace_finding(item: OpenItem, finding: str) -> OpenItem:
    return item.model_copy(update={"finding": finding})
