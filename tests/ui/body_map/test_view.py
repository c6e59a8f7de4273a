from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from examassist.domain.body import Laterality
from examassist.domain.finding import FindingKey
from tests.ui.exam_room import a_model, a_page, click, found, key, leg_pain, settle, wrist

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from examassist.knowledge.edition import Edition
    from examassist.ui.body_map.view import MapView
    from examassist.ui.exam_page import ExamPage

PACKS = [pytest.param(leg_pain, 7, id="leg_pain"), pytest.param(wrist, 2, id="wrist")]


def view_of(page: ExamPage) -> MapView:
    assert page._beside.panel is not None
    return page._beside.panel.view


@pytest.mark.parametrize(("edition_of", "step"), PACKS)
def test_the_middle_of_every_area_is_found_again_on_its_side(
    qtbot: QtBot, edition_of: Callable[[], Edition], step: int
) -> None:
    page = a_page(qtbot, a_model(edition_of), step)
    panel, view = page._beside.panel, view_of(page)
    assert panel is not None
    for layer in edition_of().maps[0].layers:
        panel.show_layer(layer)
        items = {region.region: region.item for region in layer.regions}
        seen = set()
        for shape in view._drawing.shapes:
            if shape.kind != "region":
                continue
            expected = FindingKey(items[shape.region], shape.side) if shape.region in items else None
            assert view.key_at(view.place_of(shape)) == expected
            seen.add(expected)
        assert set(view.areas) <= seen


def test_the_screen_shows_the_shapes_of_the_drawing_and_no_others(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 7)
    view = view_of(page)
    drawing = leg_pain().drawing_of(leg_pain().maps[0])
    assert [shape for shape, _path in view._paths] == list(drawing.shapes)
    for shape, path in view._paths:
        box = path.controlPointRect()
        points = [point for command in shape.path for point in command.points]
        assert box.left() == pytest.approx(min(point.x for point in points))
        assert box.bottom() == pytest.approx(max(point.y for point in points))


def test_the_front_shows_the_patients_right_at_the_viewers_left(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 7)
    view = view_of(page)
    right = [shape for shape in view._drawing.of("l3", Laterality.RIGHT) if shape.figure == "front"]
    left = [shape for shape in view._drawing.of("l3", Laterality.LEFT) if shape.figure == "front"]
    assert view.place_of(right[0]).x() < view.place_of(left[0]).x()


def test_between_the_zones_nothing_can_be_recorded(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 7)
    view = view_of(page)
    between = QPointF(40, 60) * view._scale + view._origin
    assert view.key_at(between) is None
    model = page._model
    click(view, int(between.x()), int(between.y()))
    assert model.encounter.findings == ()


def test_each_area_is_painted_in_the_state_that_is_recorded(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7, size=(848, 900))
    before = ink_around(page, "l3")
    shades = set()
    for answer in ("absent", "reduced", "increased", "normal"):
        model.record([found("l3_light_touch.right", answer)])
        shades.add(round(ink_around(page, "l3"), 3))
    assert len({round(before, 3), *shades}) == 5


def ink_around(page: ExamPage, region: str) -> float:
    """How dark the region is on the screen."""
    page.focus_cell(key("great_toe_vibration.left"))
    settle()
    view = view_of(page)
    picture = view.grab().toImage()
    shape = view._drawing.of(region, Laterality.RIGHT)[0]
    place = view.place_of(shape).toPoint()
    ratio = picture.devicePixelRatio()
    total = 0.0
    for dx in range(-9, 10):
        for dy in range(8, 16):
            colour = QColor(picture.pixelColor(int((place.x() + dx) * ratio), int((place.y() + dy) * ratio)))
            total += colour.lightnessF()
    return total


def test_tab_stops_once_at_the_map(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 7)
    stops = [key for key, cell in view_of(page).areas.items() if cell.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1


@pytest.mark.parametrize(("edition_of", "step"), PACKS)
@pytest.mark.parametrize("size", [(310, 200), (310, 330)])
def test_no_word_of_the_drawing_lies_over_another(
    qtbot: QtBot, edition_of: Callable[[], Edition], step: int, size: tuple[int, int]
) -> None:
    """As small as the page for fingers makes it, and as large as a mouse has it."""
    page = a_page(qtbot, a_model(edition_of), step)
    panel, view = page._beside.panel, view_of(page)
    assert panel is not None
    view.resize(*size)
    for layer in edition_of().maps[0].layers:
        panel.show_layer(layer)
        words = [*view.heads(), *(label.rect for label in view.labels())]
        assert not [(one, other) for one, other in combinations(words, 2) if one.intersects(other)]
        assert all(view.rect().contains(word) for word in words)
        texts = {each.region: each.label for each in layer.regions}
        with_place = {shape.region for shape in view._drawing.shapes if shape.label_at is not None}
        wanted = {texts[region] for region in with_place if texts.get(region)}
        assert {label.text for label in view.labels()} == wanted, "no name is lost"
