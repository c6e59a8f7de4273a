"""Each rule is proved by three small cases: it fires, it does not, it stays open."""

from __future__ import annotations

import json
from typing import Any

import pytest

from examassist.domain.evolve import evolve
from examassist.knowledge.rule import RuleCases
from examassist.reasoning.prove import prove
from examassist.reasoning.small_cases import prove_small_cases
from tests.reasoning.wrist import a_gate, a_group, made, wrist

FIRES, SILENT = {"answers": {"lifts_a_kettle": "no"}}, {"answers": {"lifts_a_kettle": "yes"}}


def _small(**cases: object) -> RuleCases:
    return made(RuleCases, **({"fires": FIRES, "silent": SILENT, "open": {}} | cases))


def _proved(cases: RuleCases, looked: dict[str, Any] | None = None) -> list[str]:
    fields = cases.model_dump(mode="json")
    group = a_group("kettle", {"finding": "lifts_a_kettle", "is": "no"}, cases=fields, looked=looked)
    gate = a_gate("down", {"tier": "today", "when": {"group": "kettle"}}, core=["lifts_a_kettle"], cases=fields)
    return [str(problem) for problem in prove(wrist(groups=(group,), gates=(gate,), conditions=()), ())]


def test_small_cases_that_hold_are_not_reported() -> None:
    assert _proved(_small()) == []


@pytest.mark.parametrize(
    ("name", "case", "wanted", "found"),
    [
        ("fires", SILENT, "yes", "no"),
        ("fires", {}, "yes", "unknown"),
        ("silent", FIRES, "no", "yes"),
        ("silent", {}, "no", "unknown"),
        ("open", FIRES, "unknown", "yes"),
        ("open", SILENT, "unknown", "no"),
    ],
)
def test_a_small_case_that_does_not_hold_is_reported_for_groups_and_gates(
    name: str, case: dict[str, Any], wanted: str, found: str
) -> None:
    assert _proved(_small(**{name: case})) == [
        f"kettle, case {name}: should be {wanted}, is {found}",
        f"down, case {name}: should be {wanted}, is {found}",
    ]


def test_a_small_case_with_an_impossible_answer_is_reported() -> None:
    problems = _proved(_small(open={"answers": {"turning_a_key": "explodes"}}))
    assert problems[0].startswith("kettle, case open, findings[0] turning_a_key: is not one of its answers")


def test_a_small_case_with_an_impossible_earlier_answer_is_reported() -> None:
    problems = _proved(_small(open={"earlier": {"turning_a_key": "explodes"}, "earlier_days_ago": 7}))
    assert problems[0].startswith("kettle, case open, 7 days before, findings[0] turning_a_key: is not one of its")


def test_a_small_case_where_enough_was_looked_at_is_silent() -> None:
    looked = _small(silent={"answers": {"turning_a_key": "stays_silent"}})
    (fault,) = _proved(looked, {"finding": "turning_a_key", "is": "stays_silent"})
    assert fault == "down, case silent: should be no, is unknown"


def test_a_small_case_may_have_an_age_and_an_earlier_visit() -> None:
    changed = {"any": [{"changed": "grip_bounce", "side": "either"}, {"age": {"above": 90}}]}
    now, before = {"grip_bounce.both": "no_bounce"}, {"grip_bounce.both": "good_bounce"}
    cases = {
        "fires": {"answers": now, "earlier": before, "age": 50},
        "silent": {"answers": now, "earlier": now, "age": 50},
        "open": {"answers": now, "age": 50},
    }
    group = a_group("fell", changed, cases=cases)
    assert prove(wrist(groups=(group,), conditions=(), gates=()), ()) == []


def _of_advice(name: str, case: dict[str, Any], when: dict[str, Any] | None = None) -> list[str]:
    """What is wrong with advice that a kettle lifted takes away, with one of its small cases changed."""
    fields = {"fires": SILENT_NOT, "silent": LIFTED, "open": {}} | {name: case}
    unless = {"finding": "lifts_a_kettle", "is": "yes"}
    edition = wrist()
    told = edition.advice[0].model_dump(by_alias=True) | {"when": when, "unless": unless, "cases": fields}
    advice = type(edition.advice[0]).model_validate_json(json.dumps(told))
    found = prove_small_cases(evolve(edition, advice=(advice,)))
    return [str(problem).partition(", case ")[2] for problem in found]


LIFTED, SILENT_NOT = {"answers": {"lifts_a_kettle": "yes"}}, {"answers": {"lifts_a_kettle": "no"}}


def test_advice_that_is_only_taken_away_stands_until_it_is() -> None:
    assert _of_advice("fires", SILENT_NOT) == []
    assert _of_advice("fires", {}) == []
    assert _of_advice("fires", LIFTED) == ["fires: should be yes, is no"]
    assert _of_advice("silent", {}) == ["silent: should be no, is unknown"]
    assert _of_advice("open", SILENT_NOT) == ["open: should be unknown, is yes"]


def test_advice_that_asks_for_a_finding_does_not_stand_while_it_is_open() -> None:
    blue = {"finding": "blue_fingers", "is": "yes"}
    fires = {"answers": {"blue_fingers": "yes"}}
    assert _of_advice("fires", fires, blue) == []
    assert _of_advice("fires", {}, blue) == ["fires: should be yes, is unknown"]


def test_a_fault_names_the_line_of_its_rule() -> None:
    edition = wrist()
    name = edition.groups[0].id
    group = evolve(edition.groups[0], cases=_small(fires={}, silent={}))
    found = prove_small_cases(evolve(edition, groups=(group,)), {("groups", name): "groups/a.yaml:3:5"})
    assert {problem.place.partition(", case")[0] for problem in found} == {f"groups/a.yaml:3:5: {name}"}
