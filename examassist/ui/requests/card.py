"""The card with the text of one request: composed from the record, editable, and copied as it stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from examassist.domain.act import RequestText
from examassist.language import translate as _
from examassist.report.fonts import visible
from examassist.report.requests.edited import Since, composed_of, line_digests, since
from examassist.ui.flow import Flow
from examassist.ui.key_bar import Hint
from examassist.ui.pieces import KeyedButton, KeyedPrimaryButton, row, words
from examassist.ui.states.overlay import Overlay
from examassist.ui.theme import SEMIBOLD, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.report.requests.phrase import RequestDocument
    from examassist.ui.shell import Shell

WIDTH, WITH_CHANGES = 860, 1240
LOWEST, HIGHEST = 96, 430
"""How high the text may be, and what changed since beside it; what does not fit scrolls."""
LEAST = 64
"""Where even that is too much, in pixels of the screen: a small window, magnified."""
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
        self._over: tuple[str, ...] | None = None
        """The composed lines that the own text was written over, where they are not those of now."""
        self.add_heading("file-down")
        about = _(
            "Composed from what is recorded, each phrase of it. It is yours to request: nothing is sent from here."
        )
        self.about = words(about, size=13, ink="text-2", wrap=True)
        self.mark = words("", size=13, weight=SEMIBOLD, ink="urg", wrap=True)
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.changes.setAccessibleName(_("What has changed since the text was edited"))
        self.changes.installEventFilter(self)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._show_mark)
        self.reminders = words("", size=13, ink="text-2", wrap=True)
        self.status = words("", size=13, weight=SEMIBOLD, wrap=True)
        self._both = row(gap=12)
        self._both.addWidget(self.text, 3)
        self._both.addWidget(self.changes, 2)
        self.inside.addWidget(self.about)
        self.inside.addWidget(self.mark)
        self.inside.addLayout(self._both)
        self.inside.addWidget(self.reminders)
        self.copy = KeyedPrimaryButton(_("Copy this text"), "Ctrl Enter")
        self.again = KeyedButton(_("Back to the composed text"))
        self.compared = KeyedButton(_("Compared: my text holds"))
        self.leave = KeyedButton(_("Close"), "Esc")
        self.copy.clicked.connect(self._copy)
        self.again.clicked.connect(self._compose_again)
        self.compared.clicked.connect(self._settle)
        self.leave.clicked.connect(self.close_it)
        for button in (self.copy, self.compared, self.again, self.leave):
            button.setAutoDefault(False)
        self.inside.addWidget(Flow([self.copy, self.compared, self.again, self.leave]))
        self.inside.addWidget(self.status)

    def show_it(self, document: RequestDocument, kept: RequestText | None) -> None:
        """Open with the composed text, or with the clinician's own where there is one."""
        self._request = document.id
        self._composed = composed_of(document)
        self._kept = kept.text if kept is not None else ""
        apart = since(document, kept) if kept is not None else None
        self._over = kept.composed if kept is not None and apart is not None and apart.changed else None
        self._show_changes(apart)
        self.heading.setText(document.title)
        self.text.setAccessibleName(document.title)
        self.card.setAccessibleName(_("{title}. The text can be edited and copied.").format(title=document.title))
        wants = "\n".join(document.reminders)
        self.reminders.setText(_("The reader also wants to know: {what}").format(what=wants) if wants else "")
        self.reminders.setVisible(bool(wants))
        self.spared = [self.about, self.reminders] if wants else [self.about]
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

    def _show_changes(self, apart: Since | None) -> None:
        self.changes.setPlainText("\n".join(_told(apart) if apart is not None else []))

    def _show_mark(self) -> None:
        mark = _("EDITED BY HAND: this is your text, not the composed one.") if self.by_hand else ""
        stale = bool(mark) and self._over is not None
        if stale:
            mark += " " + _("What is recorded has changed since you wrote it: compare before you copy.")
        grows = bool(mark) == self.mark.isHidden() or stale == self.changes.isHidden()
        self.mark.setText(mark)
        self.mark.setVisible(bool(mark))
        self.changes.setVisible(stale)
        self.compared.setVisible(stale)
        self.again.setEnabled(bool(mark))
        if grows and not self.isHidden():
            self.place()

    def _keep(self) -> None:
        own = self.shown if self.by_hand else ""
        if own != self._kept:
            self._tell(own)

    def _tell(self, own: str) -> None:
        """Say that this is the text from now on; what it was written over stays until somebody compared."""
        if not own:
            self._over = None
        over = line_digests(self._composed) if self._over is None else self._over
        self._kept = own
        self.edited.emit(RequestText(request=self._request, text=own, composed=over))
        self._show_mark()

    def _settle(self) -> None:
        """The clinician compared: the own text stands over what is composed now."""
        self._over = None
        self._tell(self.shown)
        self.text.setFocus()
        self.say(_("Your text stands over what is recorded now."))

    def _copy(self) -> None:
        if self.text.toPlainText() != self.shown:
            self.text.setPlainText(self.shown)
        self._keep()
        self.copy_wanted.emit(self.shown)
        said = _("Copied as it stands here. Check it before you paste it; nothing was sent.")
        if not self.changes.isHidden():
            said += " " + _("It does not hold what has changed.")
        self.say(said)

    def _compose_again(self) -> None:
        self.text.setPlainText(self._composed)
        self._keep()
        self.say(_("The composed text is back. Ctrl Z here brings yours again."))

    def place(self) -> None:
        """Give the text the room that the rest leaves it, and what changed the same beside it."""
        self._be_high(px(LOWEST))
        self._wide = WIDTH if self.changes.isHidden() else WITH_CHANGES
        super().place()
        spare = self.height() - self.card.height() - px(MARGIN)
        height = max(LEAST, min(px(HIGHEST), px(LOWEST) + spare))
        if height != px(LOWEST):
            self._be_high(height)
            whole = self.inside.totalHeightForWidth(self.card.width())
            self.card.resize(self.card.width(), whole)
            self.card.move(self.card.x(), max(px(4), (self.height() - whole) // 3))

    def _be_high(self, height: int) -> None:
        for each in (self.text, self.changes):
            each.setFixedHeight(height)
        self._both.invalidate()  # Qt asks a layout within a layout only once the outer one was laid out
        self.inside.invalidate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl Enter copies and Esc closes, wherever the keys are; everything else in the text is text."""
        if watched in {self.text, self.changes}:  # its size is set by ``place``: that must not call for another
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
        return [self.text, self.changes, self.copy, self.compared, self.again, self.leave]


def _told(apart: Since) -> list[str]:
    """What has changed, for the eyes of whoever wrote the text."""
    said: list[str] = []
    if apart.new:
        said += [_("Composed now, and not in what you edited:"), *apart.new]
    if apart.gone:
        said += [""] if said else []
        said += [_("Still in your text, and no longer composed:"), *apart.gone]
    return said or [_("A line that you edited or took out is no longer composed.")]
