"""The rules read what settles something, and a gap stays a gap."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.body import Laterality
from examassist.domain.finding import Finding, FindingKey
from examassist.reasoning.conclude import conclude
from examassist.reasoning.derive import Earlier, Facts, askable_first, cheapest_first, keys_for
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.say import Say
from examassist.reasoning.words import group_state
from tests.builders import EXAMINED_AT
from tests.reasoning.formulas import Counting
from tests.reasoning.wrist import a_group, a_wrist, copied, days_before, read, wrist

if TYPE_CHECKING:
    from examassist.domain.finding import Value
    from examassist.knowledge.edition import Edition
    from tests.builders import EncounterBuilder

RIGHT, LEFT, UNSIDED = Laterality.RIGHT, Laterality.LEFT, Laterality.UNSIDED
ONSET = FindingKey("blue_fingers_onset")
SPOTS = FindingKey("told_spots")


def test_only_what_settles_something_is_read() -> None:
    told = a_wrist().say("lifts_a_kettle", "no").say("turning_a_key", "cannot_tell").unable("grip_bounce.left", "pain")
    assert read(told).settled == {FindingKey("lifts_a_kettle"): "no"}


def test_an_item_that_the_edition_does_not_know_is_not_read() -> None:
    assert read(a_wrist().say("moon_phase", "full")).settled == {}


def test_a_number_is_read_as_one_and_a_coded_result_is_none() -> None:
    facts = read(a_wrist().left("wrist_turn_angle", 60).right("wrist_turn_angle", "stuck"))
    assert facts.number(FindingKey("wrist_turn_angle", LEFT)) == 60
    assert facts.number(FindingKey("wrist_turn_angle", RIGHT)) is None
    assert facts.value(FindingKey("wrist_turn_angle", RIGHT)) == "stuck"


# ---------------------------------------------------------------- onset told with an answer


def _blue(onset: str) -> Finding:
    return Finding(item="blue_fingers", value="yes", onset=onset)


def test_an_onset_told_with_the_answer_fills_its_item() -> None:
    assert read(a_wrist().with_finding(_blue("since_this_problem"))).value(ONSET) == "since_this_problem"


@pytest.mark.parametrize("first", ["question", "onset"])
def test_an_onset_recorded_by_itself_outranks_the_one_told_with_the_answer(first: str) -> None:
    told = a_wrist()
    if first == "onset":
        told.say("blue_fingers_onset", "new_or_worse")
    told.with_finding(_blue("since_this_problem")).say("blue_fingers_onset", "new_or_worse")
    assert read(told).value(ONSET) == "new_or_worse"


def test_an_onset_that_was_declined_is_not_filled_from_elsewhere() -> None:
    told = a_wrist().with_finding(_blue("since_this_problem")).missing("blue_fingers_onset", "declined")
    assert read(told).value(ONSET) is None


def test_an_unsure_onset_stays_unknown() -> None:
    assert read(a_wrist().with_finding(_blue("unsure"))).value(ONSET) is None


# ---------------------------------------------------------------- groups of questions asked as one


def _grouped() -> Edition:
    told = copied("creaking_spots", "told_spots", side="unsided")
    question = copied("blue_fingers", "any_spots", parts={"item": "told_spots", "count": 3}, onset=None)
    return wrist(items=(*wrist().items, told, question))


def test_a_group_answered_no_denies_each_part() -> None:
    assert read(a_wrist().say("any_spots", "no"), _grouped()).value(SPOTS) == ()


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_group_answered_otherwise_says_nothing_about_its_parts(answer: str) -> None:
    assert read(a_wrist().say("any_spots", answer), _grouped()).value(SPOTS) is None


@pytest.mark.parametrize("first", ["group", "part"])
def test_a_part_recorded_by_itself_is_not_denied_by_its_group(first: str) -> None:
    told = a_wrist()
    if first == "part":
        told.say("told_spots", ("thumb_side_spot",))
    told.say("any_spots", "no").say("told_spots", ("thumb_side_spot",))
    assert read(told, _grouped()).value(SPOTS) == ("thumb_side_spot",)


def test_a_part_that_was_not_obtained_is_not_denied_by_its_group() -> None:
    told = a_wrist().say("any_spots", "no").missing("told_spots", "declined")
    assert read(told, _grouped()).value(SPOTS) is None


# ---------------------------------------------------------------- dates and earlier visits


@pytest.mark.parametrize(
    ("since", "days"),
    [("2026-11-13", (7, 7)), ("2026-11", (0, 19)), ("2026-10", (20, 50)), ("2025", (324, 688)), (None, None)],
)
def test_a_partly_known_date_lies_between_its_fewest_and_most_days(
    since: str | None, days: tuple[int, int] | None
) -> None:
    told = a_wrist().say("creaking_since", since) if since else a_wrist()
    assert read(told).days_since("creaking_since") == days


def test_the_latest_earlier_visit_that_settled_a_cell_counts() -> None:
    key = FindingKey("turning_a_key")
    visits = (
        days_before(90).say("turning_a_key", "stays_silent"),
        days_before(30).say("turning_a_key", "creaks_later"),
        days_before(10).say("turning_a_key", "cannot_tell"),
    )
    assert read(a_wrist(), None, *visits).before(key) == Earlier("creaks_later", 30)
    assert read(a_wrist(), None, *reversed(visits)).before(key) == Earlier("creaks_later", 30)


def test_a_visit_that_is_not_earlier_is_left_out() -> None:
    same, later = days_before(0), a_wrist().at(EXAMINED_AT + timedelta(days=1))
    facts = read(a_wrist(), None, same.say("lifts_a_kettle", "no"), later.say("lifts_a_kettle", "no"))
    assert facts.earlier == []
    assert facts.before(FindingKey("lifts_a_kettle")) is None


# ---------------------------------------------------------------- cells meant


@pytest.mark.parametrize(
    ("side", "context", "meant"),
    [
        (None, LEFT, "grip_bounce.left"),
        ("same", RIGHT, "grip_bounce.right"),
        ("other", RIGHT, "grip_bounce.left"),
        ("either", RIGHT, "grip_bounce.right grip_bounce.left"),
        ("both", LEFT, "grip_bounce.right grip_bounce.left"),
        (None, UNSIDED, "grip_bounce.right grip_bounce.left"),
    ],
)
def test_a_leaf_means_the_cells_of_its_side(side: str | None, context: Laterality, meant: str) -> None:
    assert " ".join(map(str, keys_for(wrist(), "grip_bounce", side, context))) == meant


def test_an_item_without_a_side_has_one_cell() -> None:
    assert keys_for(wrist(), "lifts_a_kettle", None, LEFT) == (FindingKey("lifts_a_kettle"),)


def test_what_is_reached_on_request_is_asked_for_only_when_nothing_else_is_left() -> None:
    rare, usual = FindingKey("own_words_of_creaking"), FindingKey("lifts_a_kettle")
    assert askable_first(wrist(), [rare, usual, usual]) == (usual,)
    assert askable_first(wrist(), [rare]) == (rare,)


# ---------------------------------------------------------------- trying an answer


def _tried() -> list[tuple[FindingKey, Value]]:
    answers: list[tuple[FindingKey, Value]] = []
    for item in _grouped().items:
        values: list[Any] = [answer.id for answer in item.values if answer.id not in item.settles_nothing]
        for value in values:
            answers += [(key, (value,) if item.kind == "multi" else value) for key in _grouped().keys_of(item)]
    return answers


@pytest.mark.parametrize(("key", "value"), _tried())
def test_trying_an_answer_concludes_what_recording_it_would(key: FindingKey, value: Value) -> None:
    edition = _grouped()
    say = Say(edition)
    told = a_wrist().say("turning_a_key", "creaks_at_once").left("grip_bounce", "no_bounce").without(str(key))
    facts = read(told, edition, days_before(10).both("grip_bounce", "good_bounce"))
    before = conclude(facts, say)
    tried = conclude(facts.trying(key, value), say)
    told.with_finding(Finding(item=key.item, side=key.side, value=value))
    whole = conclude(read(told, edition, days_before(10).both("grip_bounce", "good_bounce")), say)
    assert tried._replace(facts=whole.facts) == whole
    assert conclude(facts, say) == before


@pytest.mark.parametrize(("answer", "parts"), [("no", ()), ("yes", None)])
def test_trying_a_group_answers_its_parts_as_recording_it_would(answer: str, parts: tuple[str, ...] | None) -> None:
    assert read(a_wrist(), _grouped()).trying(FindingKey("any_spots"), answer).value(SPOTS) == parts


def test_trying_an_answer_leaves_the_record_as_it_was() -> None:
    facts = Facts(a_wrist().build(), wrist())
    facts.trying(FindingKey("lifts_a_kettle"), "no")
    assert facts.settled == {}


# ---------------------------------------------------------------- the same exam some acts later


def test_after_an_answer_only_the_rules_that_read_it_are_judged_again() -> None:
    edition = wrist()
    facts = read(a_wrist().both("grip_bounce", "good_bounce"), edition)
    formulas = facts.formulas = Counting(edition)
    say = Say(edition)
    conclude(facts, say)
    # A test that is named by one answer more has its checks read for the first time: they are read before.
    for check in edition.safety_gates:
        if check.hold_when is not None:
            evaluate(check.hold_when, facts)
    every_node = formulas.visits
    for item in ("lifts_a_kettle", "turning_a_key", "grip_bounce"):
        formulas.visits = 0
        other = Facts(facts.encounter, edition)
        other.formulas = formulas
        for formula in formulas.reading(item):
            formula.on(other)
        touched, formulas.visits = formulas.visits, 0
        key = edition.keys_of(edition.item[item])[0]
        value = edition.item[item].values[0].id
        told = a_wrist().both("grip_bounce", "good_bounce").without(str(key))
        conclude(facts.after(told.with_finding(Finding(item=item, side=key.side, value=value)).build()), say)
        assert 0 < formulas.visits <= touched < every_node


def test_after_an_act_that_changes_no_finding_nothing_is_judged_again() -> None:
    facts = read(a_wrist().say("turning_a_key", "creaks_at_once"))
    formulas = facts.formulas = Counting(wrist())
    say = Say(wrist())
    first = conclude(facts, say)
    formulas.visits = 0
    again = conclude(facts.after(a_wrist().say("turning_a_key", "creaks_at_once").build()), say)
    assert formulas.visits == 0
    assert again._replace(facts=facts) == first


@pytest.mark.parametrize("change", ["age", "day"])
def test_another_age_or_day_is_read_by_everything(change: str) -> None:
    aged = wrist(
        groups=(a_group("key_creak", {"age": {"at_least": 60}}, con={"since": "creaking_since", "within_days": 3}),)
    )
    facts = read(a_wrist().patient(age=40).say("creaking_since", "2026-11-19"), aged, days_before(1))
    before = group_state("key_creak", facts, UNSIDED)
    told = a_wrist().patient(age=70 if change == "age" else 40).say("creaking_since", "2026-11-19")
    after = facts.after((told if change == "age" else told.at(EXAMINED_AT + timedelta(days=9))).build())
    assert group_state("key_creak", after, UNSIDED) != before
    assert [visit.examined_at for visit in after.earlier] == [visit.examined_at for visit in facts.earlier]


def test_an_earlier_visit_counts_from_the_day_on_which_it_is_earlier() -> None:
    visit = a_wrist().at(EXAMINED_AT + timedelta(days=1)).both("grip_bounce", "good_bounce")
    facts = read(a_wrist(), None, visit)
    assert facts.earlier == []
    assert len(facts.after(a_wrist().at(EXAMINED_AT + timedelta(days=2)).build()).earlier) == 1


def test_a_whole_number_and_the_same_number_with_a_point_are_two_records() -> None:
    facts = read(a_wrist().left("wrist_turn_angle", 60))
    after = facts.after(a_wrist().left("wrist_turn_angle", 60.0).build())
    assert type(after.value(FindingKey("wrist_turn_angle", LEFT))) is float


def test_the_facts_before_are_left_as_they_were() -> None:
    facts = read(a_wrist().say("turning_a_key", "creaks_at_once"))
    before = conclude(facts, Say(wrist()))
    conclude(facts.after(a_wrist().say("turning_a_key", "stays_silent").build()), Say(wrist()))
    assert conclude(facts, Say(wrist())) == before
    assert facts.value(FindingKey("turning_a_key")) == "creaks_at_once"


@pytest.mark.parametrize("answers", [("no", None), ("no", "yes"), ("yes", "no"), (None, "no")])
def test_a_group_and_its_onset_are_read_again_with_what_they_fill(answers: tuple[str | None, str | None]) -> None:
    edition = _grouped()

    def told(answer: str | None) -> EncounterBuilder:
        blue = a_wrist().with_finding(_blue("new_or_worse" if answer == "yes" else "since_this_problem"))
        return blue if answer is None else blue.say("any_spots", answer)

    before, now = answers
    after = read(told(before), edition).after(told(now).build())
    assert after.settled == read(told(now), edition).settled


def test_what_is_done_at_the_bedside_in_half_a_minute_is_named_before_what_has_to_be_computed() -> None:
    edition = wrist()
    quick = edition.bedside[0].items[0]
    keys = [FindingKey("no_item_but_computed"), FindingKey("turning_a_key"), FindingKey(quick, RIGHT)]
    assert [key.item for key in cheapest_first(edition, keys)] == [quick, "turning_a_key", "no_item_but_computed"]
