"""A formula is read as the middle of a sentence, with the labels of the screen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from examassist.knowledge.condition import Condition
from examassist.knowledge.sentences import Sentences, listed, wrapped
from tests.knowledge.packs import wrist

_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"finding": "lifts_a_kettle", "is": "yes"}, '"Lifts a kettle" is yes'),
        (
            {"finding": "grip_bounce", "is": "no_bounce", "side": "other"},
            '"Grip bounce" on the other side is no bounce',
        ),
        ({"not_obtained": "grip_bounce"}, '"Grip bounce" was tried and could not be had'),
        ({"age": {"at_least": 60}}, "the age is at least 60"),
        ({"not": {"sex": "male"}}, "not (the patient's record says male)"),
    ],
)
def test_each_leaf_has_its_sentence(written: dict[str, Any], read: str) -> None:
    assert Sentences(wrist()).sentence(_CONDITION.validate_json(json.dumps(written))).startswith(read)


def test_a_list_of_nothing_is_no_line_and_a_long_line_is_wrapped() -> None:
    assert listed("Do", []) == []
    assert listed("Do", ["one.", "two"]) == ["Do: one; two."]
    assert all(len(line) <= 100 for line in wrapped("word " * 60, "  "))
