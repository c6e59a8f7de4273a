"""At most three blank cells are proposed, each because some answer would change the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from examassist.knowledge.advice import Bedside
from examassist.reasoning.conclude import conclude
from examassist.reasoning.next_step import SHOWN, open_items
from examassist.reasoning.say import Say
from tests.reasoning.wrist import a_condition, a_gate, a_group, a_wrist, copied, made, read, wrist

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import OpenItem
    from tests.builders import EncounterBuilder

CREAKS: dict[str, Any] = {"finding": "turning_a_key", "is": "creaks_at_once"}
NO_KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "no"}
BLUE: dict[str, Any] = {"finding": "blue_fingers", "is": "yes"}
NO_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "no_bounce"}
NO_THUMB: dict[str, Any] = {"finding": "thumb_bounce", "is": "no_bounce"}
POSSIBLE = [{"conditions": ["creaky_wrist"], "word": ["possible", "not_enough_data"]}]


def _edition(**more: object) -> Edition:
    groups = (a_group("key_creak", CREAKS), a_group("kettle", NO_KETTLE), a_group("thumb", NO_THUMB, side="each"))
    gate = a_gate("blue", {"tier": "today", "when": BLUE}, core=["blue_fingers"])
    lists: dict[str, object] = {"groups": groups, "conditions": (a_condition(fits_well_needs=["kettle"]),)}
    return wrist(**(lists | {"gates": (gate,), "advice": (), "bedside": ()} | more))


def _open(told: EncounterBuilder, edition: Edition | None = None) -> tuple[OpenItem, ...]:
    facts = read(told, edition or _edition())
    say = Say(facts.edition)
    return open_items(conclude(facts, say), say)


def _names(told: EncounterBuilder, edition: Edition | None = None) -> list[str]:
    return [item.finding for item in _open(told, edition)]


def test_a_blank_cell_whose_answer_changes_the_plan_is_proposed_with_what_it_changes() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("blue_fingers", "no")
    (item,) = _open(told)
    assert (item.finding, item.changes) == ("lifts_a_kettle", ("headline",))
    assert item.says == "Lifts a kettle can still change the headline"


def test_an_answer_that_could_raise_a_flag_changes_urgency_and_headline() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no")
    (item,) = _open(told)
    assert (item.finding, item.changes) == ("blue_fingers", ("urgency", "headline"))
    assert item.says == "Blue fingers can still change the urgency and the headline"


def test_an_answer_that_could_change_the_first_test_says_so() -> None:
    advice = (
        wrist()
        .advice[0]
        .model_copy(update={"words": (wrist().advice[0].words[0].model_copy(update={"word": ("fits_well",)}),)})
    )
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("blue_fingers", "no")
    (item,) = _open(told, _edition(advice=(advice,)))
    assert item.changes == ("headline", "first_investigation")


def test_a_blank_cell_that_changes_nothing_is_not_proposed() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no").say("blue_fingers", "no")
    assert _names(told) == []
    idle = made(Bedside, id="idle", items=["grip_bounce"], words=[], says="Bounce first")
    assert _names(told, _edition(bedside=(idle,))) == []


def test_nothing_is_proposed_while_a_flag_sends_the_patient_away_now() -> None:
    now = a_gate("blue", {"tier": "now", "when": BLUE}, core=["blue_fingers"])
    told = a_wrist().say("blue_fingers", "yes")
    assert _names(told, _edition(gates=(now,))) == []
    assert _names(told) == ["turning_a_key"]


def test_an_act_that_a_raised_flag_makes_unsafe_is_not_proposed() -> None:
    items = (*(item for item in wrist().items if item.id != "lifts_a_kettle"),)
    kettle = copied("lifts_a_kettle", "lifts_a_kettle", not_if=("blue",))
    edition = _edition(items=(*items, kettle))
    told = a_wrist().say("turning_a_key", "creaks_at_once")
    assert _names(told.say("blue_fingers", "no"), edition) == ["lifts_a_kettle"]
    assert _names(told.say("blue_fingers", "yes"), edition) == []


def test_an_item_that_is_not_shown_yet_is_not_proposed() -> None:
    edition = _edition(conditions=(a_condition(keystone=["thumb"]),))
    told = a_wrist().say("blue_fingers", "no")
    assert _names(told, edition) == []
    assert _names(told.left("grip_bounce", "no_bounce"), edition) == ["thumb_bounce.right"]


def test_a_cell_that_was_looked_at_without_a_result_is_not_proposed_again() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("blue_fingers", "no")
    assert _names(told.missing("lifts_a_kettle", "declined")) == []


def test_bedside_items_come_first_while_their_words_hold() -> None:
    bedside = made(Bedside, id="bounce_first", items=["grip_bounce"], words=POSSIBLE, says="Bounce first")
    gates = (*_edition().gates, a_gate("limp", {"tier": "today", "when": NO_BOUNCE}, side="each", core=["grip_bounce"]))
    edition = _edition(bedside=(bedside,), gates=gates)
    told = a_wrist().say("turning_a_key", "creaks_at_once")
    assert _names(told, edition) == ["grip_bounce.right", "lifts_a_kettle", "blue_fingers"]
    fits = told.say("lifts_a_kettle", "no")
    assert _names(fits, edition) == ["blue_fingers", "grip_bounce.right"]


def test_a_blank_cell_of_the_look_list_is_proposed_while_the_condition_is_possible() -> None:
    edition = _edition(conditions=(a_condition(look_list=[{"recorded": "lifts_a_kettle"}]),))
    told = a_wrist().say("blue_fingers", "no")
    assert _names(told.say("turning_a_key", "creaks_at_once"), edition) == ["lifts_a_kettle"]
    assert _names(told.without("turning_a_key"), edition) == ["turning_a_key"]


def test_at_most_three_are_proposed_each_item_once() -> None:
    gates = tuple(
        a_gate(f"gate_{name}", {"tier": "today", "when": {"finding": name, "is": value}}, core=[name])
        for name, value in (
            ("blue_fingers", "yes"),
            ("grip_bounce", "no_bounce"),
            ("creaking_spots", "thumb_side_spot"),
        )
    )
    names = _names(a_wrist().say("turning_a_key", "creaks_at_once"), _edition(gates=gates))
    assert len(names) == SHOWN
    assert names == ["lifts_a_kettle", "blue_fingers", "grip_bounce.right"]


def test_nothing_is_recorded_by_trying() -> None:
    facts = read(a_wrist().say("turning_a_key", "creaks_at_once"), _edition())
    say = Say(facts.edition)
    found = conclude(facts, say)
    open_items(found, say)
    assert set(map(str, facts.settled)) == {"turning_a_key"}
    assert conclude(facts, say) == found
