"""A condition is one of a closed set, told apart by its first key, and refuses what it cannot mean."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from examassist.knowledge import condition as c
from examassist.knowledge.condition import Condition, leaves, parts

ADAPTER: TypeAdapter[Condition] = TypeAdapter(Condition)
YES = {"finding": "a", "is": "yes"}

EACH: dict[str, tuple[type[c.Content], dict[str, Any]]] = {
    "all": (c.All, {"all": [YES]}),
    "any": (c.AnyOf, {"any": [YES, {"all": [YES]}]}),
    "not": (c.Not, {"not": YES}),
    "at_least": (c.AtLeast, {"at_least": 1, "of": [YES]}),
    "finding": (c.FindingIs, {"finding": "a", "in": ["b", "c"], "side": "other"}),
    "measure": (c.MeasureBetween, {"measure": "a", "between": [0, 0.9]}),
    "coded": (c.Coded, {"coded": "a", "is": "b"}),
    "age": (c.Age, {"age": {"above": 60}}),
    "since": (c.Since, {"since": "a", "within_days": 14}),
    "changed": (c.Changed, {"changed": "a", "how": "higher", "by_whole_grade": 1}),
    "score": (c.ScoreAtLeast, {"score": "a", "at_least": 2}),
    "group": (c.GroupIs, {"group": "a", "is": "con"}),
    "sex": (c.SexIs, {"sex": "female"}),
    "not_obtained": (c.NotObtained, {"not_obtained": "a", "side": "either"}),
    "recorded": (c.Recorded, {"recorded": "a", "side": "both", "only_for_roots": ["l5"]}),
}


def read(data: object) -> Condition:
    return ADAPTER.validate_json(json.dumps(data))


@pytest.mark.parametrize("kind", EACH)
def test_each_kind_is_known_by_its_first_key(kind: str) -> None:
    expected, data = EACH[kind]
    assert type(read(data)) is expected


@pytest.mark.parametrize("kind", EACH)
def test_each_kind_goes_through_json_unchanged(kind: str) -> None:
    condition = read(EACH[kind][1])
    written = ADAPTER.dump_json(condition, by_alias=True, exclude_defaults=True)
    assert ADAPTER.validate_json(written) == condition


def test_every_kind_is_tried_here() -> None:
    assert set(EACH) == set(c._KINDS)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({}, "a condition begins with one of"),
        ({"fact": "a"}, "a condition begins with one of"),
        ("a > 1", "a condition begins with one of"),
        ({"all": []}, "at least 1"),
        ({"at_least": 0, "of": [YES]}, "greater than or equal to 1"),
        ({"finding": "a"}, "exactly one of `is` or `in`"),
        ({"finding": "a", "is": "b", "in": ["c"]}, "exactly one of `is` or `in`"),
        ({"finding": "a", "in": []}, "at least 1"),
        ({"finding": "a", "is": "b", "or": "c"}, "Extra inputs"),
        ({"finding": "a", "is": "b", "side": "left"}, "'same', 'other', 'either' or 'both'"),
        ({"measure": "a", "between": [2, 1]}, "the lower limit first"),
        ({"measure": "a", "between": [1]}, "Field required"),
        ({"measure": "a", "between": ["1", 2]}, "valid integer"),
        ({"since": "a", "within_days": -1}, "greater than or equal to 0"),
        ({"group": "a", "is": "maybe"}, "'pro' or 'con'"),
        ({"age": 60}, "model_type"),
    ],
)
def test_what_it_cannot_mean_is_refused(data: object, why: str) -> None:
    with pytest.raises(ValidationError) as raised:
        read(data)
    assert why in str(raised.value)


def test_leaves_come_in_reading_order_and_parts_only_from_what_has_some() -> None:
    a, b, d = ({"finding": name, "is": "yes"} for name in "abd")
    whole = read({"all": [a, {"not": {"any": [b, {"at_least": 1, "of": [d]}]}}]})
    assert [leaf.finding for leaf in leaves(whole) if isinstance(leaf, c.FindingIs)] == ["a", "b", "d"]
    assert [len(parts(whole)), parts(read(a))] == [2, ()]


def test_a_finding_is_one_value_or_any_of_several() -> None:
    one, several = read({"finding": "a", "is": "b"}), read({"finding": "a", "in": ["b", "c"]})
    assert isinstance(one, c.FindingIs)
    assert isinstance(several, c.FindingIs)
    assert [set(one.wanted), set(several.wanted)] == [{"b"}, {"b", "c"}]


def test_content_never_changes() -> None:
    condition = read(YES)
    with pytest.raises(ValidationError, match="frozen"):
        condition.finding = "other"  # type: ignore[misc, union-attr]  # that is what must not work
