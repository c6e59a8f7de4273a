"""All fields of a step, placed so that they fit."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from examassist.ui.answers.line_row import LineRow
from examassist.ui.exam_card import ExamCard
from tests.ui.exam_room import a_model, a_page, found, key, press, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


Ask = tuple[str, tuple[object, ...]]


def watched(monkeypatch: pytest.MonkeyPatch, of: type[QWidget], does: str) -> list[Ask]:
    """Which row or field was asked for that from now on, and with what, in every kind of it that there is."""
    asked: list[Ask] = []
    for kind in (of, *of.__subclasses__(), *(each for child in of.__subclasses__() for each in child.__subclasses__())):
        if true := vars(kind).get(does):

            def noted(each: QWidget, *given: object, true: Callable[..., object] = true) -> object:
                asked.append((each.accessibleName(), given))
                return true(each, *given)

            monkeypatch.setattr(kind, does, noted)
    return asked


def test_an_answer_measures_nothing_that_was_measured_and_lays_out_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = a_model()
    page = a_page(qtbot, model, 1)
    measured = watched(monkeypatch, LineRow, "measure")
    laid_out = watched(monkeypatch, ExamCard, "arrange")
    page.focus_first_blank()
    press("n", "n", "n")
    assert (measured, laid_out) == ([], []), "no row came or went"
    rows = len(page._sheet.shown)
    press("y")
    assert len(page._sheet.shown) > rows
    assert len(measured) == len({*measured}), "a row was measured twice for the same room"
    assert len(laid_out) == len({*laid_out}), "a field was laid out twice for the same room"
    measured.clear()
    model.undo()
    model.redo()
    assert measured == [], "rows that come again were measured again"


def test_a_row_is_measured_anew_where_an_answer_brings_another_choice(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 5)
    row = next(row for row in page._sheet.shown if any(each.offered != "always" for each in row.item.values))
    row.height_for(700, row.metrics)
    assert row._measured
    hidden = next(each.id for each in row.item.values if each.offered != "always")
    row.cells[0].show_finding(None)
    model.record([found(str(row.cells[0].key), hidden)])
    assert not any(width == 700 for width, _metrics, _looks in row._measured)


def test_the_keys_stay_in_their_cell_while_rows_come_around_it(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 6)
    page.focus_cell(key("posterior_tibial_pulse.left"))
    went: list[object] = []
    page.cell_focused.connect(went.append)
    rows = len(page._sheet.shown)
    model.record([found("dorsalis_pedis_pulse.right", "absent")])
    assert len(page._sheet.shown) > rows
    assert page.focused_key == key("posterior_tibial_pulse.left")
    assert went == [], "the keys went to another cell and back"


def test_rows_are_made_once_and_kept(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 1)
    cell = page.cell(key("cord_sign_told"))
    model.record([found("bladder_or_bowel_change", "yes")])
    settle()
    assert page.cell(key("cord_sign_told")) is cell


def test_cards_lie_one_under_the_other(qtbot: QtBot) -> None:
    for step in range(1, 9):
        page = a_page(qtbot, a_model(), step)
        cards = page._sheet._cards
        for above, below in itertools.pairwise(cards):
            assert above.geometry().bottom() < below.geometry().top()
        for card in cards:
            for above_row, below_row in zip(card.rows, card.rows[1:], strict=False):
                assert above_row.geometry().bottom() < below_row.geometry().top()


def test_a_low_window_gets_compact_rows(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 6, size=(848, 800))
    roomy = page._sheet.shown[0].height()
    page.resize(848, 340)
    settle()
    assert page._sheet.shown[0].height() < roomy


def test_a_link_opens_the_rows_behind_it(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 6)
    before = len(page.cell_keys())
    page._sheet._links[0].click()
    settle()
    assert len(page.cell_keys()) > before


def test_tab_goes_through_the_cells_in_the_order_of_the_exam(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 6)
    cells = [page.cell(each) for each in page.cell_keys()]
    for first, second in itertools.pairwise(cells):
        assert first is not None
        after = first.nextInFocusChain()
        while after is not None and after.focusPolicy() is Qt.FocusPolicy.NoFocus:
            after = after.nextInFocusChain()
        assert after is second
