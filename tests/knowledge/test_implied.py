"""One condition holds whenever another does, as far as their words show."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from examassist.knowledge.condition import Condition
from examassist.knowledge.implied import implies

A = {"finding": "a", "is": "yes"}
B = {"finding": "b", "is": "yes"}
C = {"finding": "c", "is": "yes"}


def condition(data: dict[str, Any]) -> Condition:
    return TypeAdapter(Condition).validate_json(json.dumps(data))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (A, A),
        ({"all": [A, B]}, A),
        ({"all": [A, B]}, {"all": [B, A]}),
        (A, {"any": [B, A]}),
        ({"any": [A, B]}, {"any": [C, B, A]}),
        ({"all": [A, {"any": [B, C]}]}, {"any": [B, C]}),
        ({"finding": "a", "is": "yes"}, {"finding": "a", "in": ["yes", "no"]}),
        ({"not": {"any": [A, B]}}, {"not": A}),
        ({"measure": "m", "between": [2, 3]}, {"measure": "m", "between": [1, 3]}),
        ({"at_least": 2, "of": [A, B, C]}, {"at_least": 1, "of": [A, B, C]}),
    ],
)
def test_what_holds_whenever_another_does(first: dict[str, Any], then: dict[str, Any]) -> None:
    assert implies(condition(first), condition(then))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (A, B),
        (A, {"all": [A, B]}),
        ({"any": [A, B]}, A),
        ({"finding": "a", "in": ["yes", "no"]}, {"finding": "a", "is": "yes"}),
        ({"finding": "a", "is": "yes", "side": "same"}, {"finding": "a", "is": "yes", "side": "other"}),
        ({"not": A}, {"not": {"any": [A, B]}}),
        ({"measure": "m", "between": [1, 3]}, {"measure": "m", "between": [2, 3]}),
        ({"measure": "m", "between": [1, 3]}, {"measure": "n", "between": [1, 3]}),
        ({"at_least": 1, "of": [A, B, C]}, {"at_least": 2, "of": [A, B, C]}),
        (A, {"not": B}),
    ],
)
def test_what_may_fail_while_another_holds(first: dict[str, Any], then: dict[str, Any]) -> None:
    assert not implies(condition(first), condition(then))
