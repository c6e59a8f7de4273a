"""The card with the text of one request: composed from the record, editable, and copied as it stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from examassist.domain.act import RequestText
from examassist.language import translate as _
from examassist.report.fonts import visible
from examassist.report.requests.text import digest_of, request_text
from examassist.ui.dress import fix
from examassist.ui.flow import Flow
from examassist.ui.key_bar import Hint
from examassist.ui.pieces import KeyedButton, KeyedPrimaryButton, words
from examassist.ui.states.overlay import Overlay
from examassist.ui.theme import SEMIBOLD, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.report.requests.phrase import RequestDocument
    from examassist.ui.shell import Shell

WIDTH = 860
LOWEST, HIGHEST = 96, 430
"""How high the text may be; what does not fit scrolls."""
MARGIN = 20
LONGEST = 20_000


class RequestCard(Overlay):
    """What is typed into it is the clinician's own text from then on; it is kept when the card closes, however."""

    keys = (Hint("Tab", _("next button")), Hint("Ctrl Enter", _("copy")), Hint("Esc", _("close; your text is kept")))
    edited = Signal(object)
    """A RequestText; one without words goes back to what is composed."""
    copy_wanted = Signal(str)

    def __init__(self, window: Shell) -> None:
        super().__init__(window, WIDTH)
        self._request = ""
        self._composed = ""
        self._kept = ""
        self.add_heading("file-down")
        about = _(
            "Composed from what is recorded, each phrase of it. It is yours to request: nothing is sent from here."
        )
        self.about = words(about, size=13, ink="text-2", wrap=True)
        self.mark = words("", size=13, weight=SEMIBOLD, ink="urg", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._show_mark)
        self.reminders = words("", size=13, ink="text-2", wrap=True)
        self.status = words("", size=13, weight=SEMIBOLD, wrap=True)
        for each in (self.about, self.mark, self.text, self.reminders):
            self.inside.addWidget(each)
        self.copy = KeyedPrimaryButton(_("Copy this text"), "Ctrl Enter")
        self.again = KeyedButton(_("Back to the composed text"))
        self.leave = KeyedButton(_("Close"), "Esc")
        self.copy.clicked.connect(self._copy)
        self.again.clicked.connect(self._compose_again)
        self.leave.clicked.connect(self.close_it)
        for button in (self.copy, self.again, self.leave):
            button.setAutoDefault(False)
        self.inside.addWidget(Flow([self.copy, self.again, self.leave]))
        self.inside.addWidget(self.status)
        self.spared += [self.about, self.reminders]

    def show_it(self, document: RequestDocument, kept: RequestText | None) -> None:
        """Open with the composed text, or with the clinician's own where there is one."""
        self._request = document.id
        self._composed = request_text(document).rstrip("\n")
        self._stale = kept is not None and kept.composed != digest_of(self._composed)
        self._kept = kept.text if kept is not None else ""
        self.heading.setText(document.title)
        self.text.setAccessibleName(document.title)
        self.card.setAccessibleName(_("{title}. The text can be edited and copied.").format(title=document.title))
        wants = "\n".join(document.reminders)
        self.reminders.setText(_("The reader also wants to know: {what}").format(what=wants) if wants else "")
        self.reminders.setVisible(bool(wants))
        if not wants and self.reminders in self.spared:
            self.spared.remove(self.reminders)
        self.say("")
        self.text.setPlainText(self._kept or self._composed)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._show_mark()
        self.open_it()

    def say(self, text: str) -> None:
        """Say what came of the last button."""
        self.status.setText(text)
        self.status.setVisible(bool(text))
        if not self.isHidden():
            self.place()

    def close_it(self) -> None:
        """Keep what was typed, and give the window back."""
        if self.is_open:
            self._keep()
        super().close_it()

    # ------------------------------------------------------------------ inside

    @property
    def shown(self) -> str:
        """The text as it is shown and copied: what would act unseen is written as its number."""
        return visible(self.text.toPlainText())[:LONGEST].strip("\n")

    @property
    def by_hand(self) -> bool:
        """Whether it is another text than the composed one."""
        return self.shown != self._composed

    def _show_mark(self) -> None:
        mark = _("EDITED BY HAND: this is your text, not the composed one.") if self.by_hand else ""
        if mark and self._stale:
            mark += " " + _("What is recorded has changed since you wrote it: compare before you copy.")
        grows = bool(mark) == self.mark.isHidden()
        self.mark.setText(mark)
        self.mark.setVisible(bool(mark))
        self.again.setEnabled(bool(mark))
        if grows and not self.isHidden():
            self.place()

    def _keep(self) -> None:
        own = self.shown if self.by_hand else ""
        if own == self._kept:
            return
        self._kept, self._stale = own, False
        self.edited.emit(RequestText(request=self._request, text=own, composed=digest_of(self._composed)))
        self._show_mark()

    def _copy(self) -> None:
        if self.text.toPlainText() != self.shown:
            self.text.setPlainText(self.shown)
        self._keep()
        self.copy_wanted.emit(self.shown)
        self.say(_("Copied as it stands here. Check it before you paste it; nothing was sent."))

    def _compose_again(self) -> None:
        self.text.setPlainText(self._composed)
        self._keep()
        self.say(_("The composed text is back. Ctrl Z here brings yours again."))

    def place(self) -> None:
        """Give the text the room that the rest leaves it."""
        fix(self.text, height=LOWEST)
        super().place()
        spare = self.height() - self.card.height() - px(MARGIN)
        if spare > 0:
            self.text.setFixedHeight(min(px(HIGHEST), self.text.height() + spare))
            height = self.inside.totalHeightForWidth(self.card.width())
            self.card.resize(self.card.width(), height)
            self.card.move(self.card.x(), max(px(4), (self.height() - height) // 3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl Enter copies and Esc closes, wherever the keys are; everything else in the text is text."""
        if watched is self.text:  # its size is set by ``place``: that must not call for another
            return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._taken(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same two keys outside the text."""
        if self._taken(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _taken(self, event: QKeyEvent) -> bool:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy.click()
        else:
            return False
        return True

    def _stops(self) -> Sequence[QWidget]:
        return [self.text, self.copy, self.again, self.leave]
