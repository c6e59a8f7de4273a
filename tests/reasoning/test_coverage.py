"""What no invented patient shows is named; what one shows is not."""

from __future__ import annotations

from typing import Any

from examassist.knowledge.case import Case
from examassist.knowledge.load import load_cases
from examassist.reasoning.coverage import Behaviour, unexercised, unread
from tests.reasoning.wrist import FOLDER, a_gate, made, wrist

BLUE = {"finding": "blue_fingers", "is": "yes"}


def _case(name: str, answers: dict[str, Any], **more: object) -> Case:
    return made(Case, id=name, title=name, origin="Invented", expect={}, answers=answers, **more)


def _missing(*cases: Case, **lists: object) -> list[str]:
    return [str(behaviour) for behaviour in unexercised(wrist(**lists), cases)]


def test_without_patients_every_behaviour_of_every_rule_is_named() -> None:
    missing = _missing()
    assert "gates blue_hand: raised" in missing
    assert "groups key_creak: for" in missing
    assert "groups key_creak: not for" in missing
    assert "conditions creaky_wrist: possible or better" in missing
    assert any(line.startswith("advice ") for line in missing)


def test_a_blank_patient_leaves_the_flag_not_cleared_and_shows_nothing_else() -> None:
    gone = set(_missing()) - set(_missing(_case("blank", {})))
    assert "gates blue_hand: not_cleared" in gone
    assert not any("raised" in line or "no_trigger" in line or line.endswith(": for") for line in gone)


def test_what_a_patient_shows_is_no_longer_named() -> None:
    patient = _case("creaks", {"turning_a_key": "creaks_at_once", "blue_fingers": "no"})
    missing = _missing(patient)
    assert "groups key_creak: for" not in missing
    assert "gates blue_hand: no_trigger" not in missing
    assert "gates blue_hand: raised" in missing


def test_a_tier_of_another_onset_or_that_is_cancelled_does_not_count_as_shown() -> None:
    tiers = [
        {"tier": "now", "onset": ["new_or_worse"], "when": BLUE},
        {"tier": "today", "when": BLUE, "unless": {"finding": "lifts_a_kettle", "is": "yes"}},
        {"tier": "within_a_week", "when": BLUE},
    ]
    gate = a_gate("blue", *tiers, core=["blue_fingers"])
    missing = _missing(_case("blue", {"blue_fingers": "yes", "lifts_a_kettle": "yes"}), gates=(gate,))
    assert {line for line in missing if line.startswith("gates blue: tier")} == {
        "gates blue: tier 1 (now) holds",
        "gates blue: tier 2 (today) holds",
    }


def test_the_invented_pack_names_what_its_three_patients_leave_out() -> None:
    assert Behaviour("gates", "blue_hand", "raised") not in unexercised(wrist(), load_cases(FOLDER))


def test_an_item_that_no_rule_reads_is_named_and_one_that_a_rule_reads_is_not() -> None:
    names = unread(wrist())
    assert "turning_a_key" not in names
    assert "blue_fingers" not in names
    assert set(names) <= set(wrist().item)
    assert set(unread(wrist(groups=(), gates=(), conditions=(), advice=(), contradictions=(), worsening=()))) > set(
        names
    )
