"""How an answer is painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from examassist.ui.answers import look

pytestmark = pytest.mark.needs_qt

BOX = QRect(4, 4, 60, 36)


def painted(paint: look.Paint) -> QImage:
    """A box in one of its states."""
    image = QImage(70, 44, QImage.Format.Format_ARGB32)
    image.fill(look.ink("bg-surface"))
    painter = QPainter(image)
    look.box(painter, BOX, paint)
    painter.end()
    return image


@pytest.mark.usefixtures("qapp")
def test_every_state_looks_different() -> None:
    pictures = [painted(paint) for paint in look.Paint]
    for at, one in enumerate(pictures):
        assert all(one != other for other in pictures[at + 1 :])


def test_every_tone_of_the_content_has_its_look() -> None:
    assert set(look.TONES) == {"normal", "neutral", "abnormal", "plain"}


def test_no_control_is_lower_than_32_px_and_rows_hold_their_ring() -> None:
    for size in look.sizes():
        assert size.control >= 32
        assert 38 <= size.row <= 54
        assert size.row >= size.control + 2 * look.RING


@pytest.mark.usefixtures("qapp")
def test_choosing_a_chip_moves_nothing() -> None:
    plain = look.text_width("Walking", look.font(13))
    bold = look.text_width("Walking", look.font(13, semibold=True))
    assert look.chip_width("1", "Walking") > bold + look.CAP >= plain + look.CAP
