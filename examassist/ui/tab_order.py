"""In which order Tab stops: as things stand on the screen, however late they were made.

Qt's own chain is the order in which widgets were made, and a page gains rows and cards all the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def stops_in(block: QWidget) -> list[QWidget]:
    """Where Tab stops in a block of the window: in the block's own order where it has one, else as it was made."""
    own = getattr(block, "tab_stops", None)
    widgets: Iterable[QWidget] = own() if own is not None else [block, *block.findChildren(QWidget)]
    return [each for each in widgets if _stops(each)]


def in_reading_order(widgets: Iterable[QWidget], block: QWidget) -> list[QWidget]:
    """Those at which Tab stops, line by line, each from left to right."""

    def place(widget: QWidget) -> tuple[int, int]:
        at = widget.mapTo(block, QPoint(0, widget.height() // 2))
        return at.y(), at.x()

    return sorted(filter(_stops, widgets), key=place)


_TABBED = frozenset({Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus})


def _stops(widget: QWidget) -> bool:
    # asked of thousands of widgets while rows come and go, most of them hidden; to compare is faster than to calculate
    if not widget.isVisible() or widget.focusPolicy() not in _TABBED:
        return False
    return widget.isEnabled() and widget.focusProxy() is None
