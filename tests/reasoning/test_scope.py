"""Outside the scope is said of a recorded fact or of a pattern that fits nothing, and never of a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.evolve import evolve
from examassist.domain.truth import Truth
from examassist.knowledge.rule import Card, ScopeLimit
from examassist.reasoning.conclude import conclude
from examassist.reasoning.ranking import rank
from examassist.reasoning.say import Say
from examassist.reasoning.scope import blank_before_scope, judge_scope, waited_for
from tests.reasoning.wrist import RULE, a_condition, a_gate, a_group, a_wrist, made, read, wrist

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Scope
    from tests.builders import EncounterBuilder

CREAKS: dict[str, Any] = {"finding": "turning_a_key", "is": "creaks_at_once"}
NO_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "no_bounce"}
WILD: dict[str, Any] = {"finding": "thumb_bounce", "is": "wild_bounce"}
BLUE: dict[str, Any] = {"finding": "blue_fingers", "is": "yes"}

PATTERN = made(
    ScopeLimit,
    id="something_fits",
    meaning="Some condition is possible",
    once_recorded=[[{"recorded": "lifts_a_kettle"}, {"recorded": "blue_fingers"}], [{"recorded": "grip_bounce"}]],
    outside_says="Not covered. Consider: {cards}. Nothing is judged unlikely.",
    **RULE,
)


def _card(name: str, when: dict[str, Any]) -> Card:
    words = {"label": name, "think_of_it_when": "x", "first_test": "look", "meaning": "A text"}
    return made(Card, id=name.lower(), when=when, side="each", **words, **RULE)


def _edition(*cards: Card, **more: object) -> Edition:
    """A creaky wrist that every exam asks about, and a rare one that only an unasked question would show."""
    lists: dict[str, Any] = {
        "groups": (a_group("key_creak", CREAKS), a_group("thumb", WILD, side="each")),
        "conditions": (a_condition(), a_condition("wild_thumb", keystone=["thumb"])),
        "scope": (PATTERN,),
        "cards": cards,
        "gates": (),
        "items": tuple(_on_request(item) for item in wrist().items),
    }
    return wrist(**(lists | more))


def _on_request(item: Any) -> Any:  # noqa: ANN401  an item as the pack has it
    return item.model_copy(update={"show": "on_request"}) if item.id == "thumb_bounce" else item


def _recorded() -> EncounterBuilder:
    return (
        a_wrist().say("turning_a_key", "stays_silent").say("lifts_a_kettle", "yes").both("grip_bounce", "good_bounce")
    )


def _scope(told: EncounterBuilder, edition: Edition) -> Scope:
    facts = read(told, edition)
    return conclude(facts, Say(edition)).scope


def test_a_pattern_that_fits_nothing_names_the_met_cards_and_what_was_not_weighed() -> None:
    told = _recorded().left("grip_bounce", "no_bounce")
    scope = _scope(told, _edition(_card("Spring", NO_BOUNCE), _card("Watch", BLUE)))
    assert scope.state == "outside"
    assert scope.because == (
        "Not covered. Consider: Spring. Nothing is judged unlikely.",
        "Not weighed: wild thumb",
    )


def test_more_cards_than_a_line_holds_are_counted() -> None:
    cards = (_card(f"Card{number}", NO_BOUNCE) for number in range(5))
    scope = _scope(_recorded().left("grip_bounce", "no_bounce"), _edition(*cards))
    assert "Card0, Card1, Card2 and 2 more" in scope.because[0]


def test_without_a_met_card_the_pack_says_what_it_does_not_cover() -> None:
    scope = _scope(_recorded().both("thumb_bounce", "no_bounce"), _edition())
    assert scope.because == (wrist().header.outside_scope,)


@pytest.mark.parametrize("gap", ["turning_a_key", "lifts_a_kettle", "grip_bounce.left"])
def test_a_gap_is_never_outside(gap: str) -> None:
    edition = _edition(_card("Spring", NO_BOUNCE))
    facts = read(_recorded().right("grip_bounce", "no_bounce").without(gap), edition)
    found = conclude(facts, Say(edition))
    assert found.scope.state != "outside"
    assert [line.id for line in found.headline] == ["not_enough_data"]


def test_one_of_two_answers_on_a_line_is_enough() -> None:
    told = _recorded().without("lifts_a_kettle").say("blue_fingers", "no")
    assert _scope(told, _edition()).state == "outside"


def test_what_was_tried_without_a_result_is_a_gap() -> None:
    told = _recorded().without("grip_bounce.left").unable("grip_bounce.left")
    facts = read(told, _edition())
    assert [str(key) for key in blank_before_scope(facts)] == ["grip_bounce.left"]


def test_something_possible_or_a_raised_flag_is_inside() -> None:
    assert _scope(_recorded().say("turning_a_key", "creaks_at_once"), _edition()).state == "inside"
    gate = a_gate("blue", {"tier": "today", "when": BLUE}, core=["blue_fingers"])
    flagged = _edition(gates=(gate,))
    assert _scope(_recorded().say("blue_fingers", "yes"), flagged).state == "inside"
    assert _scope(_recorded().say("blue_fingers", "no"), flagged).state == "outside"


def test_what_something_speaks_for_is_not_outside_while_its_keystone_was_only_looked_at() -> None:
    looked = a_group(
        "thumb", WILD, side="each", looked={"finding": "thumb_bounce", "is": "no_bounce", "side": "either"}
    )
    rare = a_condition("wild_thumb", keystone=["thumb"], supports=["spring"], supports_at_least=1)
    groups = (a_group("key_creak", CREAKS), looked, a_group("spring", NO_BOUNCE, side="each"))
    edition = _edition(groups=groups, conditions=(a_condition(), rare))
    told = _recorded().left("thumb_bounce", "no_bounce").right("thumb_bounce", "no_bounce")
    assert _scope(told.left("grip_bounce", "no_bounce"), edition).state == "outside"
    half = told.left("grip_bounce", "no_bounce").without("thumb_bounce.right")
    assert _scope(half, edition).state == "inside"
    beside = evolve(edition, conditions=(a_condition(), evolve(rare, role="also_consider")))
    assert _scope(half, beside).state == "outside"
    assert _scope(half.left("grip_bounce", "good_bounce"), edition).state == "outside"


def test_only_what_every_exam_asks_is_waited_for_the_gravest_first() -> None:
    harmful = a_condition("blue_wrist", keystone=["blue"], harm=3)
    groups = (*_edition().groups, a_group("blue", BLUE))
    edition = _edition(groups=groups, conditions=(*_edition().conditions, harmful))
    facts = read(a_wrist(), edition)
    keys = waited_for(facts, rank(facts, Truth.YES))
    assert [key.item for key in keys] == ["blue_fingers", "turning_a_key"]


def test_a_recorded_fact_outside_comes_before_the_pattern() -> None:
    fact = made(ScopeLimit, id="blue", meaning="blue", outside_when=BLUE, outside_says="Blue hands", **RULE)
    edition = _edition(scope=(PATTERN, fact))
    facts = read(_recorded().say("blue_fingers", "yes"), edition)
    assert judge_scope(facts, (), rank(facts, Truth.YES), Say(edition)).because == ("Blue hands",)


def test_a_fact_outside_names_the_met_cards_too() -> None:
    fact = made(ScopeLimit, id="blue", meaning="blue", outside_when=BLUE, outside_says="Blue hands.", **RULE)
    edition = _edition(_card("Spring", NO_BOUNCE), scope=(fact,))
    told = a_wrist().say("blue_fingers", "yes").left("grip_bounce", "no_bounce")
    assert _scope(told, edition).because == ("Blue hands.", "Think of: Spring")
