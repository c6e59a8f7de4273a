"""``examassist assess`` says what fits, in words and as JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.encounter import Encounter
from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import assessment_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from examassist.workstation import Workstation
    from tests.cli.conftest import Ran


def test_json_is_the_assessment_of_the_file(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], workstation: Workstation
) -> None:
    ran = examassist("assess", write(exam), "--json")
    assert (ran.code, ran.err) == (0, "")
    expected = assess(Encounter.model_validate_json(json.dumps(exam)), workstation.edition())
    assert json.loads(ran.out) == json.loads(assessment_json(expected))


def test_standard_input_gives_the_same(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    by_file = examassist("assess", write(exam), "--json")
    assert examassist("assess", "-", "--json", stdin=json.dumps(exam).encode()) == by_file


def test_scores_are_told_on_demand_only(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    plain = examassist("assess", write(exam))
    asked = examassist("assess", write(exam), "--scores")
    assert (asked.code, asked.err) == (0, "")
    assert asked.out.startswith(plain.out)
    told = asked.out[len(plain.out) :]
    assert "SCORES (on demand" in told
    assert "SCORES" not in plain.out
    by_json = json.loads(examassist("assess", write(exam), "--json").out)
    assert all(each["says"].split(":")[0] in " ".join(told.split()) for each in by_json["scores"])


def test_an_earlier_visit_is_named_in_the_assessment(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    before = write({**exam, "exam": "first", "examined_at": "2026-10-01T10:00:00Z"}, "before.json")
    ran = examassist("assess", write(exam), "--earlier", before, "--json")
    assert json.loads(ran.out)["earlier"] == ["first"]


def test_the_profile_of_the_command_line_stands_in_the_assessment(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    ran = examassist("assess", write(exam), "--json", "--country", "UK", "--place", "emergency")
    assert json.loads(ran.out)["profile"] == {"country": "UK", "place": "emergency"}


@pytest.mark.parametrize("arguments", [("assess",), ("report", "--text")])
def test_routine_is_never_said_without_the_number_of_flags_not_cleared(
    arguments: tuple[str, ...], exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    ran = examassist(*arguments, write(exam))
    words = " ".join(ran.out.split()).casefold()
    said = [words[found.start() : found.start() + 90] for found in re.finditer("routine", words)]
    assert said
    assert [each for each in said if not re.search(r"\d+ (of \d+ )?red flags not cleared", each)] == []


def test_without_an_answered_safety_question_the_urgency_is_not_known(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    path = write({**exam, "findings": []})
    assert json.loads(examassist("assess", path, "--json").out)["urgency_says"].startswith("Urgency not known")
    words = examassist("assess", path).out
    assert "Urgency not known: no safety question answered" in words
    assert "routine" not in words.casefold()


def test_words_name_the_headline_and_that_nobody_reviewed_it(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    path = write(exam)
    headline = json.loads(examassist("assess", path, "--json").out)["headline"][0]["says"]
    words = examassist("assess", path).out
    assert " ".join(headline.split()) in " ".join(words.split())
    assert "not clinically reviewed" in words


def test_a_patients_words_cannot_paint_the_terminal(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    exam["findings"][1]["note"] = "\x1b[2Jroutine"
    exam["patient"]["family_name"] = "\x9b2J"
    exam["findings"].append({"item": "own_words_of_creaking", "value": "\x1b]0;title\x07"})
    path = write(exam)
    for arguments in (("assess", path), ("assess", path, "--json"), ("report", path, "--text")):
        ran = examassist(*arguments)
        assert ran.code == 0
        assert not {"\x1b", "\x9b", "\x07"} & set(ran.out)
