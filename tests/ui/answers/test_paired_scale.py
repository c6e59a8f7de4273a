"""Right, name, left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.answers.paired_scale import PairedRow
from tests.ui.exam_room import a_model, a_row, found, leg_pain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt

PAIRED = sorted(i.id for i in leg_pain().items if i.sided and i.kind in {"grade", "choice"} and i.show != "on_request")


def test_the_patients_right_stands_at_the_left_as_on_paper(qtbot: QtBot) -> None:
    right, left = a_row(qtbot, "femoral_pulse").cells
    assert (right.key.side, left.key.side) == ("right", "left")
    assert right.x() < left.x()
    assert right.zones[0].rect.left() < right.zones[1].rect.left()
    assert left.zones[0].rect.left() > left.zones[-1].rect.left()


def test_both_sides_show_their_values_in_the_same_order(qtbot: QtBot) -> None:
    right, left = a_row(qtbot, "femoral_pulse").cells
    for cell in (right, left):
        values = list(cell.zones[1:])
        assert [zone.name for zone in values] == ["absent", "weak", "normal", "bounding"]
        assert [zone.rect.left() for zone in values] == sorted(zone.rect.left() for zone in values)


def test_a_difference_between_the_sides_is_marked_and_a_blank_is_none(qtbot: QtBot) -> None:
    model = a_model()
    row = a_row(qtbot, "femoral_pulse")
    assert isinstance(row, PairedRow)
    model.record([found("femoral_pulse.left", "weak")])
    row.show_encounter(model.encounter)
    assert not row.differs
    model.record([found("femoral_pulse.right", "normal")])
    row.show_encounter(model.encounter)
    assert row.differs


@pytest.mark.parametrize("item", PAIRED)
@pytest.mark.parametrize("width", [718, 804])
def test_no_scale_reaches_into_the_name_or_out_of_its_cell(qtbot: QtBot, item: str, width: int) -> None:
    row = a_row(qtbot, item, width=width)
    right, left = row.cells
    for cell in (right, left):
        assert all(cell.rect().contains(zone.rect) for zone in cell.zones)
    assert right.geometry().right() + 100 < left.x()
