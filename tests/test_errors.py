"""Errors say what happened, what is safe and what to do next."""

from __future__ import annotations

import pytest

from examassist.errors import BadInput, ContentError, CouldNot, ExamAssistError, Problem

WRONG_SIDE = Problem("findings[2].side", "'middle' is not a side", "use left or right")
NO_SIDE = Problem("findings[3].side", "is missing")


def test_a_problem_is_one_line_with_its_place_what_is_wrong_and_what_to_do() -> None:
    assert str(WRONG_SIDE) == "findings[2].side: 'middle' is not a side; use left or right"
    assert str(NO_SIDE) == "findings[3].side: is missing"
    assert str(Problem("", "is empty")) == "is empty"


def test_a_problem_stays_on_one_line_whatever_was_typed() -> None:
    assert str(Problem("note", "has\na line break")) == "note: has a line break"


@pytest.mark.parametrize("kind", [BadInput, ContentError])
def test_all_problems_are_named_at_once_one_on_each_line(kind: type[BadInput | ContentError]) -> None:
    error = kind([WRONG_SIDE, NO_SIDE])
    assert error.problems == (WRONG_SIDE, NO_SIDE)
    assert str(error).splitlines() == [str(WRONG_SIDE), str(NO_SIDE)]


def test_an_error_without_a_problem_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one problem"):
        BadInput([])


def test_what_could_not_be_done_says_what_happened_what_is_safe_and_what_to_do() -> None:
    error = CouldNot("The disk is full.", safe="All answers are kept.", todo="Free some space.")
    assert (error.what, error.safe, error.todo) == ("The disk is full.", "All answers are kept.", "Free some space.")
    assert str(error) == "The disk is full.\nAll answers are kept.\nFree some space."
    assert str(CouldNot("The disk is full.")) == "The disk is full."


def test_each_kind_has_the_exit_code_of_the_command_line() -> None:
    codes = {kind: kind.exit_code for kind in (BadInput, ContentError, CouldNot, ExamAssistError)}
    assert codes == {BadInput: 2, ContentError: 3, CouldNot: 3, ExamAssistError: 3}
    assert all(issubclass(kind, ExamAssistError) for kind in codes)
