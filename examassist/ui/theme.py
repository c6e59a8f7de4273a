"""The one place that knows colours, type and sizes: the theme in use, the bundled font, and the scale of everything."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from string import Template
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from examassist.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication

FAMILY = "Inter"
BASE = 14
"""Pixels; nothing is smaller than 12."""
LARGE_BASE = 16
"""The same for fingers and for very wide windows."""

TARGET, TOUCH_TARGET = 32, 48
"""The least side of a control for a mouse and for fingers."""

PLAIN = "is_fusion"
"""A program that was started with Qt's own style says so by this property.

Who asks it for its style makes Python know every style of Qt, which takes a tenth of the time to the first paint.
"""

SEMIBOLD = 600
BOLD = 700

LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK = "light", "dark", "contrast_light", "contrast_dark"
THEMES = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)


@dataclass(frozen=True, kw_only=True)
class Looks:
    """How the whole window looks: its theme, its zoom in percent, and whether it is made for fingers."""

    theme: str = LIGHT
    zoom: int = 100
    touch: bool = False
    large: bool = False
    """Whether the window is so wide that its text grows."""


class Tokens:
    """The colours of one theme, by the name of what they mean."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = dict(values)
        self._colours = {name: QColor(value) for name, value in values.items()}

    def colour(self, name: str) -> QColor:
        """The colour that means ``name``; KeyError when there is no such meaning."""
        return QColor(self._colours[name])  # a copy, for who asks may lighten it

    def filled(self, template: str) -> str:
        """The style sheet with each ``${name}`` replaced by its colour."""
        return _SheetTemplate(template).substitute(self._values)


class _SheetTemplate(Template):
    idpattern = r"[a-z0-9-]+"


class _InUse:
    """The looks of this process; a program has one window system and so one of these."""

    looks = Looks()
    tokens: Tokens | None = None
    lengths: ClassVar[dict[float, int]] = {}
    """Lengths of the design at the zoom in use, each worked out once: a page laid out asks for thousands."""


def looks() -> Looks:
    """The looks in use."""
    return _InUse.looks


def use(chosen: Looks) -> None:
    """Use these looks for everything drawn from now on; `dress` changes what is on the screen already."""
    if chosen.zoom != _InUse.looks.zoom:
        _InUse.lengths.clear()
    _InUse.looks = chosen
    _InUse.tokens = _read_themes()[chosen.theme]


@cache
def _read_themes() -> dict[str, Tokens]:
    text = (resource_root() / "theme" / "tokens.json").read_text(encoding="utf-8")
    return {name: Tokens(values) for name, values in json.loads(text).items()}


def tokens() -> Tokens:
    """The theme in use."""
    if _InUse.tokens is None:
        _InUse.tokens = _read_themes()[_InUse.looks.theme]
    return _InUse.tokens


def colour(name: str) -> QColor:
    """The colour that means ``name`` in the theme in use."""
    return tokens().colour(name)


def is_high_contrast() -> bool:
    """Whether surfaces are plain and lines firm."""
    return _InUse.looks.theme in {CONTRAST_LIGHT, CONTRAST_DARK}


def is_dark() -> bool:
    """Whether the surfaces are darker than the words."""
    return _InUse.looks.theme in {DARK, CONTRAST_DARK}


# ---------------------------------------------------------------------------- sizes


def px(size: float) -> int:
    """A length of the design at the zoom in use; what can be seen never vanishes."""
    length = _InUse.lengths.get(size)
    if length is None:
        scaled = round(size * _InUse.looks.zoom / 100)
        length = _InUse.lengths[size] = scaled or (1 if size > 0 else 0)
    return length


def target() -> int:
    """The least side of what can be clicked or touched, before any zoom."""
    return TOUCH_TARGET if _InUse.looks.touch else TARGET


def hairline() -> int:
    """The width of a thin line, before any zoom."""
    return 2 if is_high_contrast() else 1


def text_px(size: int) -> int:
    """The height of a type size of the design in pixels."""
    large = _InUse.looks.touch or _InUse.looks.large
    return round(size * (LARGE_BASE / BASE if large else 1) * _InUse.looks.zoom / 100)


def font(size: int = BASE, weight: int = 400) -> QFont:
    """The bundled font in pixels, with figures of equal width, so that columns of numbers stand still."""
    return QFont(sized(text_px(size), weight))


@cache
def sized(pixels: int, weight: int) -> QFont:
    """The same at a height in pixels; made once, because a page laid out anew asks for it thousands of times."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


# ---------------------------------------------------------------------------- the program


def apply(app: QApplication) -> None:
    """Dress the whole program: bundled fonts, palette, style sheet."""
    from examassist.ui.sheet import style_sheet

    if not app.property(PLAIN):  # the style itself names the sheet over it
        app.setStyle("Fusion")
        app.setProperty(PLAIN, True)
    _add_fonts()
    app.setFont(font())
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())


@cache
def _add_fonts() -> None:
    for file in sorted((resource_root() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette() -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "bg-window",
        QPalette.ColorRole.WindowText: "text-1",
        QPalette.ColorRole.Base: "bg-surface",
        QPalette.ColorRole.AlternateBase: "bg-sunken",
        QPalette.ColorRole.Text: "text-1",
        QPalette.ColorRole.PlaceholderText: "text-3",
        QPalette.ColorRole.Button: "bg-surface",
        QPalette.ColorRole.ButtonText: "text-1",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on-accent",
        QPalette.ColorRole.ToolTipBase: "bg-surface",
        QPalette.ColorRole.ToolTipText: "text-1",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Mid: "line-control",
        QPalette.ColorRole.Dark: "line-control",
        QPalette.ColorRole.Light: "bg-surface",
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("text-3"))
    return palette
