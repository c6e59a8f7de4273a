"""What pydantic found wrong is said in plain words, and the value itself never."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from examassist.domain.act import read_act
from examassist.domain.finding import Id
from examassist.knowledge.item import NormalFrom
from examassist.knowledge.rule import Month
from examassist.knowledge.said import said
from examassist.knowledge.source import Source


def problems(text: str) -> list[str]:
    with pytest.raises(ValidationError) as raised:
        Source.model_validate_json(text)
    return ["; ".join(part for part in said(error) if part) for error in raised.value.errors()]


def test_each_problem_begins_with_its_key_and_says_what_to_do() -> None:
    assert problems('{"key": 3, "citation": "c", "year": 2020.5, "statuss": "V"}') == [
        "`key` must be text; put it in quotes",
        "`year` must be a whole number",
        "`status` is missing",
        "`statuss` is not a key that belongs here; check its spelling",
    ]


def test_the_allowed_words_are_named_but_not_the_one_that_was_written() -> None:
    (problem,) = problems('{"key": "k", "citation": "c", "status": "private words"}')
    assert problem == "`status` should be 'V', 'V2x3', 'V2x2', 'V2', 'D' or 'M'"


def test_the_kind_that_was_written_is_not_repeated() -> None:
    for text in ('{"kind": "private words"}', "{}"):
        with pytest.raises(ValidationError) as raised:
            read_act(text)
        (what, todo) = said(raised.value.errors()[0])
        assert todo
        assert "private" not in what
        assert "discriminator" not in what


def test_a_number_that_is_none_is_said_once() -> None:
    for written in ('"five"', "[1]", "true"):
        with pytest.raises(ValidationError) as raised:
            NormalFrom.model_validate_json(f'{{"at_least": {written}}}')
        assert {said(error) for error in raised.value.errors()} == {("`at_least` must be a number", "")}


def test_a_month_that_is_none_is_called_a_month() -> None:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(Month).validate_python("2027-13")
    assert said(raised.value.errors()[0]) == ("is no month that there is", "write it like 2027-11")


def test_an_id_that_is_none_is_called_an_id() -> None:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(Id).validate_python("Not One")
    assert said(raised.value.errors()[0])[0] == "must be an id"
