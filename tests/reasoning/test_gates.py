"""A red flag is raised with a tier, not cleared with what is missing, or without a trigger; never excluded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.body import SIDES, Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import FindingKey
from examassist.domain.patient import Patient, Sex
from examassist.reasoning.derive import Facts
from examassist.reasoning.gates import Flagged, judge_gate, onset_of
from tests.reasoning.wrist import a_gate, a_wrist, copied, read, wrist

if TYPE_CHECKING:
    from examassist.knowledge.rule import Gate
    from tests.builders import EncounterBuilder

BLUE: dict[str, Any] = {"finding": "blue_fingers", "is": "yes"}
NO_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "no_bounce"}
SINCE = "since_this_problem"
NEW = {"tier": "now", "onset": ["new_or_worse", "unknown"]}
OLD = {"tier": "within_a_week", "onset": ["since_this_problem", "long_standing_unchanged"]}

ASKED = a_gate(
    "asked", NEW | {"when": BLUE}, OLD | {"when": BLUE}, core=["blue_fingers"], onset_from=["blue_fingers_onset"]
)
SIGN = a_gate("sign", NEW | {"when": NO_BOUNCE}, OLD | {"when": NO_BOUNCE}, side="each", core=["grip_bounce"])


def _judged(gate: Gate, told: EncounterBuilder) -> Flagged:
    return judge_gate(gate, read(told, wrist(gates=(gate,))))


def _missing(flag: Flagged) -> list[str]:
    return [str(key) for key in flag.missing]


# ---------------------------------------------------------------- three states


def test_a_trigger_raises_it_and_is_the_reason() -> None:
    flag = _judged(ASKED, a_wrist().say("blue_fingers", "yes"))
    assert (flag.state, flag.missing) == ("raised", ())
    assert [str(key) for key in flag.because] == ["blue_fingers"]


def test_an_answered_core_without_a_trigger_has_no_trigger() -> None:
    flag = _judged(ASKED, a_wrist().say("blue_fingers", "no"))
    assert (flag.state, flag.tier, flag.missing) == ("no_trigger", None, ())


@pytest.mark.parametrize("told", [a_wrist(), a_wrist().say("blue_fingers", "unsure"), a_wrist().unable("blue_fingers")])
def test_a_core_that_is_blank_unsure_or_not_obtained_is_not_cleared(told: EncounterBuilder) -> None:
    flag = _judged(ASKED, told)
    assert flag.state == "not_cleared"
    assert _missing(flag) == ["blue_fingers"]


def test_both_sides_of_a_core_must_be_recorded() -> None:
    flag = _judged(SIGN, a_wrist().right("grip_bounce", "good_bounce"))
    assert (flag.state, _missing(flag)) == ("not_cleared", ["grip_bounce.left"])
    assert _judged(SIGN, a_wrist().both("grip_bounce", "good_bounce")).state == "no_trigger"


def test_a_blank_core_does_not_hide_a_trigger_that_was_found() -> None:
    gate = a_gate("any", {"tier": "today", "when": {"any": [BLUE, NO_BOUNCE]}}, core=["blue_fingers", "grip_bounce"])
    assert _judged(gate, a_wrist().left("grip_bounce", "no_bounce")).state == "raised"


def test_conditional_inputs_matter_once_a_core_input_is_abnormal() -> None:
    two = {"all": [NO_BOUNCE, {"finding": "lifts_a_kettle", "is": "no"}]}
    gate = a_gate("two", {"tier": "today", "when": two}, core=["grip_bounce"], conditional=["lifts_a_kettle"])
    assert _judged(gate, a_wrist().both("grip_bounce", "good_bounce")).state == "no_trigger"
    one = a_wrist().right("grip_bounce", "good_bounce").left("grip_bounce", "no_bounce")
    assert (_judged(gate, one).state, _missing(_judged(gate, one))) == ("not_cleared", ["lifts_a_kettle"])
    assert _judged(gate, one.say("lifts_a_kettle", "yes")).state == "no_trigger"
    assert _judged(gate, one.say("lifts_a_kettle", "no")).state == "raised"


def test_a_core_finding_of_no_weight_asks_for_nothing_more() -> None:
    two = {"all": [{"finding": "grip_bounce", "is": "wild_bounce"}, {"finding": "lifts_a_kettle", "is": "no"}]}
    gate = a_gate("two", {"tier": "today", "when": two}, core=["grip_bounce"], conditional=["lifts_a_kettle"])
    assert _judged(gate, a_wrist().both("grip_bounce", "wild_bounce")).state == "no_trigger"


def test_a_gate_without_core_is_unasked_until_something_it_reads_is_recorded() -> None:
    gate = a_gate("rare", {"tier": "today", "when": NO_BOUNCE}, conditional=["grip_bounce"])
    assert _judged(gate, a_wrist()).unasked
    assert not _judged(gate, a_wrist().left("grip_bounce", "good_bounce")).unasked
    assert _judged(gate, a_wrist().left("grip_bounce", "no_bounce")).state == "raised"
    assert not _judged(ASKED, a_wrist()).unasked


# ---------------------------------------------------------------- age, sex and onsets that nobody recorded

OLD_HAND = {"all": [NO_BOUNCE, {"age": {"above": 70}}]}
HIS_HAND = {"all": [NO_BOUNCE, {"sex": "male"}]}


@pytest.mark.parametrize(
    ("when", "known", "other", "cell"),
    [
        (OLD_HAND, Patient(age_years=85), Patient(age_years=40), "age"),
        (HIS_HAND, Patient(sex=Sex.MALE), Patient(sex=Sex.FEMALE), "sex"),
    ],
)
@pytest.mark.parametrize("core", [["blue_fingers"], []])
def test_what_is_not_known_of_the_patient_clears_nothing(
    when: dict[str, Any], known: Patient, other: Patient, cell: str, core: list[str]
) -> None:
    gate = a_gate("old", {"tier": "today", "when": when}, core=core, conditional=["grip_bounce"])
    told = a_wrist().say("blue_fingers", "no").left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce")
    pack = wrist(gates=(gate,))
    flags = [judge_gate(gate, Facts(evolve(told.build(), patient=who), pack)) for who in (known, other, Patient())]
    assert [(flag.state, _missing(flag)) for flag in flags] == [
        ("raised", []),
        ("no_trigger", []),
        ("not_cleared", [cell]),
    ]
    assert not flags[-1].unasked


def test_an_age_read_only_beside_an_answer_that_is_no_keeps_nothing_open() -> None:
    gate = a_gate("old", {"tier": "today", "when": OLD_HAND}, core=["blue_fingers"], conditional=["grip_bounce"])
    assert _judged(gate, a_wrist().say("blue_fingers", "no").both("grip_bounce", "good_bounce")).state == "no_trigger"


def test_a_gate_nobody_asked_for_stays_unasked_without_an_age() -> None:
    gate = a_gate("old", {"tier": "today", "when": OLD_HAND}, conditional=["grip_bounce"])
    assert _judged(gate, a_wrist().say("blue_fingers", "no")).unasked


def test_an_onset_nobody_recorded_closes_no_tier() -> None:
    gate = evolve(ASKED, tiers=ASKED.tiers[1:])
    flag = _judged(gate, a_wrist().say("blue_fingers", "yes"))
    assert (flag.state, _missing(flag)) == ("not_cleared", ["blue_fingers_onset"])
    assert _judged(gate, a_wrist().say("blue_fingers", "no")).state == "no_trigger"
    new = a_wrist().say("blue_fingers", "yes").say("blue_fingers_onset", "new_or_worse")
    assert _judged(gate, new).state == "no_trigger"


def test_where_no_question_tells_the_onset_that_of_the_complaint_is_missing() -> None:
    gate = evolve(SIGN, tiers=SIGN.tiers[1:])
    told = a_wrist().left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce")
    assert _missing(_judged(gate, told)) == ["creaking_since"]


def test_an_unless_that_holds_needs_no_onset() -> None:
    tier = {**OLD, "when": BLUE, "unless": {"finding": "lifts_a_kettle", "is": "yes"}}
    gate = a_gate("asked", tier, core=["blue_fingers"], onset_from=["blue_fingers_onset"])
    told = a_wrist().say("blue_fingers", "yes")
    assert _judged(gate, told).state == "not_cleared"
    assert _judged(gate, told.say("lifts_a_kettle", "yes")).state == "no_trigger"


# ---------------------------------------------------------------- tiers and sides


def test_the_highest_tier_that_holds_wins_whatever_the_order() -> None:
    tiers = [{"tier": tier, "when": BLUE} for tier in ("within_two_weeks", "today", "within_a_week")]
    for written in (tiers, tiers[::-1]):
        assert _judged(a_gate("blue", *written), a_wrist().say("blue_fingers", "yes")).tier == "today"


def test_the_sides_of_the_highest_tier_are_reported() -> None:
    assert _judged(SIGN, a_wrist().left("grip_bounce", "no_bounce")).sides == (Laterality.LEFT,)
    assert _judged(SIGN, a_wrist().both("grip_bounce", "no_bounce")).sides == (Laterality.RIGHT, Laterality.LEFT)
    assert _judged(ASKED, a_wrist().say("blue_fingers", "yes")).sides == ()


def test_a_side_that_only_reaches_a_lower_tier_is_not_reported() -> None:
    low = {"tier": "within_two_weeks", "when": {"finding": "grip_bounce", "in": ["no_bounce", "small_bounce"]}}
    gate = a_gate("bounce", low, {"tier": "today", "when": NO_BOUNCE}, side="each")
    flag = _judged(gate, a_wrist().right("grip_bounce", "small_bounce").left("grip_bounce", "no_bounce"))
    assert (flag.tier, flag.sides) == ("today", (Laterality.LEFT,))
    assert [str(key) for key in flag.because] == ["grip_bounce.left"]


def test_unless_cancels_only_when_it_is_known_to_hold() -> None:
    gate = a_gate("blue", {"tier": "today", "when": BLUE, "unless": {"finding": "lifts_a_kettle", "is": "yes"}})
    told = a_wrist().say("blue_fingers", "yes")
    assert _judged(gate, told).state == "raised"
    assert _judged(gate, told.say("lifts_a_kettle", "no")).state == "raised"
    assert _judged(gate, told.say("lifts_a_kettle", "yes")).state == "no_trigger"


# ---------------------------------------------------------------- onset


@pytest.mark.parametrize(
    ("onset", "tier"),
    [
        ("new_or_worse", "now"),
        (None, "now"),
        ("unsure", "now"),
        ("since_this_problem", "within_a_week"),
        ("long_standing_unchanged", "within_a_week"),
    ],
)
def test_an_unknown_onset_takes_the_higher_tier(onset: str | None, tier: str) -> None:
    told = a_wrist().say("blue_fingers", "yes")
    if onset is not None:
        told.say("blue_fingers_onset", onset)
    assert _judged(ASKED, told).tier == tier


def test_the_onset_of_the_question_outranks_that_of_the_complaint() -> None:
    told = a_wrist().say("blue_fingers", "yes").say("creaking_since", "2026-11-19")
    assert _judged(ASKED, told.say("blue_fingers_onset", "long_standing_unchanged")).tier == "within_a_week"
    told = a_wrist().say("blue_fingers", "yes").say("creaking_since", "2020")
    assert _judged(ASKED, told).tier == "now"


@pytest.mark.parametrize(
    ("since", "onset"),
    [
        (None, "unknown"),
        ("2026-11-06", "new_or_worse"),
        ("2026-11-05", "since_this_problem"),
        ("2026-11", "unknown"),
        ("2026-10", "since_this_problem"),
    ],
)
def test_a_sign_without_a_question_answered_yes_is_as_old_as_the_complaint(since: str | None, onset: str) -> None:
    told = a_wrist().left("grip_bounce", "no_bounce").say("blue_fingers", "no")
    if since is not None:
        told.say("creaking_since", since)
    assert onset_of(SIGN, SIGN.tiers[0], read(told)) == onset
    assert onset_of(ASKED, ASKED.tiers[0], read(told)) == onset
    assert _judged(SIGN, told).tier == ("within_a_week" if onset == "since_this_problem" else "now")


@pytest.mark.parametrize(
    ("complaint", "onset"),
    [
        ({"creaking_since": "2026-11-17"}, "new_or_worse"),
        ({"creaking_since": "2026-09"}, "since_this_problem"),
        ({"creaking_since": "2026-11"}, "since_this_problem"),
        ({}, "since_this_problem"),
    ],
)
def test_a_sign_that_came_with_a_complaint_of_a_few_days_is_new(complaint: dict[str, str], onset: str) -> None:
    """The answer itself means older than fourteen days; only a date that says otherwise takes the higher tier."""
    told = a_wrist().say("blue_fingers", "yes").say("blue_fingers_onset", "since_this_problem")
    for item, value in complaint.items():
        told.say(item, value)
    flagged = _judged(ASKED, told)
    assert onset_of(ASKED, ASKED.tiers[0], read(told)) == onset
    assert flagged.tier == ("now" if onset == "new_or_worse" else "within_a_week")
    assert (FindingKey("creaking_since") in flagged.because) == (onset == "new_or_worse")


def test_what_is_long_standing_stays_so_beside_a_new_complaint() -> None:
    told = a_wrist().say("blue_fingers", "yes").say("creaking_since", "2026-11-19")
    assert onset_of(ASKED, ASKED.tiers[0], read(told.say("blue_fingers_onset", "long_standing_unchanged"))) == (
        "long_standing_unchanged"
    )


def test_a_formula_reads_an_onset_beside_the_date_of_the_complaint_too() -> None:
    older = a_gate("blue", {"tier": "today", "when": BLUE, "unless": {"finding": "blue_fingers_onset", "is": SINCE}})
    told = a_wrist().say("blue_fingers", "yes").say("blue_fingers_onset", SINCE)
    assert _judged(older, told).state == "no_trigger"
    assert _judged(older, told.say("creaking_since", "2026-11-19")).tier == "today"


def test_a_date_recorded_after_the_onset_is_heeded_at_once() -> None:
    """What was judged before the date came is judged again."""
    told = a_wrist().say("blue_fingers", "yes").say("blue_fingers_onset", SINCE)
    facts = read(told, wrist(gates=(ASKED,)))
    assert judge_gate(ASKED, facts).tier == "within_a_week"
    after = facts.after(told.say("creaking_since", "2026-11-19").build())
    assert judge_gate(ASKED, after).tier == "now"
    assert judge_gate(ASKED, facts.trying(FindingKey("creaking_since"), "2026-11-19")).tier == "now"


def test_a_question_answered_unsure_leaves_the_onset_of_its_signs_unknown() -> None:
    """The date of the complaint says nothing of a sign the patient is unsure of; blank and no leave it to the date."""
    told = a_wrist().left("grip_bounce", "no_bounce").say("creaking_since", "2020")
    assert onset_of(ASKED, ASKED.tiers[0], read(told)) == "since_this_problem"
    told.say("blue_fingers", "unsure")
    assert onset_of(ASKED, ASKED.tiers[0], read(told)) == "unknown"
    assert onset_of(SIGN, SIGN.tiers[0], read(told)) == "since_this_problem"
    told.say("blue_fingers_onset", "long_standing_unchanged")
    assert onset_of(ASKED, ASKED.tiers[0], read(told)) == "long_standing_unchanged"


def test_a_pack_that_asks_for_no_date_leaves_the_onset_of_signs_unknown() -> None:
    header = wrist().header.model_copy(update={"onset_item": None})
    told = a_wrist().left("grip_bounce", "no_bounce").say("creaking_since", "2020")
    assert onset_of(SIGN, SIGN.tiers[0], read(told, wrist(header=header))) == "unknown"


def test_the_worst_onset_of_several_questions_counts() -> None:
    items = (
        *wrist().items,
        copied("blue_fingers", "cold_fingers", onset="cold_fingers_onset"),
        copied("blue_fingers_onset", "cold_fingers_onset", part_of="cold_fingers"),
    )
    gate = a_gate("two", NEW | {"when": BLUE}, onset_from=["blue_fingers_onset", "cold_fingers_onset"])
    told = a_wrist().say("blue_fingers", "yes").say("blue_fingers_onset", "long_standing_unchanged")
    told.say("cold_fingers", "yes")
    for cold, worst in (("since_this_problem", "since_this_problem"), ("new_or_worse", "new_or_worse")):
        facts = read(told.say("cold_fingers_onset", cold), wrist(items=items))
        assert onset_of(gate, gate.tiers[0], facts) == worst
    assert onset_of(gate, gate.tiers[0], read(told.without("cold_fingers_onset"), wrist(items=items))) == "unknown"
    told.say("cold_fingers", "no").say("cold_fingers_onset", "new_or_worse")
    assert onset_of(gate, gate.tiers[0], read(told, wrist(items=items))) == "long_standing_unchanged"


def test_a_tier_with_triggers_of_its_own_takes_their_onset_and_none_means_the_complaint() -> None:
    told = a_wrist().say("blue_fingers", "yes").say("blue_fingers_onset", "long_standing_unchanged")
    facts = read(told.say("creaking_since", "2026-11-18"))
    asked = evolve(ASKED.tiers[0], onset_from=("blue_fingers_onset",))
    found = evolve(ASKED.tiers[0], onset_from=())
    assert onset_of(ASKED, asked, facts) == "long_standing_unchanged"
    assert onset_of(ASKED, found, facts) == "new_or_worse"


def test_a_flag_of_one_leg_names_no_leg_while_nobody_has_said_which() -> None:
    either = a_gate("blue", {"tier": "today", "when": BLUE}, side="each")
    assert _judged(either, a_wrist().say("blue_fingers", "yes")).sides == ()
    told = a_wrist().left("grip_bounce", "no_bounce").right("grip_bounce", "no_bounce")
    assert _judged(SIGN, told).sides == SIDES
