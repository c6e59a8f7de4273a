"""A row places its cells and is tinted where the keys go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.exam_room import a_model, a_row, found, key, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def test_a_row_shows_the_findings_of_its_item(qtbot: QtBot) -> None:
    model = a_model()
    model.record([found("femoral_pulse.left", "weak")])
    model.note("femoral_pulse", "cold room")
    row = a_row(qtbot, "femoral_pulse")
    row.show_encounter(model.encounter)
    assert row.cell(key("femoral_pulse.right")).finding is None
    assert row.cell(key("femoral_pulse.left")).finding is not None
    assert row.noted


def test_the_row_with_the_keys_looks_different(qtbot: QtBot) -> None:
    row = a_row(qtbot, "femoral_pulse")
    focused = row.grab().toImage()
    states = [row.is_focused]
    row.cells[0].clearFocus()
    settle()
    assert [*states, row.is_focused] == [True, False]
    assert row.grab().toImage() != focused
