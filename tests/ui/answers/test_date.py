"""A date as exactly as it is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from examassist.ui.answers.date import DateCell, date_text
from examassist.ui.answers.result import Result
from tests.ui.exam_room import a_model, a_page, a_row, key, press, value, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def a_date(qtbot: QtBot) -> DateCell:
    """A box for a date."""
    cell = a_row(qtbot, "creaking_since", wrist).cells[0]
    assert isinstance(cell, DateCell)
    cell.today = date(2026, 11, 20)
    return cell


@pytest.mark.parametrize(
    ("typed", "recorded"),
    [
        ("2026", "2026"),
        ("2026-8", "2026-08"),
        ("2026-08-12", "2026-08-12"),
        ("2026/8/1", "2026-08-01"),
        ("10d", "2026-11-10"),
        ("3w", "2026-10-30"),
        ("11m", "2025-12"),
        ("2y", "2024"),
    ],
)
def test_a_date_is_only_as_exact_as_it_was_typed(qtbot: QtBot, typed: str, recorded: str) -> None:
    result = a_date(qtbot).read(typed)
    assert isinstance(result, Result)
    assert (result.value, result.typed) == (recorded, typed)


@pytest.mark.parametrize("typed", ["2026-13", "2026-02-30", "12", "2027", "3x", "2026-08-12T10:00"])
def test_what_is_no_date_or_not_yet_is_answered_with_what_to_type(qtbot: QtBot, typed: str) -> None:
    advice = a_date(qtbot).read(typed)
    assert isinstance(advice, str)
    assert advice.startswith("Enter ")


def test_a_date_is_typed_and_accepted(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 1)
    page.focus_cell(key("creaking_since"))
    press("5m", "Enter")
    assert value(model, "creaking_since") == "2026-06"
    assert page.focused_key == key("lifts_a_kettle")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2026", "2026"),
        ("2026-08", "Aug-2026"),
        ("2026-08-02", "02-Aug-2026"),
        ("2026-08-02T14:30", "02-Aug-2026 14:30"),
    ],
)
def test_a_date_is_read_in_words(value: str, text: str) -> None:
    assert date_text(value) == text
