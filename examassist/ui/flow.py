"""Widgets side by side, on as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from examassist.ui.theme import px

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QResizeEvent


class Flow(QWidget):
    """As high as its lines are at the width it is given."""

    def __init__(self, widgets: Sequence[QWidget], gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets = list(widgets)
        self._gap = gap
        for widget in self._widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_only(self, wanted: Collection[QWidget]) -> None:
        """Show these of its widgets; the others take no room."""
        for widget in self._widgets:
            widget.setVisible(widget in wanted)
        self._place(self.width(), move=True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Yes: fewer words on a line make more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high all lines are at that width."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        width = max(self.width(), px(320))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As high as it must be where it is."""
        return QSize(px(200), self.heightForWidth(max(self.width(), px(200))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out again."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        left = top = height = 0
        for widget in self._widgets:
            if widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                continue
            size = widget.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + height + px(self._gap)
                height = 0
            if move:
                widget.setGeometry(left, top, size.width(), size.height())
            left += size.width() + px(self._gap)
            height = max(height, size.height())
        return top + height
