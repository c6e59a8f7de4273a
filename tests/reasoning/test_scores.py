"""Scores: a range while anything is missing, a meaning only where no answer can change it, and a reason where none."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.encounter import Encounter
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding
from examassist.domain.patient import Patient
from examassist.knowledge.condition import leaves
from examassist.knowledge.score import Score
from examassist.reasoning.assess import assess
from examassist.reasoning.derive import Facts
from examassist.reasoning.explain import Explain
from examassist.reasoning.invented import EXAMINED_AT, findings_of
from examassist.reasoning.say import Say
from examassist.reasoning.scores import scores
from tests.reasoning import patients
from tests.reasoning.wrist import made, wrist

if TYPE_CHECKING:
    from examassist.domain.finding import FindingKey, Value
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import ScoreResult

ROUNDS = 150


def results(encounter: Encounter, edition: Edition) -> dict[tuple[str, str | None], ScoreResult]:
    """What is said about each score, by id and side."""
    facts = Facts(encounter, edition)
    return {(each.id, each.side): each for each in scores(facts, Explain(facts, Say(edition)))}


ASKED = {"blue_fingers": "no"}
"""The answer without which the score of the invented pack is not counted."""

Answers = dict[str, Any]


def exam(answers: Answers, age: int | None = 40, pack: str = "wrist") -> Encounter:
    """An exam with these answers by printed key."""
    return Encounter(pack=pack, examined_at=EXAMINED_AT, patient=Patient(age_years=age), findings=findings_of(answers))


def creak(answers: Answers, age: int | None = 40, edition: Edition | None = None) -> ScoreResult:
    """What is said about the creak points of an exam."""
    return results(exam(answers, age), edition or wrist())["creak_points", None]


def test_a_blank_part_is_a_range_and_never_nought() -> None:
    nothing = creak(ASKED, age=None)
    assert (nothing.min, nothing.max, nothing.complete) == (-2, 6, False)
    kettle = creak(ASKED | {"lifts_a_kettle": "yes"})
    assert (kettle.min, kettle.max) == (-2, 3)
    assert {each.finding for each in kettle.missing} == {"turning_a_key", "grip_bounce.right", "grip_bounce.left"}


def test_a_complete_total_says_its_band_and_what_it_rests_on() -> None:
    told = {"lifts_a_kettle": "no", "turning_a_key": "creaks_at_once", "grip_bounce.both": "no_bounce"}
    whole = creak(ASKED | told)
    assert (whole.min, whole.max, whole.complete, whole.missing) == (5, 5, True, ())
    assert whole.says == "Creak points: 5"
    assert whole.interpretation.startswith("Creaky. Most wrists")
    assert {each.finding for each in whole.because} >= {"turning_a_key", "grip_bounce.left"}


def test_an_open_total_says_a_meaning_only_when_every_total_has_it() -> None:
    between = creak(ASKED | {"turning_a_key": "creaks_at_once", "lifts_a_kettle": "no"})
    assert (between.min, between.max) == (3, 5)
    assert between.interpretation == "Still open between Between and Creaky."
    settled = creak(ASKED | {"turning_a_key": "stays_silent", "grip_bounce.right": "good_bounce"})
    assert (settled.min, settled.max) == (-2, 0)
    assert settled.interpretation.startswith("Quiet. ")
    assert not settled.complete


def test_an_age_that_is_not_recorded_is_named_because_it_is_no_cell() -> None:
    told = ASKED | {"turning_a_key": "stays_silent", "lifts_a_kettle": "no", "grip_bounce.right": "good_bounce"}
    unknown = creak(told, age=None)
    assert (unknown.min, unknown.max, unknown.missing) == (0, 1, ())
    assert unknown.interpretation.endswith("The age is not recorded.")
    assert "age" not in creak(told, age=40).interpretation


def test_an_unsettled_answer_is_missing() -> None:
    unsure = creak(ASKED | {"turning_a_key": "cannot_tell", "lifts_a_kettle": "no"})
    assert (unsure.min, unsure.max) == (0, 5)
    assert "turning_a_key" in {each.finding for each in unsure.missing}


@pytest.mark.parametrize("told", [{}, {"blue_fingers": "yes"}, {"blue_fingers": "unsure"}])
def test_a_score_is_suppressed_unless_it_is_known_not_to_be(told: Answers) -> None:
    hidden = creak(told | {"turning_a_key": "creaks_at_once"})
    assert (hidden.min, hidden.max, hidden.complete, hidden.interpretation) == (None, None, False, "")
    assert hidden.locked == "Not valid while fingers are blue or nobody has asked"
    assert creak(ASKED).locked is None


def test_a_locked_score_has_no_total_and_says_why() -> None:
    locked = results(exam({}), wrist())["grandmothers_list", None]
    assert (locked.min, locked.max, locked.locked) == (None, None, "Its points were seen in a letter only")
    assert locked.says == "The grandmother's list: not computed. Its points were seen in a letter only"


def test_a_range_that_the_source_leaves_stays_one_when_nothing_is_missing() -> None:
    found = results(exam({"grip_bounce.right": "small_bounce", "grip_bounce.left": "no_bounce"}), wrist())
    right, left = found["bounce_stage", "right"], found["bounce_stage", "left"]
    assert (right.min, right.max, right.complete, right.missing) == (1, 2, False, ())
    assert right.interpretation.startswith("Stage one or two")
    assert (left.min, left.max, left.complete) == (3, 3, True)
    assert left.says == "Bounce stage, left: 3"


def test_a_score_for_complete_records_only_has_no_meaning_before() -> None:
    edition = wrist(scores=(evolve(wrist().score["creak_points"], complete_only=True),))
    quiet = ASKED | {"turning_a_key": "stays_silent", "grip_bounce.right": "good_bounce"}
    assert creak(quiet, edition=edition).interpretation == "Read only once every part of it is known."
    assert creak(quiet | {"lifts_a_kettle": "yes"}, edition=edition).interpretation.startswith("Quiet.")


def test_totals_of_forms_are_shown_as_recorded_and_never_added() -> None:
    edition = patients.edition()
    found = results(exam({"leg_pain_average": 7, "roland_morris_total": 12}, pack=edition.header.id), edition)
    form, pain, other = found["roland_morris", None], found["pain_rating", None], found["oswestry", None]
    assert (form.min, form.max, form.complete) == (12, 12, True)
    assert (pain.min, pain.complete) == (None, False)
    assert pain.interpretation == "Leg pain, 0 to 10: 7"
    assert (other.min, other.complete) == (None, False)


def test_the_assessment_carries_every_score_in_the_order_of_the_pack() -> None:
    said = assess(exam({}), wrist()).scores
    assert [(each.id, each.side) for each in said] == [
        ("creak_points", None),
        ("bounce_stage", "right"),
        ("bounce_stage", "left"),
        ("grandmothers_list", None),
    ]


def score_cells(edition: Edition) -> tuple[FindingKey, ...]:
    """Every cell that a score reads, through computed numbers too."""
    names: set[str] = set()
    for score in edition.scores:
        formulas = [option.when for part in score.inputs for option in part.options if option.when is not None]
        formulas += [score.suppressed_when] if score.suppressed_when is not None else []
        for leaf in (leaf for formula in formulas for leaf in leaves(formula)):
            name = getattr(leaf, "finding", None) or getattr(leaf, "measure", None)
            derived = edition.derived_by_id.get(name or "")
            names |= set(derived.inputs) if derived is not None else {name} if name else set()
    return tuple(key for item in edition.items if item.id in names for key in edition.keys_of(item))


def values(edition: Edition, key: FindingKey, dice: Random) -> Value:
    """Some value of a cell."""
    return dice.choice(patients.some_values(edition.item[key.item]))


def told_at_random(edition: Edition, dice: Random) -> Encounter:
    """An exam with many of the answers that scores read."""
    keys = [key for key in score_cells(edition) if dice.random() < 0.8]
    findings = {key: Finding(item=key.item, side=key.side, value=values(edition, key, dice)) for key in keys}
    age = dice.choice([30, 45, 46, 48, 49, 59, 60, 69, 70, 71, 90])
    if edition is patients.edition():
        findings = patients.consistent(findings)
    return Encounter(
        pack=edition.header.id,
        examined_at=EXAMINED_AT,
        patient=Patient(age_years=age),
        findings=tuple(findings.values()),
    )


@pytest.mark.parametrize("pack", ["wrist", "leg_pain"])
def test_every_total_lies_in_the_range_of_every_record_with_fewer_answers(pack: str) -> None:
    edition = wrist() if pack == "wrist" else patients.edition()
    for seed in range(ROUNDS):
        dice = Random(seed)  # noqa: S311  no secret
        whole = told_at_random(edition, dice)
        fewer, gone = patients.erased_at_random(whole, dice, edition) if whole.findings else (whole, frozenset())
        if dice.random() < 0.3:
            fewer = evolve(fewer, patient=Patient())
        after = results(fewer, edition)
        for place, said in results(whole, edition).items():
            before = after[place]
            if said.min is None or said.max is None or before.min is None or before.max is None:
                continue
            assert before.min <= said.min <= said.max <= before.max, (seed, place, gone)
            assert before.complete <= said.complete or before.min == said.min, (seed, place, gone)


@pytest.mark.parametrize("pack", ["wrist", "leg_pain"])
def test_erasing_answers_never_lets_a_suppressed_score_be_counted(pack: str) -> None:
    edition = wrist() if pack == "wrist" else patients.edition()
    for seed in range(ROUNDS):
        dice = Random(seed)  # noqa: S311  no secret
        whole = told_at_random(edition, dice)
        fewer, gone = patients.erased_at_random(whole, dice, edition) if whole.findings else (whole, frozenset())
        after = results(fewer, edition)
        for place, said in results(whole, edition).items():
            if said.locked is not None:
                assert after[place].locked is not None, (seed, place, gone)


def test_the_order_of_the_findings_changes_nothing() -> None:
    edition = patients.edition()
    for seed in range(20):
        dice = Random(seed)  # noqa: S311  no secret
        told = told_at_random(edition, dice)
        shuffled = evolve(told, findings=tuple(dice.sample(told.findings, len(told.findings))))
        assert results(told, edition) == results(shuffled, edition)


def test_right_and_left_are_mirrored() -> None:
    edition = patients.edition()
    swap = {"left": "right", "right": "left", None: None}
    for seed in range(40):
        told = told_at_random(edition, Random(seed))  # noqa: S311  no secret
        other = results(patients.mirrored(told), edition)
        for (name, side), said in results(told, edition).items():
            twin = other[name, swap[side]]
            assert (said.min, said.max, said.interpretation) == (twin.min, twin.max, twin.interpretation), (seed, name)


def test_a_score_without_parts_is_a_text() -> None:
    text = made(
        Score,
        id="a_text",
        label="A text",
        kind="diagnostic",
        state="shown_as_text",
        population="One",
        external="None",
        why="It is told here",
        locked="Told only.",
        sources=["W1"],
        status="M",
        review_by="2027-11",
    )
    said = results(exam({}), wrist(scores=(text,)))["a_text", None]
    assert said.says == "A text: not computed. Told only."
