"""What was asked of a widget in words of the design is kept with it, so that other looks can be put on at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from shiboken6 import isValid

from examassist.ui import theme
from examassist.ui.icons import icon_of_button, picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton, QLabel


def face(widget: QWidget, size: int = theme.BASE, weight: int = 400) -> None:
    """Let a widget write in that size and weight of the design."""
    widget.setProperty("face", (size, weight))
    _put_face(widget, (size, weight))


def ink(widget: QWidget, name: str, role: str = "WindowText") -> None:
    """Let a widget use that colour of the theme for its words, or for another part of its palette."""
    widget.setProperty("ink", (name, role))
    _put_ink(widget, (name, role))


def draw(label: QLabel, name: str, colour: str, size: int, *, fixed: bool = True) -> None:
    """Let a label show that icon; it takes exactly its place unless it is not ``fixed``."""
    label.setProperty("drawn", (name, colour, size, fixed))
    _put_picture(label, (name, colour, size, fixed))


def icon_of(button: QAbstractButton, name: str, colour: str, size: int = 18) -> None:
    """Let a button show that icon."""
    button.setProperty("iconed", (name, colour, size))
    _put_icon(button, (name, colour, size))


def fix(widget: QWidget, width: int = 0, height: int = 0) -> None:
    """Give a widget that width or height of the design, or both."""
    widget.setProperty("fixed", (width, height))
    _put_fixed(widget, (width, height))


def at_least(widget: QWidget, width: int = 0, height: int = 0) -> None:
    """Let a widget never be smaller than that in the design."""
    widget.setProperty("least", (width, height))
    _put_least(widget, (width, height))


def space(layout: QLayout, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0) -> None:
    """The room around and between what a layout holds."""
    layout.setProperty("spaced", (margins, gap))
    _put_space(layout, (margins, gap))


def change(looks: theme.Looks) -> None:
    """Put other looks on every window of the program."""
    if looks == theme.looks():
        return
    theme.use(looks)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    theme.apply(app)
    everything = app.allWidgets()
    for widget in everything:
        widget.ensurePolished()  # the style sheet would else put back the font of before when the widget is shown
        _put_all(widget)
    for top in app.topLevelWidgets():
        for layout in top.findChildren(QLayout):
            if (asked := layout.property("spaced")) is not None:
                _put_space(layout, asked)
    for widget in everything:
        _restyle(widget)


def _restyle(widget: QWidget) -> None:
    if not isValid(widget):  # another one filled itself anew and took this one away
        return
    restyled = getattr(widget, "restyled", None)  # what a widget works out by itself from the sizes
    if restyled is not None:
        restyled()
    if isValid(widget):
        widget.update()


def _put_all(widget: QWidget) -> None:
    for name, put in _PUTS.items():
        if (asked := widget.property(name)) is not None:
            put(widget, asked)


def _put_face(widget: QWidget, asked: Any) -> None:  # noqa: ANN401  what Qt kept for us
    widget.setFont(theme.font(*asked))


def _put_ink(widget: QWidget, asked: Any) -> None:  # noqa: ANN401  as above
    name, role = asked
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole[role], theme.colour(name))
    widget.setPalette(palette)


def _put_picture(label: Any, asked: Any) -> None:  # noqa: ANN401  as above
    name, colour, size, fixed = asked
    label.setPixmap(picture(name, colour, size))
    if fixed:
        label.setFixedSize(theme.px(size), theme.px(size))


def _put_icon(button: Any, asked: Any) -> None:  # noqa: ANN401  as above
    name, colour, size = asked
    button.setIcon(icon_of_button(name, colour, size))
    button.setIconSize(QSize(theme.px(size), theme.px(size)))


def _put_fixed(widget: QWidget, asked: Any) -> None:  # noqa: ANN401  as above
    width, height = asked
    if width:
        widget.setFixedWidth(theme.px(width))
    if height:
        widget.setFixedHeight(theme.px(height))


def _put_least(widget: QWidget, asked: Any) -> None:  # noqa: ANN401  as above
    width, height = asked
    if width:
        widget.setMinimumWidth(theme.px(width))
    if height:
        widget.setMinimumHeight(theme.px(height))


def _put_space(layout: QLayout, asked: Any) -> None:  # noqa: ANN401  as above
    margins, gap = asked
    layout.setContentsMargins(*(theme.px(each) for each in margins))
    layout.setSpacing(theme.px(gap))


_PUTS: dict[str, Callable[[QWidget, Any], None]] = {
    "face": _put_face,
    "ink": _put_ink,
    "drawn": _put_picture,
    "iconed": _put_icon,
    "fixed": _put_fixed,
    "least": _put_least,
}
