"""Conditions stand in the order of their words, then of what speaks for them, never of age or risk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.evolve import evolve
from examassist.domain.truth import Truth
from examassist.knowledge.rule import RootSign
from examassist.reasoning.ranking import Ranked, rank
from tests.reasoning.wrist import a_condition, a_gate, a_group, a_wrist, made, read, wrist

if TYPE_CHECKING:
    from examassist.knowledge.rule import ClinicalCondition
    from tests.builders import EncounterBuilder

CREAKS: dict[str, Any] = {"finding": "turning_a_key", "is": "creaks_at_once"}
KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "no"}
BLUE: dict[str, Any] = {"finding": "blue_fingers", "is": "yes"}
NO_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "no_bounce"}
NO_THUMB: dict[str, Any] = {"finding": "thumb_bounce", "is": "no_bounce"}
GROUPS = (
    a_group("key_creak", CREAKS, con={"not": CREAKS}),
    a_group("kettle", KETTLE),
    a_group("blue", BLUE),
    a_group("bounce", NO_BOUNCE, side="each", con={"not": NO_BOUNCE}),
    a_group("thumb", NO_THUMB, side="each"),
)
NEVER: dict[str, Any] = {"fits_well_needs": ["blue"]}


def _ranked(told: EncounterBuilder, *conditions: ClinicalCondition, **more: object) -> tuple[Ranked, ...]:
    edition = wrist(groups=GROUPS, conditions=conditions, **more)
    return rank(read(told, edition), Truth.YES)


def _names(found: tuple[Ranked, ...]) -> list[str]:
    return [each.condition.id for each in found]


def _sides(found: tuple[Ranked, ...]) -> list[tuple[str, str]]:
    return [(" ".join(weighed.side for weighed in each.sides), each.word) for each in found]


def test_stronger_words_come_first() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "yes")
    found = _ranked(
        told,
        a_condition("against", keystone=["bounce"]),
        a_condition("little", keystone=["kettle"]),
        a_condition("unknown", keystone=["blue"]),
        a_condition("maybe", **NEVER),
        a_condition("fits"),
    )
    assert [each.word for each in found] == [
        "fits_well",
        "possible",
        "not_enough_data",
        "not_enough_data",
        "little_support_so_far",
    ]
    told.both("grip_bounce", "good_bounce")
    assert (
        _names(_ranked(told, a_condition("against", keystone=["bounce"]), a_condition("little", keystone=["kettle"])))[
            -1
        ]
        == "against"
    )


def test_a_condition_without_a_pattern_is_not_ranked() -> None:
    assert _names(_ranked(a_wrist(), wrist().condition["unnamed_wrist_trouble"], a_condition("one"))) == ["one"]


def test_inside_a_word_a_keystone_for_it_comes_first() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "yes")
    lowered = a_condition("lowered", keystone=["key_creak"], lowered_by=["bounce"], contraries=["bounce"])
    silent = a_condition("silent", keystone=["kettle"], harm=3)
    found = _ranked(told.left("grip_bounce", "no_bounce"), silent, lowered)
    assert [each.word for each in found] == ["little_support_so_far"] * 2
    assert _names(found) == ["lowered", "silent"]


def test_inside_a_word_more_groups_for_it_come_first_and_then_the_harm_if_missed() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no")
    plain, harmful = a_condition("plain", **NEVER), a_condition("harmful", harm=3, **NEVER)
    supported = a_condition("supported", supports=["kettle"], harm=0, **NEVER)
    assert _names(_ranked(told, plain, harmful, supported)) == ["supported", "harmful", "plain"]


def test_groups_beyond_three_do_not_outrank_harm() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no").say("blue_fingers", "yes")
    told.both("grip_bounce", "no_bounce").both("thumb_bounce", "no_bounce")
    many = a_condition("many", supports=["kettle", "blue", "bounce", "thumb"])
    three = a_condition("three", supports=["kettle", "blue"], harm=2)
    assert _names(_ranked(told, many, three)) == ["three", "many"]


@pytest.mark.parametrize("role", ["derived_from_two", "fallback"])
def test_what_two_others_say_and_what_is_left_over_stand_after_the_others_of_their_word(role: str) -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no")
    aside = evolve(a_condition("aside", supports=["kettle"], harm=3, **NEVER), role=role)
    assert _names(_ranked(told, aside, a_condition("plain", **NEVER))) == ["plain", "aside"]
    never = a_condition("never", keystone=["blue"])
    assert _names(_ranked(told, never, aside)) == ["aside", "never"]


def test_equals_keep_the_order_of_the_pack_whatever_the_age() -> None:
    conditions = (a_condition("b"), a_condition("a"))
    for age in (None, 20, 90):
        assert _names(_ranked(a_wrist().patient(age=age), *conditions)) == ["b", "a"]


# ---------------------------------------------------------------- sides


SIDED = a_condition(side="each", keystone=["bounce"])


def test_the_same_word_on_each_side_is_one_entry() -> None:
    assert _sides(_ranked(a_wrist().both("grip_bounce", "no_bounce"), SIDED)) == [("right left", "fits_well")]
    assert _sides(_ranked(a_wrist(), SIDED)) == [("right left", "not_enough_data")]


def test_the_weaker_side_is_left_out_unless_it_is_possible_or_better() -> None:
    told = a_wrist().left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce")
    assert _sides(_ranked(told, SIDED)) == [("left", "fits_well")]
    looks = a_condition(side="each", keystone=["bounce"], look_list=[{"recorded": "wrist_turn_angle", "side": "same"}])
    told.right("grip_bounce", "no_bounce").left("wrist_turn_angle", 60)
    assert _sides(_ranked(told, looks)) == [("left", "fits_well"), ("right", "possible")]


def _roots(told: EncounterBuilder) -> list[tuple[str, ...]]:
    fields: dict[str, Any] = {"side": "same", "sources": ["W1"], "roots": ["c7"]}
    signs = (
        made(RootSign, item="grip_bounce", domain="motor", positive=NO_BOUNCE, **fields),
        made(RootSign, item="thumb_bounce", domain="reflex", positive=NO_THUMB, **fields),
    )
    condition = a_condition(side="each", keystone=["bounce"], roots_named=True)
    return [each.roots for each in _ranked(told, condition, root_signs=signs)]


def test_the_same_word_with_other_roots_is_another_entry() -> None:
    told = a_wrist().both("grip_bounce", "no_bounce").left("thumb_bounce", "no_bounce")
    assert _roots(told) == [(), ("c7",)]
    assert _roots(told.right("thumb_bounce", "no_bounce")) == [("c7",)]


def test_roots_are_named_only_where_the_condition_is_possible_or_better() -> None:
    told = a_wrist().left("grip_bounce", "no_bounce").left("thumb_bounce", "no_bounce")
    assert _roots(told.right("grip_bounce", "good_bounce")) == [("c7",)]
    unnamed = a_condition(side="each", keystone=["bounce"])
    assert [each.roots for each in _ranked(told, unnamed)] == [()]


@pytest.mark.parametrize(
    ("kettle", "blue", "tier", "word"),
    [
        ("yes", "no", "now", "little_support_so_far"),
        ("no", "no", "now", "possible"),
        ("no", "no", "routine", "little_support_so_far"),
        (None, "no", "now", "possible"),
        ("yes", "yes", "now", "fits_well"),
    ],
)
def test_the_word_of_a_flags_condition_goes_no_further_than_its_flag(
    kettle: str | None, blue: str, tier: str, word: str
) -> None:
    gate = a_gate("lost", {"tier": tier, "when": KETTLE}, core=["lifts_a_kettle"], condition="creaky_wrist")
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("blue_fingers", blue)
    if kettle is not None:
        told = told.say("lifts_a_kettle", kettle)
    for role, wanted in (("gate", word), ("ranked", "fits_well" if blue == "yes" else "possible")):
        entry = evolve(a_condition(**NEVER), role=role)
        assert [each.word for each in _ranked(told, entry, gates=(gate,))] == [wanted]


def test_below_possible_what_a_red_flag_speaks_for_stands_behind_what_only_findings_speak_for() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "yes")
    flagged = evolve(a_condition("flagged", keystone=["kettle"], harm=3), role="gate")
    plain = a_condition("plain", keystone=["kettle"], harm=0)
    assert _names(_ranked(told, flagged, plain)) == ["plain", "flagged"]
    supported = evolve(a_condition("supported", keystone=["kettle"], supports=["key_creak"], harm=3), role="gate")
    assert _names(_ranked(told, plain, supported)) == ["supported", "plain"]
    maybe = evolve(a_condition("maybe", harm=3, **NEVER), role="gate")
    assert _names(_ranked(told, a_condition("possible", harm=1, **NEVER), maybe)) == ["maybe", "possible"]
