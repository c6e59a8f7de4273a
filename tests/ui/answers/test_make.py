"""Content chooses the widget by its kind of answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.answers.cell import Setting
from examassist.ui.answers.keys import BounceGuard
from examassist.ui.answers.make import is_paired, make_row
from examassist.ui.answers.paired_scale import PairedRow
from tests.ui.exam_room import dressed, leg_pain, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


@pytest.mark.parametrize("edition", [leg_pain, wrist])
def test_every_item_of_a_pack_has_a_row_with_a_named_cell_for_each_side(qtbot: QtBot, edition: object) -> None:
    dressed()
    pack = edition()  # type: ignore[operator]  # one of the two functions above
    for item in pack.items:
        row = make_row(item, Setting(BounceGuard()))
        qtbot.addWidget(row)
        assert tuple(cell.key for cell in row.cells) == pack.keys_of(item)
        assert isinstance(row, PairedRow) is is_paired(item)
        for cell in row.cells:
            assert cell.accessibleName().startswith(item.label)
            assert cell.accessibleDescription().startswith("blank, ")
        row.resize(760, row.height_for(760, row.metrics))
        assert not row.grab().isNull()


def test_a_number_stands_before_the_name_while_values_are_typed_from_paper(qtbot: QtBot) -> None:
    dressed()
    item = wrist().items[0]
    for numbers, label in (({item.id: "1.1"}, f"1.1  {item.label}"), ({}, item.label)):
        row = make_row(item, Setting(BounceGuard(), numbers=numbers))
        qtbot.addWidget(row)
        assert (row.item.label, row.accessibleName()) == (label, label)
