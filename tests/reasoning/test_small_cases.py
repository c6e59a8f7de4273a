"""Each rule is proved by three small cases: it fires, it does not, it stays open."""

from __future__ import annotations

from typing import Any

import pytest

from examassist.knowledge.rule import RuleCases
from examassist.reasoning.prove import prove
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
