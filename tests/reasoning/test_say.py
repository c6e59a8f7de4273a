"""Values, units, absences and names are said in the words of the pack."""

from __future__ import annotations

import pytest

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, Finding, FindingKey, UnableDetail
from examassist.errors import ContentError
from examassist.knowledge.rule import RootName
from examassist.reasoning.say import Say, capital, lower, readable, say_for
from tests.reasoning.wrist import copied, made, wrist

SAY = Say(wrist())
LEFT, RIGHT = Laterality.LEFT, Laterality.RIGHT


def _grip(**more: object) -> Finding:
    return Finding.model_validate({"item": "grip_bounce", "side": LEFT, **more})


# ---------------------------------------------------------------- values


def test_an_answer_is_said_by_its_label() -> None:
    assert SAY.fact(_grip(value="no_bounce")) == "Grip bounce, left: No bounce"


def test_a_number_is_said_with_its_unit_and_without_needless_decimals() -> None:
    assert SAY.plain_value("wrist_turn_angle", 45) == "45 degrees"
    assert SAY.plain_value("wrist_turn_angle", 45.0) == "45 degrees"
    assert SAY.plain_value("wrist_turn_angle", 37.5) == "37.5 degrees"


def test_a_count_is_said_without_a_unit() -> None:
    say = Say(wrist(items=(copied("wrist_turn_angle", "turns", unit="count"),)))
    assert say.plain_value("turns", 7) == "7"


def test_a_coded_result_is_said_in_words() -> None:
    say = Say(wrist(items=(copied("wrist_turn_angle", "turn", coded_results=("not_to_be_moved",)),)))
    assert say.plain_value("turn", "not_to_be_moved") == "not to be moved"


def test_a_persons_own_words_are_said_as_they_are() -> None:
    assert SAY.plain_value("own_words_of_creaking", "like a_door") == "like a_door"


def test_a_list_names_each_answer_and_an_empty_one_that_it_was_asked() -> None:
    assert SAY.plain_value("creaking_spots", ("thumb_side_spot", "back_of_hand_spot")) == "Thumb side, Back of the hand"
    assert SAY.plain_value("creaking_spots", ()) == "none of these"


def test_a_date_is_said_as_it_was_written() -> None:
    assert SAY.plain_value("creaking_since", "2026-08") == "2026-08"


def test_qualifiers_stand_beside_the_value() -> None:
    assert SAY.value(_grip(value="no_bounce", qualifiers=("with_glove",))) == "No bounce (with glove)"


@pytest.mark.parametrize("reason", list(AbsentReason))
def test_every_reason_for_no_result_has_its_words(reason: AbsentReason) -> None:
    assert SAY.value(_grip(not_obtained=reason)) == wrist().wording[f"absent_{reason}"]


@pytest.mark.parametrize("detail", list(UnableDetail))
def test_what_made_it_impossible_is_said(detail: UnableDetail) -> None:
    said = SAY.fact(_grip(not_obtained=AbsentReason.UNABLE, detail=detail))
    assert said == f"Grip bounce, left: unable: {wrist().wording[f'unable_{detail}']}"


# ---------------------------------------------------------------- cells


def test_a_cell_is_named_with_its_side() -> None:
    assert SAY.cell(FindingKey("grip_bounce", RIGHT)) == "Grip bounce, right"
    assert SAY.cell(FindingKey("lifts_a_kettle")) == "Lifts a kettle"
    assert SAY.not_recorded(FindingKey("grip_bounce", LEFT)) == "Grip bounce, left: not recorded"


def test_both_sides_of_an_item_are_named_once() -> None:
    keys = [FindingKey("grip_bounce", RIGHT), FindingKey("lifts_a_kettle"), FindingKey("grip_bounce", LEFT)]
    assert SAY.cells(keys) == "Grip bounce, Lifts a kettle"
    assert SAY.cells(keys[:1]) == "Grip bounce, right"


def test_cells_beyond_the_limit_are_counted() -> None:
    keys = [FindingKey(name) for name in ("lifts_a_kettle", "turning_a_key", "blue_fingers")]
    assert SAY.cells(keys, limit=3) == "Lifts a kettle, Turning a key, Blue fingers"
    assert SAY.cells(keys, limit=1) == "Lifts a kettle and 2 more"
    assert SAY.cells([]) == ""


def test_a_side_is_named_and_nothing_where_there_is_none() -> None:
    assert [SAY.side(side) for side in ("left", "right", "both", Laterality.UNSIDED)] == [
        "left",
        "right",
        "both sides",
        "",
    ]


# ---------------------------------------------------------------- conditions, roots, sentences


def test_a_condition_is_named_with_its_side_and_roots() -> None:
    names = tuple(made(RootName, id=root, label=root.upper(), usual_disc="invented") for root in ("c6", "c7"))
    say = Say(wrist(root_names=names))
    assert say.condition("creaky_wrist", None) == "Creaky wrist"
    assert say.condition("creaky_wrist", "left") == "Left creaky wrist"
    assert say.condition("creaky_wrist", "left", ["c6", "c7"]) == "Left C6 or C7 creaky wrist"
    assert say.roots(["c7", "c8"]) == "C7 or C8"


def test_the_headline_uses_the_short_name() -> None:
    condition = wrist().condition["creaky_wrist"].model_copy(update={"short": "creak"})
    say = Say(wrist(conditions=(condition,)))
    assert say.condition("creaky_wrist", "left", short=True) == "Left creak"
    assert say.condition("creaky_wrist", "left") == "Left creaky wrist"


def test_words_and_tiers_have_one_phrase_each() -> None:
    assert SAY.word("little_support_so_far") == "Little support so far"
    assert SAY.tier("within_a_week") == "Within 1 week"


def test_a_sentence_that_the_pack_lacks_is_named() -> None:
    with pytest.raises(ContentError, match="no_such_sentence"):
        SAY.text("no_such_sentence")


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("Grip bounce", "grip bounce"),
        ("A ball", "a ball"),
        ("MRI of the wrist", "MRI of the wrist"),
        ("L5 root", "L5 root"),
        ("C6 or C7", "C6 or C7"),
        ("", ""),
    ],
)
def test_a_sentence_is_continued_with_a_small_letter_except_at_an_abbreviation(text: str, small: str) -> None:
    assert lower(text) == small


def test_an_id_is_read_as_words_and_a_sentence_begins_with_a_capital() -> None:
    assert readable("with_glove") == "with glove"
    assert capital("left wrist") == "Left wrist"
    assert capital("") == ""


def test_a_blank_cell_is_one_line_for_each_rule_that_needs_it() -> None:
    cell = FindingKey("grip_bounce", LEFT)
    line = SAY.blank(cell, "bounce")
    assert (line.finding, line.rule, line.says) == ("grip_bounce.left", "bounce", SAY.not_recorded(cell))
    assert SAY.blank(cell, "other").rule == "other"


def test_each_loaded_edition_is_spoken_for_by_one() -> None:
    assert say_for(wrist()) is say_for(wrist())
    items = tuple(
        copied("grip_bounce", "grip_bounce", label="Grip") if each.id == "grip_bounce" else each
        for each in wrist().items
    )
    named = wrist(items=items)
    assert say_for(named).cell(FindingKey("grip_bounce", LEFT)) == "Grip, left"
    assert say_for(wrist()).cell(FindingKey("grip_bounce", LEFT)) == "Grip bounce, left"
