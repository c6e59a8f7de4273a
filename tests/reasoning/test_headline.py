"""What is shown first stands in the order of the clinical review, 7.5."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.knowledge.rule import Pairing
from examassist.reasoning.conclude import conclude
from examassist.reasoning.say import Say
from tests.reasoning.wrist import RULE, a_condition, a_gate, a_group, a_wrist, days_before, made, read, wrist

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Headline
    from tests.builders import EncounterBuilder

CREAKS: dict[str, Any] = {"finding": "turning_a_key", "is": "creaks_at_once"}
SILENT: dict[str, Any] = {"finding": "turning_a_key", "is": "stays_silent"}
BLUE: dict[str, Any] = {"finding": "blue_fingers", "is": "yes"}
NO_KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "no"}
KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "yes"}
NO_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "no_bounce"}
GOOD_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "good_bounce"}

GROUPS = (
    a_group("key_creak", CREAKS, con=SILENT),
    a_group("kettle", NO_KETTLE, con=KETTLE),
    a_group("flow", NO_BOUNCE, side="each", con=GOOD_BOUNCE),
)
PAIRING = made(
    Pairing,
    **RULE,
    id="creak_and_flow",
    condition="creaky_wrist",
    group="flow",
    two_causes="Two causes: creaky wrist {word}; {cells}",
    not_settled="Creaky wrist {word}; not settled: {cells}",
)
NEEDS_KETTLE: dict[str, Any] = {"fits_well_needs": ["kettle"]}


def _edition(*, tier: str = "today", paired: bool = False, **more: object) -> Edition:
    pattern = a_condition(**NEEDS_KETTLE)
    gate = a_gate("blue", {"tier": tier, "when": BLUE}, core=["blue_fingers"])
    lists: dict[str, object] = {"groups": GROUPS, "conditions": (pattern,), "gates": (gate,)}
    return wrist(**(lists | {"pairings": (PAIRING,) if paired else ()} | more))


def _lines(told: EncounterBuilder, edition: Edition | None = None, *earlier: EncounterBuilder) -> list[Headline]:
    facts = read(told, edition or _edition(), *earlier)
    return list(conclude(facts, Say(facts.edition)).headline)


def _ids(told: EncounterBuilder, edition: Edition | None = None, *earlier: EncounterBuilder) -> list[str]:
    return [line.id for line in _lines(told, edition, *earlier)]


def _everything() -> EncounterBuilder:
    told = a_wrist().say("blue_fingers", "yes").say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no")
    return told.left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce")


def _before() -> EncounterBuilder:
    return days_before(30).both("grip_bounce", "good_bounce")


# ---------------------------------------------------------------- the order


def test_a_flag_that_says_now_is_all_that_is_shown() -> None:
    assert _ids(_everything(), _edition(tier="now", paired=True), _before()) == ["gate_raised"]


def test_flag_then_worsening_then_second_cause() -> None:
    assert _ids(_everything(), _edition(paired=True), _before()) == ["gate_raised", "getting_worse", "two_causes"]


def test_flag_then_worsening_then_what_fits() -> None:
    assert _ids(_everything(), None, _before()) == ["gate_raised", "getting_worse", "fits_well"]


def test_a_flag_below_its_leading_tier_stands_after_what_fits() -> None:
    lines = _lines(_everything(), _edition(tier="within_two_weeks"))
    assert [line.id for line in lines] == ["fits_well", "gate_beside"]
    assert lines[1].says == "blue: Within 2 weeks"


def test_an_unsure_core_answer_is_said_below_raised_flags_and_before_what_fits() -> None:
    gate = a_gate(
        "blue", {"tier": "now", "when": BLUE}, core=["blue_fingers"], unsure_says="Ask for blue fingers again"
    )
    edition = _edition(gates=(gate, a_gate("cold", {"tier": "today", "when": NO_BOUNCE}, side="each")))
    lines = _lines(_everything().say("blue_fingers", "unsure"), edition)
    assert [line.id for line in lines] == ["gate_raised", "gate_unsure", "fits_well"]
    assert (lines[1].says, lines[1].params) == ("Ask for blue fingers again", {"flag": "blue"})
    assert "gate_unsure" in _ids(_everything().without("blue_fingers").missing("blue_fingers", "declined"), edition)
    for told in (_everything().without("blue_fingers"), _everything().say("blue_fingers", "no")):
        assert "gate_unsure" not in _ids(told, edition)
    assert "gate_unsure" not in _ids(_everything().without("blue_fingers").missing("blue_fingers", "not_done"), edition)


def test_an_unsure_answer_beside_another_trigger_of_the_flag_is_not_said() -> None:
    either = {"any": [BLUE, NO_BOUNCE | {"side": "either"}]}
    gate = a_gate("blue", {"tier": "today", "when": either}, core=["blue_fingers"], unsure_says="Ask again")
    assert "gate_unsure" not in _ids(_everything().say("blue_fingers", "unsure"), _edition(gates=(gate,)))


def test_a_routine_flag_is_no_headline() -> None:
    assert _ids(_everything(), _edition(tier="routine")) == ["fits_well"]


def test_a_flag_that_is_not_cleared_is_no_headline() -> None:
    assert _ids(_everything().without("blue_fingers")) == ["fits_well"]


def test_what_is_possible_is_said_only_where_nothing_fits_well() -> None:
    other = a_condition("rusty_wrist", keystone=["kettle"])
    edition = _edition(conditions=(a_condition(fits_well_needs=["flow"]), other))
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no")
    assert [line.says for line in _lines(told, edition)] == ["Rusty wrist fits well"]


# ---------------------------------------------------------------- flags


def test_a_raised_flag_names_its_criteria_tier_and_side() -> None:
    gate = a_gate("cold", {"tier": "today", "when": NO_BOUNCE}, side="each")
    (line, *_) = _lines(_everything(), _edition(gates=(gate,)))
    assert line.says == "cold met (left)"
    assert line.params == {"flag": "cold", "tier": "today", "side": "left"}


def test_the_highest_raised_flag_stands_first() -> None:
    low = a_gate("low", {"tier": "within_a_week", "when": BLUE}, leads_from="within_a_week")
    high = a_gate("high", {"tier": "today", "when": BLUE})
    lines = _lines(_everything(), _edition(gates=(low, high)))
    assert [line.params["flag"] for line in lines[:2]] == ["high", "low"]


# ---------------------------------------------------------------- second cause


def test_a_second_cause_on_one_side_leads_although_the_other_side_is_sound() -> None:
    told = _everything().without("blue_fingers")
    (line,) = _lines(told, _edition(paired=True))
    assert line.id == "two_causes"
    assert line.says == "Two causes: creaky wrist fits well; grip bounce, left: No bounce"


def test_a_second_cause_that_is_not_settled_names_what_settles_it() -> None:
    (line,) = _lines(_everything().without("blue_fingers").without("grip_bounce.left"), _edition(paired=True))
    assert (line.id, line.says) == ("not_settled", "Creaky wrist fits well; not settled: Grip bounce, left")


@pytest.mark.parametrize("bounce", ["good_bounce", "small_bounce"])
def test_a_second_cause_known_to_be_absent_is_not_mentioned(bounce: str) -> None:
    told = _everything().without("blue_fingers").both("grip_bounce", bounce)
    assert _ids(told, _edition(paired=True)) == ["fits_well"]


def test_a_second_cause_waits_for_a_first_one() -> None:
    told = a_wrist().left("grip_bounce", "no_bounce").say("turning_a_key", "stays_silent")
    assert "two_causes" not in _ids(told, _edition(paired=True))
    assert _ids(a_wrist(), _edition(paired=True)) == ["not_enough_data"]


# ---------------------------------------------------------------- possible, open, not enough, outside


def test_what_would_settle_the_one_possible_condition_is_named() -> None:
    (line,) = _lines(a_wrist().say("turning_a_key", "creaks_at_once"))
    assert line.says == "Creaky wrist possible; to settle it: Lifts a kettle"


def test_blank_supports_and_looks_would_settle_it_too() -> None:
    look = [{"recorded": "blue_fingers"}]
    rule: dict[str, Any] = {"supports": ["kettle", "flow"], "supports_at_least": 1, "look_list": look}
    told = a_wrist().say("turning_a_key", "creaks_at_once").both("grip_bounce", "good_bounce")
    (line,) = _lines(told, _edition(conditions=(a_condition(**rule),)))
    assert line.says == "Creaky wrist possible; to settle it: Blue fingers, Lifts a kettle"


def test_a_contrary_nobody_looked_for_would_settle_it() -> None:
    edition = _edition(conditions=(a_condition(contraries=["kettle"]),))
    told = a_wrist().say("turning_a_key", "creaks_at_once")
    assert _lines(told, edition)[0].says == "Creaky wrist possible; to settle it: Lifts a kettle"
    assert _ids(told.say("lifts_a_kettle", "yes"), edition) == ["fits_well"]
    (line,) = _lines(told.say("lifts_a_kettle", "no"), edition)
    assert line.says.endswith("to settle it: a second look at the deciding findings")


def test_a_flag_that_is_not_cleared_would_settle_what_stands_for_none() -> None:
    edition = _edition(conditions=(a_condition(contrary_gates=True),))
    told = a_wrist().say("turning_a_key", "creaks_at_once")
    assert _lines(told, edition)[0].says == "Creaky wrist possible; to settle it: Blue fingers"
    assert _ids(told.say("blue_fingers", "no"), edition) == ["fits_well"]
    assert "Blue" not in _lines(told, _edition())[0].says


def test_where_nothing_blank_would_settle_it_the_findings_are_to_be_looked_at_again() -> None:
    (line,) = _lines(a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "yes"))
    assert line.says == "Creaky wrist possible; to settle it: a second look at the deciding findings"


def test_where_nothing_blank_would_settle_it_what_would_is_named() -> None:
    capped = a_condition(highest="possible", settled_by="a drop of oil")
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("blue_fingers", "no")
    assert _lines(told, _edition(conditions=(capped,)))[0].says.endswith("to settle it: a drop of oil")


def test_what_is_left_over_leads_only_where_nothing_else_fits() -> None:
    left_over = a_condition("left_over", keystone=["kettle"]).model_copy(update={"role": "fallback"})
    edition = _edition(conditions=(left_over, a_condition()))
    told = a_wrist().say("lifts_a_kettle", "no").say("blue_fingers", "no")
    assert [line.params["condition"] for line in _lines(told, edition)] == ["left_over"]
    told = told.say("turning_a_key", "creaks_at_once")
    assert [line.params["condition"] for line in _lines(told, edition)] == ["creaky_wrist"]


def test_a_result_that_cannot_be_read_is_named_with_what_settles_it() -> None:
    group = a_group("key_creak", CREAKS, looked=NO_KETTLE, open_when=GOOD_BOUNCE)
    edition = _edition(groups=(group,), conditions=(a_condition(settled_by="a drop of oil"),))
    told = a_wrist().say("lifts_a_kettle", "no").say("blue_fingers", "no")
    assert "not_settled" not in _ids(told, edition)
    line = _lines(told.right("grip_bounce", "good_bounce"), edition)[0]
    assert (line.id, line.says) == ("not_settled", "Creaky wrist not settled; to settle it: a drop of oil")


def test_two_possible_conditions_are_open_between_them() -> None:
    edition = _edition(conditions=(a_condition(**NEEDS_KETTLE), a_condition("rusty_wrist", fits_well_needs=["flow"])))
    (line,) = _lines(a_wrist().say("turning_a_key", "creaks_at_once"), edition)
    assert line.id == "open_between"
    assert line.says == "Open between Creaky wrist and rusty wrist; to decide: Lifts a kettle"
    assert line.params == {"conditions": ("creaky_wrist", "rusty_wrist")}


def test_the_blank_keystones_are_named_where_there_is_not_enough_data_the_most_harmful_first() -> None:
    harmful = a_condition("rusty_wrist", keystone=["kettle"], harm=3)
    (line,) = _lines(a_wrist(), _edition(conditions=(a_condition(), harmful)))
    assert line.says == "Not enough data: Lifts a kettle, Turning a key not recorded"


def test_outside_the_scope_is_said_where_nothing_fits() -> None:
    assert [line.says for line in _lines(a_wrist().patient(age=95))] == ["Older than anybody in the invented study"]
    assert _ids(_everything().patient(age=95).without("blue_fingers")) == ["fits_well"]


def test_where_everything_was_asked_and_nothing_fits_the_pack_says_what_it_does_not_cover() -> None:
    (line,) = _lines(a_wrist().patient(age=50).say("turning_a_key", "stays_silent"))
    assert (line.id, line.says) == ("nothing_fits", "Everything outside the test suite.")


def test_a_keystone_in_conflict_is_still_open() -> None:
    edition = _edition(groups=(a_group("key_creak", CREAKS, con=KETTLE), *GROUPS[1:]))
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "yes")
    assert [line.says for line in _lines(told, edition)] == ["Not enough data: the deciding answers are not settled"]


def test_a_condition_that_fits_is_named_with_its_side() -> None:
    edition = _edition(conditions=(a_condition(side="each", keystone=["flow"]),))
    (line,) = _lines(a_wrist().left("grip_bounce", "no_bounce"), edition)
    assert line.says == "Left creaky wrist fits well"
    assert line.params == {"condition": "creaky_wrist", "side": "left", "roots": ()}
