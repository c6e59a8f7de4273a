"""What follows from one encounter: flags, order, scope and urgency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.knowledge.rule import ScopeLimit
from examassist.reasoning.conclude import Conclusion, conclude
from examassist.reasoning.say import Say
from tests.reasoning.wrist import RULE, a_condition, a_gate, a_wrist, made, read, wrist

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from tests.builders import EncounterBuilder

BLUE: dict[str, Any] = {"finding": "blue_fingers", "is": "yes"}
NO_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "no_bounce"}


def _concluded(told: EncounterBuilder, edition: Edition | None = None) -> Conclusion:
    facts = read(told, edition)
    return conclude(facts, Say(facts.edition))


def _gated(*tiers: str) -> Edition:
    return wrist(
        gates=tuple(
            a_gate(f"blue_{at}", {"tier": tier, "when": BLUE}, core=["blue_fingers"]) for at, tier in enumerate(tiers)
        )
    )


def test_raised_flags_come_first_by_tier() -> None:
    quiet = a_gate("quiet", {"tier": "now", "when": NO_BOUNCE}, core=["grip_bounce"])
    edition = _gated("within_a_week", "today")
    found = _concluded(a_wrist().say("blue_fingers", "yes"), wrist(gates=(quiet, *edition.gates)))
    assert [(flag.gate.id, flag.tier) for flag in found.flags] == [
        ("blue_1", "today"),
        ("blue_0", "within_a_week"),
        ("quiet", None),
    ]


def test_a_flag_of_which_nothing_was_asked_and_that_asks_nothing_is_left_out() -> None:
    gate = a_gate("rare", {"tier": "today", "when": NO_BOUNCE}, conditional=["grip_bounce"])
    assert _concluded(a_wrist(), wrist(gates=(gate,))).flags == ()
    assert len(_concluded(a_wrist().left("grip_bounce", "good_bounce"), wrist(gates=(gate,))).flags) == 1


def test_the_most_urgent_flag_or_first_test_sets_the_urgency() -> None:
    assert _concluded(a_wrist().say("blue_fingers", "yes"), _gated("within_a_week", "today")).urgency == "today"
    assert _concluded(a_wrist().say("blue_fingers", "no"), _gated("today")).urgency == "routine"
    advice = wrist().advice[0].model_copy(update={"urgency": "within_two_weeks", "words": ()})
    found = _concluded(a_wrist().say("blue_fingers", "no"), wrist(advice=(advice,)))
    assert (found.first_tests, found.urgency) == (("wrist_picture",), "within_two_weeks")


def test_only_a_first_test_makes_it_urgent() -> None:
    advice = wrist().advice[0].model_copy(update={"urgency": "today", "words": (), "role": "optional"})
    found = _concluded(a_wrist(), wrist(advice=(advice,)))
    assert (found.first_tests, found.urgency) == ((), "routine")


def test_a_tier_may_put_its_flag_before_another_of_the_same_tier_and_of_no_other() -> None:
    def order(first: str, second: str, behind: str) -> list[str]:
        leads = {"tier": second, "when": BLUE, "leads_before": [behind]}
        gates = (a_gate("a", {"tier": first, "when": BLUE}), a_gate("b", {"tier": first, "when": BLUE}))
        found = _concluded(a_wrist().say("blue_fingers", "yes"), wrist(gates=(*gates, a_gate("c", leads))))
        return [flag.gate.id for flag in found.flags]

    assert order("today", "today", "a") == ["c", "a", "b"]
    assert order("today", "today", "b") == ["a", "c", "b"]
    assert order("today", "within_a_week", "a") == ["a", "b", "c"]


def test_a_tier_that_does_not_hold_leads_nothing() -> None:
    low = {"tier": "today", "when": BLUE}
    gate = a_gate("b", {"tier": "today", "when": NO_BOUNCE, "leads_before": ["a"]}, low)
    found = _concluded(a_wrist().say("blue_fingers", "yes"), wrist(gates=(a_gate("a", low), gate)))
    assert [flag.gate.id for flag in found.flags] == ["a", "b"]


@pytest.mark.parametrize(
    ("tier", "blue", "word"),
    [
        ("within_a_week", "no", "fits_well"),
        ("within_a_week", "yes", "little_support_so_far"),
        ("within_a_week", "unsure", "possible"),
        # An old baseline is no alarm; that it may fit well needs every flag to say no trigger.
        ("routine", "yes", "possible"),
    ],
)
def test_a_flag_raised_or_not_cleared_is_contrary_where_a_condition_says_so(tier: str, blue: str, word: str) -> None:
    edition = wrist(gates=_gated(tier).gates, conditions=(a_condition(contrary_gates=True),))
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("blue_fingers", blue)
    assert _concluded(told, edition).ranked[0].word == word


@pytest.mark.parametrize(("age", "state"), [(90, "inside"), (91, "outside"), (None, "unknown")])
def test_the_scope_is_inside_outside_or_unknown(age: int | None, state: str) -> None:
    scope = _concluded(a_wrist().patient(age=age)).scope
    assert scope.state == state
    assert bool(scope.because) == (state == "outside")


def test_one_limit_that_is_not_known_leaves_the_scope_unknown() -> None:
    limit = made(ScopeLimit, id="blue", outside_when=BLUE, meaning="blue", outside_says="Blue hands", **RULE)
    edition = wrist(scope=(*wrist().scope, limit))
    assert _concluded(a_wrist().patient(age=50), edition).scope.state == "unknown"
    assert _concluded(a_wrist().patient(age=50).say("blue_fingers", "no"), edition).scope.state == "inside"


def test_one_limit_passed_is_outside_whatever_else_is_unknown() -> None:
    words = {"meaning": "blue", "outside_says": "Blue hands are for another pack"}
    limit = made(ScopeLimit, id="blue", outside_when=BLUE, **words, **RULE)
    scope = _concluded(a_wrist().say("blue_fingers", "yes"), wrist(scope=(*wrist().scope, limit))).scope
    assert (scope.state, scope.because) == ("outside", ("Blue hands are for another pack",))
