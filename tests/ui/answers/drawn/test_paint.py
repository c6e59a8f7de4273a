"""Small drawings, painted in one colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from examassist.knowledge.picture import Picture
from examassist.ui import theme
from examassist.ui.answers.drawn.paint import has_room, paint_picture
from tests.ui.exam_room import dressed

pytestmark = pytest.mark.needs_qt


def inked(picture: Picture, rect: QRect) -> list[tuple[int, int]]:
    """The places of a picture of 60 by 60 where there is ink."""
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_picture(painter, rect, picture, QColor("black"))
    painter.end()
    return [(x, y) for x in range(60) for y in range(60) if image.pixelColor(x, y) != QColor("white")]


@pytest.mark.parametrize("part", ["filled", "lines", "dashed"])
def test_each_part_is_drawn_inside_its_place(qtbot: object, part: str) -> None:
    del qtbot
    picture = Picture.model_validate({"id": "a", "size": (20, 10), part: "M4 3 L16 3 L16 7 L4 7 Z"})
    places = inked(picture, QRect(10, 10, 40, 40))
    assert places
    assert min(x for x, _y in places) >= 10
    assert max(y for _x, y in places) < 50
    assert abs((min(y for _x, y in places) + max(y for _x, y in places)) / 2 - 29.5) <= 1  # in the middle


def test_fingers_and_large_letters_leave_no_room(qtbot: object) -> None:
    del qtbot
    dressed()
    assert has_room()
    for looks in (theme.Looks(touch=True), theme.Looks(zoom=200)):
        theme.use(looks)
        assert not has_room()
    theme.use(theme.Looks())
