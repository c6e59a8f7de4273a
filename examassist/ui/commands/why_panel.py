"""The reasons and sources of one card, flag, test or item, over the live panel until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui.answers.keys import is_command
from examassist.ui.condition_card import Mark
from examassist.ui.pieces import ReadArea, WrappedText, column, heading, pictured, row, words
from examassist.ui.theme import BOLD, SEMIBOLD, px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from examassist.ui.commands.why import Why, WhyLine

LEAST = 356
_EDGE = 14
_SIGN = 26


class WhyPanel(QFrame):
    """Stands at the right edge, as high as the page; it can be scrolled by keys and copied as plain words."""

    closed = Signal()
    copy_wanted = Signal(str)

    def __init__(self, pages: QWidget, why: Why, width: int) -> None:
        super().__init__(pages.window())
        self._pages = pages
        self.why = why
        self._wide = max(width, px(LEAST))
        self.setAccessibleName(_("Why: {about}").format(about=why.about))
        whole = column(gap=0)
        head = row(margins=(_EDGE, 8, 10, 8), gap=8)
        head.addWidget(pictured("info", "text-1", 18), alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(words(_("Why"), size=15, weight=BOLD), alignment=Qt.AlignmentFlag.AlignTop)
        head.addStretch(1)
        self.copy = QPushButton(_("Copy text"))
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(why.text()))
        self.close_button = QPushButton(_("Close"))
        self.close_button.clicked.connect(self.leave)
        for button in (self.copy, self.close_button):
            head.addWidget(button)
        whole.addLayout(head)
        self.area = ReadArea(why.about)
        self.area.setWidget(self._page())
        self.area.setAccessibleDescription(why.text())
        whole.addWidget(self.area, 1)
        self.setLayout(whole)
        pages.installEventFilter(self)
        self._place()

    def _page(self) -> QWidget:
        inner = self._wide - 2 * px(_EDGE) - px(12)
        inside = column(margins=(_EDGE, 0, _EDGE, 14), gap=8)
        inside.addWidget(WrappedText(inner, size=15, weight=BOLD, text=self.why.about))
        inside.addWidget(WrappedText(inner, weight=SEMIBOLD, text=self.why.says))
        for part in self.why.parts:
            inside.addSpacing(4)
            inside.addWidget(heading(part.title))
            for line in part.lines:
                inside.addWidget(_line(line, self.why.cites(line), inner))
        inside.addSpacing(4)
        inside.addWidget(heading(_("Sources")))
        for text in self.why.source_lines():
            inside.addWidget(WrappedText(inner, size=12, ink="text-2", text=text))
        inside.addStretch(1)
        page = QWidget()
        page.setLayout(inside)
        return page

    def open_there(self) -> None:
        """Show it, with the keys on it."""
        self.show()
        self.raise_()
        self.area.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close it."""
        if self.isHidden():
            return
        self._pages.removeEventFilter(self)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _place(self) -> None:
        around = self._pages.window()
        corner = self._pages.mapTo(around, self._pages.rect().topLeft())
        self.setGeometry(around.width() - self._wide, corner.y(), self._wide, self._pages.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the window changes."""
        if watched is self._pages and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no plain key goes on to the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif is_command(event):
            event.ignore()


def _line(line: WhyLine, cites: str, width: int) -> QWidget:
    """A sign, a sentence with its numbers, and under it the rule."""
    made = QWidget()
    across = row(gap=4)
    left = px(_SIGN) if line.sign else 0
    if line.sign:
        mark = Mark()
        mark.show_kind(line.sign)
        across.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
    texts = column(gap=1)
    texts.addWidget(WrappedText(width - left, text=f"{line.says} {cites}".rstrip()))
    if line.rule:
        texts.addWidget(WrappedText(width - left, size=12, ink="text-3", text=_("rule {id}").format(id=line.rule)))
    across.addLayout(texts)
    across.addStretch(1)
    made.setLayout(across)
    return made
