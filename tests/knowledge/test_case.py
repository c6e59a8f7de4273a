"""A case is an invented patient with what must be said; what is left out is not checked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from examassist.knowledge.case import Case

WHOLE: dict[str, Any] = {"id": "one", "title": "One", "origin": "Invented", "expect": {}}


def read(**changes: Any) -> Case:  # noqa: ANN401  any field
    return Case.model_validate_json(json.dumps(WHOLE | changes))


def test_what_is_left_out_of_the_expectations_is_not_checked() -> None:
    expect = read().expect
    assert (expect.raised, expect.first, expect.headline, expect.urgency) == (None, None, None, None)


def test_expecting_nothing_is_not_the_same_as_not_expecting() -> None:
    assert read(expect={"raised": {}, "first": []}).expect.raised == {}
    assert read(expect={"raised": {}, "first": []}).expect.first == ()


def test_answers_are_numbers_ids_texts_or_lists() -> None:
    answers = {"a.left": 1, "b": 0.5, "c": "yes", "d.both": ["x", "y"], "e": []}
    assert read(answers=answers).answers == {"a.left": 1, "b": 0.5, "c": "yes", "d.both": ("x", "y"), "e": ()}


@pytest.mark.parametrize(
    "changes",
    [
        {"answers": {"a": True}},
        {"answers": {"a": None}},
        {"expect": {"words": {"a": "fits"}}},
        {"expect": {"urgency": "soon"}},
        {"earlier": [{"days_ago": 0, "answers": {}}]},
        {"sex": "unsaid"},
        {"name": "Someone"},
    ],
)
def test_what_no_patient_can_have_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read(**changes)


def test_an_earlier_visit_says_how_long_ago_it_was() -> None:
    assert read(earlier=[{"days_ago": 30, "answers": {"a": 1}}]).earlier[0].days_ago == 30
