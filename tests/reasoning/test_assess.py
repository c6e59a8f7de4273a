"""One encounter under one edition gives the whole assessment, and missing data is never an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.evolve import evolve
from examassist.domain.finding import FindingKey
from examassist.reasoning.assess import assess, grouped_questions
from tests.reasoning.wrist import a_condition, a_gate, a_wrist, copied, days_before, wrist

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Assessment
    from tests.builders import EncounterBuilder

BLUE: dict[str, Any] = {"finding": "blue_fingers", "is": "yes"}


def _assessed(told: EncounterBuilder, edition: Edition | None = None, *earlier: EncounterBuilder) -> Assessment:
    return assess(told.build(), edition or wrist(), [visit.build() for visit in earlier])


def test_an_empty_encounter_is_assessed() -> None:
    result = _assessed(a_wrist())
    assert {each.word for each in result.conditions} == {"not_enough_data"}
    assert result.not_cleared == ("blue_hand",)
    assert (result.urgency, result.scope.state) == ("routine", "unknown")


def test_it_names_the_edition_it_was_made_under() -> None:
    result = _assessed(a_wrist().profile("UK", "emergency"))
    assert (result.pack, result.engine, result.reviewed) == ("wrist", 1, False)
    assert result.edition == f"1 of 2026-11-21 ({wrist().digest[:8]})"
    assert (result.profile.country, result.profile.place) == ("UK", "emergency")
    signed = wrist(header=evolve(wrist().header, reviewed_by=("Dr Invented",)))
    assert _assessed(a_wrist(), signed).reviewed


def test_what_the_edition_does_not_know_changes_nothing() -> None:
    assert _assessed(a_wrist().say("moon_phase", "full")) == _assessed(a_wrist())


def test_the_order_of_the_findings_changes_nothing() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").both("grip_bounce", "no_bounce").say("blue_fingers", "no")
    encounter = told.build()
    turned = evolve(encounter, findings=tuple(reversed(encounter.findings)))
    assert assess(turned, wrist()) == assess(encounter, wrist())


# ---------------------------------------------------------------- urgency in words


def test_without_an_answered_safety_question_the_urgency_is_not_known() -> None:
    silent = "Urgency not known: no safety question answered"
    assert _assessed(a_wrist()).urgency_says == silent
    assert _assessed(a_wrist().say("turning_a_key", "creaks_at_once")).urgency_says == silent
    assert _assessed(a_wrist().say("blue_fingers", "unsure")).urgency_says == silent


def test_no_urgency_is_routine_while_a_safety_question_was_never_asked() -> None:
    second = copied("blue_fingers", "cold_fingers", group_number=2)
    two = wrist(items=(*wrist().items, second))
    told = a_wrist().say("blue_fingers", "no")
    assert _assessed(told, two).urgency_says == "Urgency not known: 1 of 2 safety questions answered so far"
    assert _assessed(told.say("cold_fingers", "no"), two).urgency_says.startswith("Routine")
    urgent = a_gate("second", {"tier": "today", "when": BLUE}, core=["blue_fingers"])
    raised = _assessed(a_wrist().say("blue_fingers", "yes"), wrist(items=two.items, gates=(urgent,)))
    assert raised.urgency_says == "Today"


def test_the_urgency_is_never_said_without_the_flags_not_cleared() -> None:
    said = _assessed(a_wrist().say("blue_fingers", "no")).urgency_says
    assert said.startswith("Routine (local waiting time); 0 of 1 red flags not cleared")
    assert "not the same as safe" in said
    second = a_gate("second", {"tier": "today", "when": BLUE}, core=["grip_bounce"])
    two = wrist(gates=(*wrist().gates, second))
    assert _assessed(a_wrist().say("blue_fingers", "no"), two).urgency_says == (
        "Routine (local waiting time); 1 of 2 red flags not cleared"
    )


def test_no_urgency_is_named_while_a_core_question_is_unsure() -> None:
    bounce = {"finding": "grip_bounce", "is": "no_bounce"}
    gate = a_gate("second", {"tier": "today", "when": bounce}, core=["grip_bounce"], unsure_says="Ask it again.")
    two = wrist(gates=(*wrist().gates, gate))
    blank = a_wrist().say("blue_fingers", "no")
    assert "not known" not in _assessed(blank, two).urgency_says
    unsure = blank.missing("grip_bounce.left", "declined")
    assert "Urgency not known while a safety question is unsure" in _assessed(unsure, two).urgency_says


def test_a_raised_flag_makes_the_urgency_known() -> None:
    bounce = {"finding": "grip_bounce", "is": "no_bounce"}
    gate = a_gate("limp", {"tier": "today", "when": bounce}, side="each", core=["grip_bounce"])
    result = _assessed(a_wrist().left("grip_bounce", "no_bounce"), wrist(gates=(*wrist().gates, gate)))
    assert (result.urgency, result.urgency_says) == ("today", "Today; 1 of 2 red flags not cleared")


def test_a_raised_flag_beside_cleared_ones_counts_no_flag_that_is_not_cleared() -> None:
    gate = a_gate(
        "second", {"tier": "today", "when": {"finding": "lifts_a_kettle", "is": "no"}}, core=["lifts_a_kettle"]
    )
    told = a_wrist().say("blue_fingers", "no").say("lifts_a_kettle", "no")
    assert _assessed(told, wrist(gates=(*wrist().gates, gate))).urgency_says == "Today"


def test_the_safety_questions_stand_in_their_order() -> None:
    first = copied("blue_fingers", "cold_fingers", group_number=0)
    edition = wrist(items=(*wrist().items, first))
    assert grouped_questions(edition) == (FindingKey("cold_fingers"), FindingKey("blue_fingers"))


# ---------------------------------------------------------------- flags


def test_a_raised_flag_says_its_criteria_and_what_to_do() -> None:
    (flag,) = _assessed(a_wrist().say("blue_fingers", "yes")).red_flags
    assert (flag.state, flag.tier, flag.onset) == ("raised", "now", "unknown")
    assert flag.says == "Fingers turned blue"
    assert flag.actions == ("Ring the invented desk", "Warm the hand", "Look at the fingers once more")
    assert [(fact.finding, fact.rule) for fact in flag.because] == [("blue_fingers", "blue_hand")]
    assert flag.sources == ("W2",)


def test_a_flag_that_is_not_raised_says_so_without_actions_or_reassurance() -> None:
    (flag,) = _assessed(a_wrist()).red_flags
    assert (flag.state, flag.says, flag.actions) == ("not_cleared", "Blue hand: not cleared", ())
    assert [line.finding for line in flag.missing] == ["blue_fingers"]
    (flag,) = _assessed(a_wrist().say("blue_fingers", "no")).red_flags
    assert flag.says == "Blue hand: no trigger recorded in what was asked"
    assert (flag.tier, flag.side, flag.onset, flag.missing) == (None, None, None, ())


def test_a_flag_that_waits_for_the_age_says_so() -> None:
    when = {"all": [BLUE, {"age": {"above": 70}}]}
    pack = wrist(gates=(a_gate("old", {"tier": "today", "when": when}, core=["blue_fingers"]),))
    result = _assessed(a_wrist().say("blue_fingers", "yes"), pack)
    assert result.not_cleared == ("old",)
    assert [(line.finding, line.says) for line in result.red_flags[0].missing] == [("age", "Age: not recorded")]
    assert result.patient_not_known == ("Age: not recorded",)
    assert _assessed(a_wrist().say("blue_fingers", "no"), pack).patient_not_known == ()


def test_a_flag_names_its_side() -> None:
    bounce = {"finding": "grip_bounce", "is": "no_bounce"}
    gate = a_gate("limp", {"tier": "today", "when": bounce}, side="each")
    (flag,) = _assessed(a_wrist().left("grip_bounce", "no_bounce"), wrist(gates=(gate,))).red_flags
    assert flag.side == "left"


@pytest.mark.parametrize(("onset", "shown"), [("new_or_worse", False), ("long_standing_unchanged", True)])
def test_words_that_an_emergency_hides_are_hidden_only_then(onset: str, shown: bool) -> None:
    gate = evolve(wrist().gates[0], hides=("creaky_wrist",))
    edition = wrist(gates=(gate,), conditions=(a_condition(), a_condition("rusty_wrist")))
    result = _assessed(a_wrist().say("blue_fingers", "yes").say("blue_fingers_onset", onset), edition)
    assert [each.id for each in result.conditions] == (["creaky_wrist"] if shown else []) + ["rusty_wrist"]


def test_under_a_flag_that_says_now_there_is_no_plan_no_other_test_and_nothing_left_to_ask() -> None:
    told = a_wrist().say("blue_fingers", "yes").say("turning_a_key", "creaks_at_once")
    result = _assessed(told)
    assert [line.id for line in result.headline] == ["gate_raised"]
    assert [(test.id, test.role, test.rule) for test in result.investigations] == [
        ("wrist_picture", "not_now", "blue_hand")
    ]
    assert (result.plan, result.open) == ((), ())


# ---------------------------------------------------------------- earlier visits and looking ahead


def test_earlier_visits_are_named_newest_first_and_later_ones_left_out() -> None:
    before = evolve(days_before(30).build(), exam="first")
    between, after = days_before(10).build(), days_before(-1).build()
    result = assess(a_wrist().build(), wrist(), [before, after, between])
    assert result.earlier == (between.examined_at.isoformat(), "first")


def test_an_earlier_visit_tells_what_got_worse() -> None:
    told = a_wrist().left("grip_bounce", "small_bounce")
    result = _assessed(told, None, days_before(30).left("grip_bounce", "good_bounce"))
    assert result.headline[0].says == "Getting worse: the bounce is lower than before"
    assert "getting_worse" not in [line.id for line in _assessed(told).headline]


def test_without_looking_ahead_nothing_else_changes() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").build()
    whole = assess(told, wrist())
    assert whole.open
    assert assess(told, wrist(), look_ahead=False) == whole.model_copy(update={"open": ()})
