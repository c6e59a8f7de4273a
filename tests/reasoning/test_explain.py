"""A word is shown with everything for it, against it, in conflict and missing, each finding by its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.body import Laterality
from examassist.domain.finding import Finding, FindingKey
from examassist.knowledge.item import Derived
from examassist.reasoning.conclude import conclude
from examassist.reasoning.explain import Explain, side_of
from examassist.reasoning.say import Say
from tests.reasoning.wrist import CITED, a_condition, a_group, a_wrist, copied, made, read, wrist

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import ConditionResult, Fact, Missing
    from tests.builders import EncounterBuilder

LEFT, RIGHT, UNSIDED = Laterality.LEFT, Laterality.RIGHT, Laterality.UNSIDED
CREAKS: dict[str, Any] = {"finding": "turning_a_key", "is": "creaks_at_once"}
SILENT: dict[str, Any] = {"finding": "turning_a_key", "is": "stays_silent"}
NO_KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "no"}
KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "yes"}
BLUE: dict[str, Any] = {"finding": "blue_fingers", "is": "yes"}
NO_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "no_bounce"}
GROUPS = (
    a_group("key_creak", CREAKS, con=SILENT),
    a_group("kettle", NO_KETTLE, con=KETTLE, sources=["W2"]),
    a_group("blue", BLUE),
    a_group("bounce", NO_BOUNCE, side="each", con={"finding": "grip_bounce", "is": "good_bounce"}),
)


def _explained(told: EncounterBuilder, rule: dict[str, Any] | None = None, **more: object) -> ConditionResult:
    edition = wrist(**({"groups": GROUPS, "conditions": (a_condition(**(rule or {})),), "gates": ()} | more))
    facts = read(told, edition)
    say = Say(edition)
    (first, *_) = conclude(facts, say).ranked
    return Explain(facts, say).condition(first.sides, first.roots)


def _cells(lines: tuple[Fact, ...] | tuple[Missing, ...]) -> list[tuple[str, str]]:
    return [(line.finding, line.rule) for line in lines]


def _explain(told: EncounterBuilder, edition: Edition | None = None) -> Explain:
    facts = read(told, edition)
    return Explain(facts, Say(facts.edition))


# ---------------------------------------------------------------- one cell


def test_a_fact_is_what_was_recorded_with_its_sentence() -> None:
    told = a_wrist().with_finding(Finding(item="grip_bounce", side=LEFT, value="no_bounce", qualifiers=("with_glove",)))
    fact = _explain(told).fact(FindingKey("grip_bounce", LEFT), "bounce")
    assert fact is not None
    assert fact.model_dump() == {
        "finding": "grip_bounce.left",
        "value": "no_bounce",
        "rule": "bounce",
        "says": "Grip bounce, left: No bounce (with glove)",
    }


def test_a_blank_or_not_obtained_cell_is_no_fact() -> None:
    explain = _explain(a_wrist().unable("grip_bounce.left", "pain"))
    assert explain.facts_of([FindingKey("grip_bounce", LEFT), FindingKey("lifts_a_kettle")], "bounce") == ()


def test_a_part_denied_by_its_group_is_a_fact() -> None:
    told = copied("creaking_spots", "told_spots", side="unsided")
    question = copied("blue_fingers", "any_spots", parts={"item": "told_spots", "count": 3}, onset=None)
    edition = wrist(items=(*wrist().items, told, question))
    fact = _explain(a_wrist().say("any_spots", "no"), edition).fact(FindingKey("told_spots"), "spots")
    assert fact is not None
    assert (fact.value, fact.says) == ((), "Creaking spots: none of these")


@pytest.mark.parametrize(("back", "says"), [(60, "Ratio, left: 0.60"), (None, "Ratio, left: at least 0.50")])
def test_a_computed_number_is_a_fact_and_says_when_it_may_be_higher(back: int | None, says: str) -> None:
    fields = {"label": "Ratio", "side": "left_right", "formula": "x", "inputs": ["arm", "front", "back"]}
    derived = made(Derived, id="ratio", calculation="ankle_ratio", **fields, **CITED)
    items = tuple(copied("wrist_turn_angle", name) for name in ("arm", "front", "back"))
    told = a_wrist().both("arm", 100).left("front", 50)
    if back is not None:
        told.left("back", back)
    fact = _explain(told, wrist(items=items, derived=(derived,))).fact(FindingKey("ratio", LEFT), "low")
    assert fact is not None
    assert fact.says == says


def test_a_missing_cell_says_that_it_is_blank_or_why_it_is_not_settled() -> None:
    told = a_wrist().unable("grip_bounce.left", "pain").say("turning_a_key", "cannot_tell")
    keys = [FindingKey("grip_bounce", LEFT), FindingKey("turning_a_key"), FindingKey("lifts_a_kettle")]
    assert [line.says for line in _explain(told).missing([*keys, keys[0]], "any")] == [
        "Grip bounce, left: unable: too painful",
        "Turning a key: Cannot tell",
        "Lifts a kettle: not recorded",
    ]


@pytest.mark.parametrize(
    ("sides", "named"),
    [((LEFT,), "left"), ((RIGHT,), "right"), ((RIGHT, LEFT), "both"), ((UNSIDED,), None), ((), None)],
)
def test_sides_are_named_once(sides: tuple[Laterality, ...], named: str | None) -> None:
    assert side_of(sides) == named


# ---------------------------------------------------------------- for, against, conflict, second cause


def test_what_speaks_for_it_is_every_group_that_is_pro() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no")
    result = _explained(told, {"supports": ["kettle", "blue"], "supports_at_least": 1})
    assert result.word == "fits_well"
    assert _cells(result.supporting) == [("turning_a_key", "key_creak"), ("lifts_a_kettle", "kettle")]
    assert (result.against, result.missing, result.conflicts) == ((), (), ())
    assert result.says == "Creaky wrist: Fits well"


def test_what_speaks_against_it_is_named_with_the_group_it_rests_on() -> None:
    told = a_wrist().say("turning_a_key", "stays_silent").say("lifts_a_kettle", "yes").say("blue_fingers", "yes")
    result = _explained(told, {"supports": ["kettle"], "contraries": ["blue"]})
    assert _cells(result.against) == [
        ("turning_a_key", "key_creak"),
        ("lifts_a_kettle", "kettle"),
        ("blue_fingers", "blue"),
    ]


def test_a_keystone_known_not_to_hold_speaks_against_even_without_a_con() -> None:
    result = _explained(a_wrist().say("turning_a_key", "creaks_later"))
    assert (result.word, _cells(result.against)) == ("little_support_so_far", [("turning_a_key", "key_creak")])


def test_a_keystone_that_was_looked_for_names_what_was_looked_at() -> None:
    group = a_group("key_creak", {"any": [CREAKS, NO_BOUNCE]}, looked=SILENT)
    result = _explained(a_wrist().say("turning_a_key", "stays_silent"), groups=(group,))
    assert (result.word, _cells(result.against)) == ("little_support_so_far", [("turning_a_key", "key_creak")])


def test_a_conflict_shows_both_of_its_findings_and_counts_for_neither() -> None:
    groups = (a_group("key_creak", CREAKS, con=KETTLE), *GROUPS[1:])
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "yes")
    result = _explained(told, groups=groups)
    assert _cells(result.conflicts) == [("turning_a_key", "key_creak"), ("lifts_a_kettle", "key_creak")]
    assert (result.supporting, result.against) == ((), ())


def test_a_second_cause_is_shown_apart_and_changes_no_word() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").left("grip_bounce", "no_bounce")
    result = _explained(told, {"second_cause": ["bounce"]})
    assert result.word == "fits_well"
    assert ("grip_bounce.left", "bounce") in _cells(result.second_cause)
    assert _cells(result.supporting) == [("turning_a_key", "key_creak")]


# ---------------------------------------------------------------- missing and why


def test_what_is_missing_are_the_blank_cells_of_keystone_needs_and_wanted_supports() -> None:
    rule = {"supports": ["kettle"], "supports_at_least": 1, "fits_well_needs": ["blue"]}
    assert _cells(_explained(a_wrist(), rule).missing) == [
        ("turning_a_key", "key_creak"),
        ("blue_fingers", "blue"),
        ("lifts_a_kettle", "kettle"),
    ]
    told = a_wrist().say("lifts_a_kettle", "no")
    assert ("lifts_a_kettle", "kettle") not in _cells(_explained(told, rule).missing)


def test_supports_beyond_the_number_needed_are_not_missing() -> None:
    rule = {"supports": ["kettle", "blue"], "supports_at_least": 1}
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no")
    assert _explained(told, rule).missing == ()


def test_a_blank_contrary_is_missing_where_it_keeps_a_word_from_fitting_well() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once")
    assert _cells(_explained(told, {"contraries": ["blue"]}).missing) == [("blue_fingers", "blue")]


def test_the_blank_look_list_is_named_by_cell_and_is_the_reason() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").left("grip_bounce", "no_bounce")
    result = _explained(told, {"look_list": [{"recorded": "grip_bounce", "side": "both"}]})
    assert [line.finding for line in result.not_looked_at] == ["grip_bounce.right"]
    assert result.why == "Not yet looked at: Grip bounce, right."


@pytest.mark.parametrize(
    ("rule", "blue", "why"),
    [
        ({"fits_well_needs": ["blue"]}, None, "To settle it: Blue fingers."),
        ({"contraries": ["blue"]}, "yes", "Against it: Blue fingers: Yes."),
        (
            {"supports": ["blue"], "supports_at_least": 1},
            "no",
            "The deciding findings are there; more would be needed to say that it fits well.",
        ),
        ({"highest": "possible", "settled_by": "a drop of oil"}, None, "To settle it: a drop of oil."),
    ],
)
def test_possible_says_what_keeps_it_from_fitting_well(rule: dict[str, Any], blue: str | None, why: str) -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once")
    if blue is not None:
        told.say("blue_fingers", blue)
    result = _explained(told, rule)
    assert (result.word, result.why) == ("possible", why)


@pytest.mark.parametrize("key", ["creaks_at_once", "stays_silent", "creaks_later", None])
def test_every_other_word_says_its_own_reason(key: str | None) -> None:
    result = _explained(a_wrist().say("turning_a_key", key) if key else a_wrist())
    assert result.why == wrist().wording[f"why_{result.word}"]


def test_both_sides_of_one_entry_are_explained_together() -> None:
    result = _explained(a_wrist().both("grip_bounce", "no_bounce"), {"side": "each", "keystone": ["bounce"]})
    assert result.side == "both"
    assert _cells(result.supporting) == [("grip_bounce.right", "bounce"), ("grip_bounce.left", "bounce")]
    assert result.says == "Creaky wrist, both sides: Fits well"


def test_sources_are_those_of_the_condition_and_of_the_groups_that_spoke() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once")
    rule = {"supports": ["kettle"]}
    assert _explained(told, rule).sources == ("W1",)
    assert _explained(told.say("lifts_a_kettle", "yes"), rule).sources == ("W1", "W2")


def test_a_result_that_cannot_be_read_says_what_would_settle_it() -> None:
    groups = (a_group("key_creak", CREAKS, open_when=BLUE),)
    rule = {"settled_by": "a drop of oil"}
    assert _explained(a_wrist(), rule, groups=groups).why == wrist().wording["why_not_enough_data"]
    told = a_wrist().say("blue_fingers", "yes")
    assert _explained(told, rule, groups=groups).why == "To settle it: a drop of oil."


@pytest.mark.parametrize(("supports", "words"), [([], "Thumb side"), (["back"], "Thumb side, Back of the hand")])
def test_of_a_list_only_the_answers_that_spoke_are_a_reason(supports: list[str], words: str) -> None:
    spots = (
        a_group("thumb", {"finding": "creaking_spots", "is": "thumb_side_spot"}, side="each"),
        a_group("back", {"finding": "creaking_spots", "is": "back_of_hand_spot"}, side="each"),
    )
    chosen = ("thumb_side_spot", "little_finger_side_spot", "back_of_hand_spot")
    told = a_wrist().left("creaking_spots", chosen)
    (fact,) = _explained(told, {"keystone": ["thumb"], "supports": supports}, groups=(*GROUPS, *spots)).supporting
    assert (fact.says, fact.value) == (f"Creaking spots, left: {words}", chosen)
