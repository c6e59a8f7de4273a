from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from examassist.knowledge.maps.body_map import Look
from examassist.knowledge.maps.path import read_path
from examassist.ui import theme
from examassist.ui.body_map.paint import painter_path, swatch
from tests.ui.exam_room import dressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SIDE = 40
APART = 12.0
"""Of 255 levels of grey, on average over all pixels of two swatches laid over each other."""
TONES = {"plain": "normal", "not_examined": "plain", "unable": "plain", "blank": "plain"}


def grey(look: Look) -> list[int]:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(theme.colour("bg-surface"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    swatch(painter, QRectF(1, 1, SIDE - 2, SIDE - 2), look, TONES.get(look, "abnormal"))
    painter.end()
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [plain.pixelColor(x, y).red() for x in range(SIDE) for y in range(SIDE)]


@pytest.mark.parametrize("name", theme.THEMES)
def test_every_two_states_differ_without_colour(qtbot: QtBot, name: str) -> None:
    del qtbot
    dressed()
    before = theme.looks()
    theme.use(theme.Looks(theme=name))
    try:
        greys = {look: grey(look) for look in get_args(Look)}
        near = {
            (one, other): difference
            for one, other in combinations(greys, 2)
            if (difference := mean_difference(greys[one], greys[other])) < APART
        }
    finally:
        theme.use(before)
    assert near == {}


def mean_difference(one: list[int], other: list[int]) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def test_a_path_keeps_its_places() -> None:
    path = painter_path(read_path("M 1 2 L 5 2 C 6 3 6 5 5 6 L 1 6 Z"))
    assert path.contains(QRectF(2, 3, 2, 2))
    assert path.elementCount() >= 7
    assert (path.elementAt(0).x, path.elementAt(0).y) == (1, 2)
