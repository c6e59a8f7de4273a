"""The page of the preview: pages in small, the pages themselves, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui.dress import at_least, draw
from examassist.ui.pieces import column, elided_words, pictured, row, words
from examassist.ui.preview.choices import Choices, names
from examassist.ui.preview.images import Images
from examassist.ui.preview.page_list import PageList
from examassist.ui.preview.sheet_view import SheetView
from examassist.ui.theme import BOLD, SEMIBOLD, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from examassist.ui.background import Background
    from examassist.ui.composing import Kind
    from examassist.ui.preview.made import Made

LIST_FROM = 1120
"""From this width on, in the design, there is room for the pages in small."""

TITLE_FROM = 900
"""The same for the title: that it is a draft, and of which entry, is said before it."""


class Pill(QFrame):
    """What every page of it is: nobody has signed it."""


class PreviewPage(QWidget):
    """Shows one document of the open exam as it would leave."""

    back_wanted = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images = Images(background, self)
        self.view = SheetView(self.images)
        self.list = PageList(background)
        self.choices = Choices()
        self.choices.back_wanted.connect(self.back_wanted)
        self.list.wanted.connect(self.view.go_to)
        self.view.page_changed.connect(self._on_page)
        self.view.zoom_changed.connect(self._say_zoom)
        self.state = words("", size=13, weight=BOLD, ink="urg")
        self.which = elided_words("", size=13, ink="text-2")
        self._sign = pictured("info", "text-2", 18)
        self.count = words("", size=13, ink="text-2")
        self.percent = words("", size=14, weight=SEMIBOLD)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        at_least(self.percent, width=56)
        self.less, self.more = QPushButton("\u2212"), QPushButton("+")
        self.fit = QPushButton(_("Fit width"))
        for button, name, key in ((self.less, _("Smaller"), "-"), (self.more, _("Larger"), "+"), (self.fit, "", "0")):
            button.setAccessibleName(name or button.text())
            button.setAccessibleDescription(key)
        for button in (self.less, self.more):
            at_least(button, width=36)
        self.less.clicked.connect(lambda: self.view.zoom_by(-1))
        self.more.clicked.connect(lambda: self.view.zoom_by(1))
        self.fit.clicked.connect(self.view.fit_width)
        self._arrange()
        self._say_zoom()

    def _arrange(self) -> None:
        pill, inside = Pill(), row(margins=(10, 3, 10, 3))
        inside.addWidget(self.state)
        pill.setLayout(inside)
        self._pill = pill
        head = row(margins=(16, 6, 16, 6), gap=10)
        self._title = words(_("Report preview"), size=16, weight=BOLD)
        head.addWidget(self._title)
        head.addWidget(pill)
        head.addWidget(self._sign)
        head.addWidget(self.which, 1)
        for widget in (self.less, self.percent, self.more, self.fit, self.count):
            head.addWidget(widget)
        middle = row(gap=0)
        middle.addWidget(self.list)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.choices)
        whole = column(gap=0)
        whole.addLayout(head)
        whole.addLayout(middle, 1)
        self.setLayout(whole)

    def tab_stops(self) -> list[QWidget]:
        """The pages first, for they are what one came to read."""
        choices = [each for each in self.choices.findChildren(QWidget) if each is not self.view]
        return [self.view, self.less, self.more, self.fit, self.list, *choices]

    # ------------------------------------------------------------------ what is shown

    def show_made(self, made: Made) -> None:
        """Show that file and say of which entries of the exam it was made."""
        self.view.show_made(made)
        self.list.show_made(made)
        self.list.show_page(self.view.page)
        self.state.setText(_("DRAFT, UNSIGNED"))
        self._pill.show()
        marked = _("marked on every page") if made.state else _("the page itself bears no mark")
        text = _("{what}, {marked}; made at {at} from entry {n} of this exam")
        at = f"{made.made_at:%H:%M:%S}"
        what = names()[made.kind][0]
        self._say_which(text.format(what=what, marked=marked, n=made.entry, at=at), "info", "text-2")
        self.choices.offer(on=True)
        self._on_page(self.view.page)

    def show_changed(self) -> None:
        """Say that the exam is no longer what is shown."""
        self._say_which(_("Changed since. The pages are being made anew."), "triangle-alert", "urg")
        self.choices.offer(on=False)

    def show_making(self, kind: Kind) -> None:
        """Say that pages are being made; others go away meanwhile."""
        self.show_nothing(_("{what}: the pages are being made.").format(what=names()[kind][0]))

    def show_nothing(self, why: str) -> None:
        """Show no pages, and say why."""
        self.view.show_made(None)
        self.list.show_made(None)
        self.view.say(why)
        self._pill.hide()
        self._say_which("", "info", "text-2")
        self.count.setText("")
        self.choices.offer(on=False)

    def show_choice(self, kind: Kind, paper: str, ticks: Sequence[str], *, transfer: bool) -> None:
        """Mark what is chosen."""
        self.choices.show_choice(kind, paper, transfer=transfer)
        self.choices.show_ticks(ticks)

    def _say_which(self, text: str, icon: str, ink: str) -> None:
        draw(self._sign, icon, ink, 18)
        self._sign.setVisible(bool(text))
        self.which.setText(text)
        self.which.setToolTip(text)

    def _on_page(self, page: int) -> None:
        self.list.show_page(page)
        self.count.setText(_("Page {n} of {all}").format(n=page + 1, all=self.view.pages) if self.view.pages else "")

    def _say_zoom(self) -> None:
        self.percent.setText(_("{n} %").format(n=self.view.percent))
        self.fit.setEnabled(not self.view.fits_width)

    # ------------------------------------------------------------------ Qt's events

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        self.list.setVisible(self.width() >= px(LIST_FROM))
        self._title.setVisible(self.width() >= px(TITLE_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the pages in small where they have room."""
        super().resizeEvent(event)
        self.restyled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the exam."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
