"""The one window that interrupts: an emergency, what was recorded, what is usual, and who acts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.emergency.choices import Choice, Guard, is_undo, key_text, letter_of
from examassist.ui.emergency.onset_row import OnsetRow
from examassist.ui.emergency.pieces import (
    POINTER,
    AlarmButton,
    AlarmPrimaryButton,
    EmergencyWindowCard,
    EmergencyWindowHead,
    line,
)
from examassist.ui.emergency.reason_form import About, ReasonForm
from examassist.ui.pieces import WrappedText, column, darken, heading, pictured, row, words
from examassist.ui.theme import BOLD, SEMIBOLD, px

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from examassist.ui.emergency.matter import Matter
    from examassist.ui.emergency.onsets import OnsetAsked

WIDEST = 900
EDGE = 24
SCROLLS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
"""The keys by which what does not fit is read; they answer nothing."""


class EmergencyWindow(QWidget):
    """Lies over the whole window; only the keys on its buttons and clicks act, and those after a moment."""

    chosen = Signal(object)
    """The Choice, for everything shown; not for what asks a reason first."""
    reasoned = Signal(object, object)
    """The Choice that asks a reason, and the ReasonGiven."""
    onset_told = Signal(object, str)
    """The cells of onsets that nobody had told, and the answer."""
    onset_wanted = Signal(str)
    """The question to ask, which would say since when."""

    def __init__(self, parent: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.guard = Guard(clock)
        self._matters: tuple[Matter, ...] = ()
        self._who = ("", "")
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self.heading = words("", size=22, weight=BOLD, ink="on-emer", wrap=True)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sub = words(_("Act now; the rest of the exam can wait."), size=14, ink="on-emer")
        self.name = words("", size=14, weight=SEMIBOLD, ink="on-emer", wrap=True)
        self._about = words("", size=13, ink="on-emer", wrap=True)
        head = EmergencyWindowHead()
        top = row(margins=(22, 14, 22, 14), gap=14)
        top.addWidget(pictured("octagon-alert", "on-emer", 34), alignment=Qt.AlignmentFlag.AlignTop)
        for texts, stretch in (((self.heading, self._sub), 3), ((self.name, self._about), 2)):
            lines = column(gap=2)
            for text in texts:
                lines.addWidget(text)
            top.addLayout(lines, stretch)
        for text in (self.name, self._about):
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        head.setLayout(top)
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._body = QScrollArea()
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.viewport().setAutoFillBackground(False)
        self.form = ReasonForm()
        self.form.given.connect(self._reason_given)
        self.form.back.connect(self.show_matters)
        self.form.resized.connect(self._place_form)
        self._foot = self._buttons()
        self.card = EmergencyWindowCard(self)
        inside = column(gap=0)
        for part in (head, self._body, self.form, self._foot):
            inside.addWidget(part)
        self.card.setLayout(inside)

    def _buttons(self) -> QWidget:
        self.buttons: dict[Choice, AlarmButton] = {
            Choice.PATHWAY: AlarmPrimaryButton(_("Pathway and calls"), key_text("P")),
            Choice.TRANSFER: AlarmButton(_("Transfer page"), key_text("T")),
            Choice.ACTING: AlarmButton(_("I am acting, continue the exam"), key_text("A")),
            Choice.NOT_AN_EMERGENCY: AlarmButton(_("Assessed: not an emergency"), key_text("N")),
            Choice.KNOWN: AlarmButton(_("Already known, unchanged since …"), key_text("K")),
            Choice.UNDO: AlarmButton(_("Entered by mistake: undo the last answer"), _("Ctrl Z")),
        }
        self._pairs: list[QHBoxLayout] = []
        foot = QWidget()
        whole = column(margins=(EDGE, 12, EDGE, 12), gap=8)
        for pair in (
            (Choice.PATHWAY, Choice.TRANSFER),
            (Choice.ACTING, Choice.NOT_AN_EMERGENCY),
            (Choice.KNOWN, Choice.UNDO),
        ):
            both = row(gap=10)
            self._pairs.append(both)
            for choice in pair:
                self.buttons[choice].clicked.connect(lambda _checked=False, choice=choice: self.choose(choice))
                both.addWidget(self.buttons[choice], 1)
            whole.addLayout(both)
        note = _("Letters, digits, Space, Enter and Esc do nothing here. Asked once; the bar then stays on every step.")
        whole.addWidget(words(note, size=12, ink="text-2", wrap=True))
        foot.setLayout(whole)
        return foot

    # ------------------------------------------------------------------ what it shows

    def ask(self, matters: Sequence[Matter], who: tuple[str, str], *, wanted: bool = False) -> None:
        """Show these emergencies; one that joins closes the keys again for a moment, because it has to be read.

        One that was ``wanted`` comes for a key pressed for it, so no other key can be under way.
        """
        before = {each.flag for each in self._matters} if self.isVisible() else set()
        joined = {each.flag for each in matters} - before
        changed = (tuple(matters), who) != (self._matters, self._who)
        self._matters, self._who = tuple(matters), who
        if joined and not wanted:
            self.guard.close()
        if changed or joined:
            self._fill()
            if self.form.isHidden() or joined:
                self.show_matters()
        if self.isHidden():
            QApplication.instance().focusChanged.connect(self._keep_focus)  # type: ignore[union-attr]
            self.setGeometry(self._around().rect())
            self.show()
            self.raise_()
        self.place()
        if joined:
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
            self._announce()

    def close_it(self) -> None:
        """Nothing is to be answered any more."""
        if not self.isHidden():
            QApplication.instance().focusChanged.disconnect(self._keep_focus)  # type: ignore[union-attr]
            self.hide()
        self._matters = ()

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags asked about, while it is open."""
        return () if self.isHidden() else tuple(each.flag for each in self._matters)

    def show_matters(self) -> None:
        """What was recorded and what is usual, with all the buttons."""
        self.form.hide()
        self._body.show()
        self._foot.show()
        self.place()
        if self.isVisible():
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_reason(self, choice: Choice) -> None:
        """Ask why that is the answer."""
        self.form.ask(choice, [About(each.flag, each.title, each.against) for each in self._matters])
        self._body.hide()
        self._foot.hide()
        self.form.show()
        self.place()
        self.form.focus_first()

    def choose(self, choice: Choice) -> None:
        """What a button or its key does, once keys and clicks count."""
        if not self.guard.is_open or not self.form.isHidden():
            return
        if choice in {Choice.NOT_AN_EMERGENCY, Choice.KNOWN}:
            self.ask_reason(choice)
        else:
            self.chosen.emit(choice)

    def _place_form(self) -> None:
        if not self.form.isHidden():
            self.place()

    def _reason_given(self, given: object) -> None:
        if self.guard.is_open:
            self.reasoned.emit(self.form.choice, given)

    def _fill(self) -> None:
        titles = [each.title for each in self._matters]
        several = translate_count("{n} emergency", "{n} emergencies", len(titles)).format(n=len(titles))
        self.heading.setText(titles[0] if len(titles) == 1 else several)
        self.name.setText(self._who[0])
        self._about.setText(self._who[1])
        self.card.setAccessibleName("; ".join(titles))
        page = QWidget()
        self.onsets: list[OnsetRow] = []
        whole = column(margins=(EDGE, 14, EDGE, 10), gap=14)
        for each in self._matters:
            if len(self._matters) > 1:
                whole.addWidget(words(each.title, size=16, weight=BOLD, ink="emer-ink", wrap=True))
            if each.onset is not None:
                whole.addWidget(self._onset_of(each.onset))
            whole.addLayout(self._of_matter(each))
        whole.addStretch(1)
        page.setLayout(whole)
        self._body.setWidget(page)
        self._body.setWidgetResizable(True)
        page.setAutoFillBackground(False)  # the field behind it is the card's

    def _onset_of(self, asked: OnsetAsked) -> OnsetRow:
        """The first row has the keys; the others are there for clicks."""
        whole = OnsetRow(asked, self._width() - 3 * px(EDGE), with_keys=not self.onsets)
        whole.told.connect(lambda cells, answer: self.onset_told.emit(cells, answer) if self.guard.is_open else None)
        whole.wanted.connect(lambda cell: self.onset_wanted.emit(cell) if self.guard.is_open else None)
        self.onsets.append(whole)
        return whole

    def _of_matter(self, matter: Matter) -> QVBoxLayout:
        both = row(gap=EDGE)
        inner = self._width() - 3 * px(EDGE) - px(16)
        left, right = inner * 2 // 5, inner - inner * 2 // 5
        recorded, usual = column(gap=3), column(gap=5)
        recorded.addWidget(heading(_("Recorded")))
        for text in matter.recorded:
            recorded.addWidget(line(text, left))
        recorded.addSpacing(6)
        criteria = _("Published criteria: {sources}").format(sources=matter.criteria)
        recorded.addWidget(WrappedText(left, size=12, ink="text-2", text=criteria))
        usual.addWidget(heading(_("Usual action")))
        for number, text in enumerate(matter.actions, 1):
            usual.addWidget(line(text, right, str(number)))
        for part in (recorded, usual):
            part.addStretch(1)
            both.addLayout(part)
        both.addStretch(1)
        whole = column(gap=8)
        if matter.before:
            whole.addWidget(WrappedText(inner, size=14, weight=BOLD, ink="emer-ink", text=matter.before))
        whole.addLayout(both)
        return whole

    def _announce(self) -> None:
        actions = " ".join(each.actions[0] for each in self._matters if each.actions)
        said = QAccessibleAnnouncementEvent(self, f"{self.card.accessibleName()}. {actions}")
        said.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(said)

    # ------------------------------------------------------------------ places

    def _around(self) -> QWidget:
        around = self.parentWidget()
        if around is None:
            message = "an emergency window lies over another"
            raise RuntimeError(message)
        return around

    def _width(self) -> int:
        return min(px(WIDEST), self._around().width() - 2 * px(EDGE))

    def place(self) -> None:
        """Lie in the middle, as high as what it shows or as there is room for."""
        self.card.setFixedWidth(self._width())
        for pair in self._pairs:  # words that do not stand beside each other stand under each other
            pair.setDirection(QBoxLayout.Direction.LeftToRight)
            widest = max(each.minimumSizeHint().width() for each in self.buttons.values())
            if 2 * widest + pair.spacing() > self._width() - 2 * px(EDGE):
                pair.setDirection(QBoxLayout.Direction.TopToBottom)
        page = self._body.widget()
        if page is not None:
            wanted = page.sizeHint().height() + 2
            others = self.card.layout().sizeHint().height() - self._body.sizeHint().height()  # type: ignore[union-attr]
            room = self._around().height() - 2 * px(EDGE) - others
            self._body.setFixedHeight(max(px(80), min(wanted, room)))
        self.card.adjustSize()
        size = self.card.sizeHint().boundedTo(QSize(self._width(), self._around().height() - px(EDGE)))
        self.card.resize(self._width(), size.height())
        self.card.move(
            (self.width() - self.card.width()) // 2, max(px(EDGE) // 2, (self.height() - size.height()) // 3)
        )

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Go with the window's size."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget() and not self.isHidden():
            self.setGeometry(self._around().rect())
        return False

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        if self._matters:
            self._fill()
            self.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out again."""
        super().resizeEvent(event)
        self.restyled()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what lies behind it darker."""
        darken(self)

    # ------------------------------------------------------------------ keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the window behind it from acting; the lock alone goes through."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            lock = event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            event.setAccepted(not lock)
            return not lock
        if event.type() in POINTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the keys printed on the buttons do anything."""
        event.accept()
        letter = letter_of(event)
        if not self.form.isHidden():
            if self.guard.is_open:
                self.form.press(letter)
        elif event.key() in SCROLLS:
            self._body.verticalScrollBar().triggerAction(SCROLLS[Qt.Key(event.key())])
        elif is_undo(event) and not event.isAutoRepeat():
            self.choose(Choice.UNDO)
        elif letter and self.onsets and self.onsets[0].press(letter):
            return
        else:
            for choice in Choice:
                if choice.value == letter and choice is not Choice.UNDO:
                    self.choose(choice)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Go round inside, never behind it."""
        inside = [
            each
            for each in self.card.findChildren(QWidget)
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not inside:
            return True
        now = QApplication.focusWidget()
        at = inside.index(now) if now in inside else -1
        inside[(at + (1 if forward else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _keep_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Take the focus back when the screens behind take it; a dialog or a lock over it keeps it."""
        if now is None or now is self or self.isAncestorOf(now) or now.window() is not self.window():
            return
        beside = now
        while (above := beside.parentWidget()) is not None and above is not self._around():
            beside = above
        covered = (getattr(self._around(), name, None) for name in ("centralWidget", "menuBar"))
        if any(beside is each() for each in covered if each is not None):
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
