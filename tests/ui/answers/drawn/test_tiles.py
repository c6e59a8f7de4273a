"""Answers with a figure each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui import dress, theme
from examassist.ui.answers.choice import ChoiceCell
from examassist.ui.answers.drawn.tiles import Tiled, TiledRow, has_pictures
from tests.ui.exam_room import a_model, a_page, blank, click, key, leg_pain, press, settle, step_of, value, wrist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_page import ExamPage

pytestmark = pytest.mark.needs_qt

WALK, STEP = "gait_pattern", 4
ROOMY = (848, 748)
LOW = (796, 636)
"""The page of a window of 1366 by 768."""


@pytest.fixture(autouse=True)
def usual_looks() -> Iterator[None]:
    yield
    dress.change(theme.Looks())


def walk(page: ExamPage) -> Tiled:
    cell = page.cell(key(WALK))
    assert isinstance(cell, Tiled)
    return cell


@pytest.mark.parametrize("size", [ROOMY, LOW])
def test_every_answer_has_a_tile_with_its_figure_and_the_step_does_not_scroll(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = a_page(qtbot, a_model(), STEP, size=size)
    cell = walk(page)
    assert cell.tiled
    assert page._sheet.minimumHeight() <= page._area.viewport().height()
    rects = [zone.rect for zone in cell.zones]
    assert not any(one.intersects(other) for at, one in enumerate(rects) for other in rects[:at])
    assert all(cell.rect().contains(rect) for rect in rects)
    without = cell.grab().toImage()
    object.__setattr__(cell.setting, "pictures", {})
    assert cell.grab().toImage() != without


def test_keys_clicks_and_accept_are_those_of_every_list(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, STEP)
    page.focus_cell(key(WALK))
    press("1")
    zone = next(zone for zone in walk(page).zones if zone.name == "stooped_forward").rect.center()
    click(walk(page), zone.x(), zone.y())
    assert blank(model, WALK)
    press("Enter")
    assert value(model, WALK) == ("short_slow_steps", "stooped_forward")


@pytest.mark.parametrize("looks", [theme.Looks(touch=True), theme.Looks(zoom=200)])
def test_fingers_and_large_letters_get_plain_chips(qtbot: QtBot, looks: theme.Looks) -> None:
    page = a_page(qtbot, a_model(), STEP)
    dress.change(looks)
    settle()
    assert not walk(page).tiled


def test_a_narrow_page_gets_plain_chips(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), STEP, size=(560, 748))
    assert not walk(page).tiled
    assert all(walk(page).rect().contains(zone.rect) for zone in walk(page).zones)


def test_figures_give_way_before_the_page_scrolls(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), STEP, size=(848, 520))
    assert not walk(page).tiled
    assert page._sheet.minimumHeight() <= page._area.viewport().height()


def test_the_other_pack_shows_its_own_figures(qtbot: QtBot) -> None:
    item = wrist().item["turning_a_key"]
    assert has_pictures(item)
    step = step_of(wrist(), wrist().section[item.section].step).step
    page = a_page(qtbot, a_model(wrist), step)
    cell = page.cell(key("turning_a_key"))
    assert isinstance(cell, ChoiceCell)
    assert isinstance(cell.parentWidget(), TiledRow)
    page.focus_cell(key("turning_a_key"))
    press("3")
    assert page._model.encounter.by_key[key("turning_a_key")].value == "stays_silent"


def test_only_items_that_name_figures_have_them() -> None:
    assert [item.id for item in leg_pain().items if has_pictures(item)] == [WALK]
