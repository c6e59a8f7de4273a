"""The bundled line icons, drawn in a colour of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from examassist.resources import resource_root
from examassist.ui.theme import colour, px

SHARP = 2
"""Pictures are drawn this many times as fine, for screens of high density."""


def picture(name: str, ink: str = "text-2", size: int = 18) -> QPixmap:
    """The icon ``name`` in the colour ``ink``, as high and wide as ``size`` is in the looks of now."""
    return _drawn(name, colour(ink).name(), px(size))


def icon(name: str, ink: str = "text-2", size: int = 18) -> QIcon:
    """The same, for buttons and menus."""
    return QIcon(picture(name, ink, size))


def icon_of_button(name: str, ink: str, size: int) -> QIcon:
    """An icon that can be seen on its button also while the button is off: Qt would only make it paler.

    What is written on a main button is nearly the colour that the button has then.
    """
    made = icon(name, ink, size)
    made.addPixmap(picture(name, "text-3", size), QIcon.Mode.Disabled)
    return made


@cache
def _drawn(name: str, ink: str, size: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    drawn = QPixmap(size * SHARP, size * SHARP)
    drawn.fill(Qt.GlobalColor.transparent)
    svg = (resource_root() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", ink).encode()))
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    drawn.setDevicePixelRatio(SHARP)
    return drawn
