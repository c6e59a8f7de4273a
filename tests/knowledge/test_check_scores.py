"""Faults of scores: each test breaks one thing in a score of the invented pack and must be told of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.knowledge.packs import CASES, faults_of, wrist, wrist_with

READS = {"score": "creak_points", "at_least": 4}
TEXT = {
    "label": "A list",
    "kind": "diagnostic",
    "state": "locked",
    "population": "One",
    "external": "None",
    "why": "Because",
    "locked": "Seen nowhere",
    "sources": ["W1"],
    "status": "M",
    "review_by": "2027-11",
}


def faults_with(score: str = "creak_points", **changes: object) -> list[str]:
    """The faults of the invented pack with some fields of one score changed."""
    return faults_of(wrist(scores={score: changes}))


def band(low: int, high: int) -> dict[str, Any]:
    """A band from ``low`` to ``high``."""
    return {"from": low, "to": high, "label": f"from {low}", "says": "Invented"}


def test_the_invented_scores_are_right() -> None:
    assert faults_of(wrist()) == []


@pytest.mark.parametrize("status", ["V2", "M"])
def test_a_score_is_not_computed_with_unverified_constants(status: str) -> None:
    assert any(f"constants of status {status}" in line for line in faults_with(status=status))


@pytest.mark.parametrize("status", ["V", "V2x2", "V2x3", "D"])
def test_verified_and_derived_constants_are_computed_with(status: str) -> None:
    assert faults_with(status=status) == []


@pytest.mark.parametrize(
    ("bands", "told"),
    [
        ([band(-2, 0), band(2, 6)], "no band between 0 and 2"),
        ([band(-2, 3), band(3, 6)], "overlap"),
        ([band(-2, 3), band(4, 5)], "bands from -2 to 5, not from -2 to 6"),
        ([band(-1, 6)], "bands from -1 to 6, not from -2 to 6"),
    ],
)
def test_bands_are_closed_over_the_whole_range(bands: list[dict[str, Any]], told: str) -> None:
    assert any(told in line for line in faults_with(bands=bands))


@pytest.mark.parametrize("published", [[-2, 7], [-2, 5], [-3, 6], [-1, 6]])
def test_points_that_do_not_add_up_to_the_published_range_are_another_version(published: list[int]) -> None:
    assert any("has points from -2 to 6" in line for line in faults_with(published_range=published))


def test_a_locked_set_with_another_highest_total_is_refused_even_as_text() -> None:
    told = faults_with("grandmothers_list", published_range=[0, 16])
    assert any("has points from 0 to 2, published are 0 to 16" in line for line in told)


def test_the_lowest_total_of_a_locked_set_may_be_one_that_was_observed() -> None:
    parts = [{"says": "Heard", "options": [{"points": 2}]}, {"says": "Not heard", "options": [{"points": -3}]}]
    assert faults_with("grandmothers_list", inputs=parts, published_range=[-2, 2]) == []


@pytest.mark.parametrize("field", ["bands", "inputs"])
def test_a_computed_score_needs_its_parts_and_bands(field: str) -> None:
    changes: dict[str, object] = {field: []}
    assert any("needs inputs, bands" in line for line in faults_with("creak_points", **changes))


def test_a_computed_score_needs_its_range_and_where_it_was_read() -> None:
    assert any("needs inputs, bands" in line for line in faults_with(published_range=None))
    assert any("needs inputs, bands" in line for line in faults_with(published_range_from=None))


def test_points_without_a_formula_are_not_counted_and_formulas_are_not_locked() -> None:
    parts = [{"says": "Heard", "options": [{"points": 6}]}, {"says": "Not", "options": [{"points": -2}]}]
    assert any("points without a formula" in line for line in faults_with(inputs=parts))
    told = faults_with(state="locked", locked="Lost")
    assert any("formulas and is not computed" in line for line in told)


def test_what_is_not_computed_says_why_and_what_is_computed_is_not_locked() -> None:
    assert any("does not say why" in line for line in faults_with("grandmothers_list", locked=None))
    assert any("says that it is locked" in line for line in faults_with(locked="Lost"))


def test_a_total_of_a_form_names_an_item_that_is_a_number_and_the_licence() -> None:
    form = TEXT | {"id": "a_form", "state": "total_only", "locked": None}
    assert any("needs totals and licence" in line for line in faults_of(wrist_with("scores", form)))
    told = faults_of(wrist_with("scores", form | {"licence": "Free", "totals": ["turning_a_key"]}))
    assert any("`turning_a_key` as a total, which is no unsided number" in line for line in told)
    told = faults_of(wrist_with("scores", form | {"licence": "Free", "totals": ["wrist_turn_angle"]}))
    assert any("no unsided number" in line for line in told)
    told = faults_of(wrist_with("scores", form | {"licence": "Free", "totals": ["diary"]}))
    assert any("names the item `diary`" in line for line in told)


def test_a_score_is_suppressed_with_a_formula_and_a_text_or_with_neither() -> None:
    assert any("both a formula and a text" in line for line in faults_with(suppressed_says=None))


def test_a_computed_score_has_its_cases_of_the_right_kind() -> None:
    right = {"answers": {"turning_a_key": "creaks_later"}}
    assert any("has no cases" in line for line in faults_with(cases=None))
    cases = {"complete": right | {"totals": [1, 2]}, "partial": right | {"totals": [1, 1]}}
    told = faults_with(cases=cases)
    assert any("case complete should leave one total" in line for line in told)
    assert any("case partial should leave a range" in line for line in told)
    assert any("no case of it" in line for line in told)
    told = faults_with(cases={"complete": right, "partial": right | {"totals": [1, 3]}})
    assert any("case complete does not say its totals" in line for line in told)


def test_a_case_names_items_that_exist_and_a_side_where_one_is_counted() -> None:
    lost = {"answers": {"turning_a_kay": "creaks_later"}, "totals": [1, 1]}
    told = faults_with(cases={"complete": lost, "partial": lost | {"totals": [1, 2]}, "suppressed": lost})
    assert any("turning_a_kay" in line for line in told)
    told = faults_with("bounce_stage", cases={"complete": {"totals": [3, 3]}, "partial": {"totals": [0, 3]}})
    assert any("wrong side" in line for line in told)


def test_ids_of_formulas_exist_and_sources_are_listed() -> None:
    parts = [{"says": "Heard", "options": [{"points": 2, "when": {"finding": "turning_a_kay", "is": "creaks_later"}}]}]
    told = faults_with(inputs=parts, published_range=[0, 2], bands=[band(0, 2)])
    assert any("part 1, option 1: `turning_a_kay` is no item" in line for line in told)
    assert any("W9" in line for line in faults_with(sources=["W9"]))


def test_no_word_red_flag_or_score_hangs_on_a_score() -> None:
    told = faults_of(wrist(groups={"key_creak": {"pro": READS}}))
    assert any("reads the score `creak_points`, on which nothing of this kind may hang" in line for line in told)
    tiers = [{"tier": "now", "when": READS}]
    assert any("may hang" in line for line in faults_of(wrist(gates={"blue_hand": {"tiers": tiers}})))
    assert any("may hang" in line for line in faults_of(wrist(scope={"older_than_the_study": {"outside_when": READS}})))
    assert any("may hang" in line for line in faults_with(suppressed_when=READS))


def test_a_text_may_follow_a_computed_score_only() -> None:
    assert faults_of(wrist(advice={"draw_the_creaky_wrist": {"when": READS, "cases": CASES}})) == []
    lost = {"score": "creek_points", "at_least": 4}
    assert any("is no score" in line for line in faults_of(wrist(cards={"rusty_watch": {"when": lost}})))
    locked = {"score": "grandmothers_list", "at_least": 1}
    told = faults_of(wrist(cards={"rusty_watch": {"when": locked}}))
    assert any("is not computed and never known" in line for line in told)


def test_no_text_of_a_score_promises_more_than_an_exam_can() -> None:
    bands = [band(-2, 6) | {"says": "This rules out a creaking wrist"}]
    assert any('says "rules out"' in line for line in faults_with(bands=bands))
    assert any('says "certain"' in line for line in faults_with(why="It is certain"))
