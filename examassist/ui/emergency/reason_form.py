"""Why an emergency is none, or is known: one of a few reasons, always chosen, and the clinician's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from examassist.language import translate as _
from examassist.reasoning.answered import KNOWN, NOT_AN_EMERGENCY, reason_in_words
from examassist.ui.emergency.choices import Choice, key_text, letter_of
from examassist.ui.emergency.pieces import AlarmButton
from examassist.ui.pieces import column, heading, row, words
from examassist.ui.theme import BOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from examassist.domain.act import FlagReason
    from examassist.ui.emergency.onsets import Disagrees

LONGEST = 500
SINCE_LONGEST = 100


class About(NamedTuple):
    """One flag that a reason is asked for, and what speaks against calling it long-standing."""

    flag: str
    title: str
    disagrees: Disagrees | None = None


class ReasonGiven(NamedTuple):
    """A complete reason, the flags that it is given for, and the onsets that it corrects."""

    flags: tuple[str, ...]
    because: FlagReason
    text: str
    since: str
    corrects: tuple[str, ...] = ()


class _Pick(AlarmButton):
    """A reason that is chosen or not; chosen ones say so in words as well."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text, key)
        self.plain = text
        self.setCheckable(True)
        self.toggled.connect(self._say)

    def call(self, text: str) -> None:
        """Be called so from now on."""
        self.plain = text
        self._say(self.isChecked())

    def _say(self, on: bool) -> None:  # noqa: FBT001  a signal's own argument
        self.setText(f"✓ {self.plain}" if on else self.plain)
        self.setAccessibleName(_("{reason}, chosen").format(reason=self.plain) if on else self.plain)


class _Words(QLineEdit):
    """A line of one's own words; Enter does nothing, and the answering keys go to the window around it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write; leave Enter and Esc alone."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.accept()
        elif letter_of(event):
            event.ignore()  # else a letter held with Alt would be written on some systems
        else:
            super().keyPressEvent(event)


class ReasonForm(QWidget):
    """Nothing is preselected, and nothing is recorded until all that is asked is there."""

    given = Signal(object)
    """A ReasonGiven."""
    back = Signal()
    resized = Signal()
    """It asks for more, or for less, than before."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice.NOT_AN_EMERGENCY
        self._reasons: tuple[FlagReason, ...] = ()
        self._flags: tuple[About, ...] = ()
        self.picks: list[_Pick] = []
        self.about: dict[str, _Pick] = {}
        self._title = words("", size=16, weight=BOLD, wrap=True)
        self._about_box, self._reason_box = QWidget(), QWidget()
        self._since_title = heading(_("Unchanged since"))
        self.since, self.text = _Words(), _Words()
        self.since.setMaxLength(SINCE_LONGEST)
        self.text.setMaxLength(LONGEST)
        self.since.setAccessibleName(_("Unchanged since"))
        self.text.setAccessibleName(_("In your own words"))
        self._missing = words("", size=13, ink="text-2", wrap=True)
        self.disagreement = words("", size=14, weight=BOLD, ink="emer-ink", wrap=True)
        self.correct = _Pick("", key_text("C"))
        self.keep = _Pick(_("Keep both, and write why"), key_text("E"))
        self._pair = (self.correct, self.keep)
        for pick in self._pair:
            pick.clicked.connect(lambda _checked=False, pick=pick: self._settle(pick))
        self.record = AlarmButton(_("Record this answer"), key_text("R"))
        self.go_back = AlarmButton(_("Back"), key_text("B"))
        self.record.clicked.connect(self._give)
        self.go_back.clicked.connect(self.back)
        for field in (self.since, self.text):
            field.textChanged.connect(self._show_missing)
        self.setLayout(self._arranged())
        self.hide()

    def _arranged(self) -> QVBoxLayout:
        whole = column(margins=(24, 16, 24, 16), gap=10)
        whole.addWidget(self._title)
        whole.addWidget(self._about_box)
        whole.addWidget(heading(_("Reason")))
        whole.addWidget(self._reason_box)
        whole.addWidget(self.disagreement)
        settled = row(gap=10)
        for pick in self._pair:
            settled.addWidget(pick, 1)
        whole.addLayout(settled)
        whole.addWidget(self._since_title)
        whole.addWidget(self.since)
        whole.addWidget(heading(_("In your own words")))
        whole.addWidget(self.text)
        whole.addWidget(self._missing)
        line = row(gap=10)
        line.addWidget(self.record)
        line.addWidget(self.go_back)
        line.addStretch(1)
        whole.addLayout(line)
        return whole

    def ask(self, choice: Choice, flags: Sequence[About]) -> None:
        """Ask for the reason of that answer to these flags."""
        self.choice = choice
        self._flags = tuple(flags)
        for pick in self._pair:
            pick.setChecked(False)
        known = choice is Choice.KNOWN
        self._reasons = KNOWN if known else NOT_AN_EMERGENCY
        self._title.setText(_("Already known, unchanged") if known else _("Assessed: not an emergency"))
        self._fill_about(flags)
        self._fill_reasons()
        for field in (self._since_title, self.since):
            field.setVisible(known)
        self.since.clear()
        self.text.clear()
        self._show_missing()

    def focus_first(self) -> None:
        """Bring the keys to the words; a letter typed too early then writes and answers nothing."""
        (self.text if self.since.isHidden() else self.since).setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, letter: str) -> None:
        """A letter or digit pressed with the answering key."""
        if letter == "R":
            self._give()
        elif letter == "B":
            self.back.emit()
        elif letter in {"C", "E"} and not self.disagreement.isHidden():
            pick = self.correct if letter == "C" else self.keep
            if pick.isEnabled():
                pick.click()
        elif letter.isdigit() and 0 < int(letter) <= len(self.picks):
            self.picks[int(letter) - 1].click()

    def _fill_about(self, flags: Sequence[About]) -> None:
        """With several flags each is chosen by itself: one reason seldom fits all."""
        self._about_box.hide()
        fresh = QWidget()
        lines = column(gap=6)
        self.about = {}
        for flag, title, _against in flags:
            pick = self.about[flag] = _Pick(title)
            pick.setChecked(len(flags) == 1)
            pick.toggled.connect(self._show_missing)
            lines.addWidget(pick)
        fresh.setLayout(lines)
        self._swap(self._about_box, fresh)
        self._about_box = fresh
        self._about_box.setVisible(len(flags) > 1)

    def _fill_reasons(self) -> None:
        fresh = QWidget()
        lines = column(gap=6)
        self.picks = []
        for number, reason in enumerate(self._reasons, 1):
            pick = _Pick(reason_in_words(reason), key_text(str(number)))
            pick.clicked.connect(lambda _checked=False, pick=pick: self._pick(pick))
            self.picks.append(pick)
            lines.addWidget(pick)
        fresh.setLayout(lines)
        self._swap(self._reason_box, fresh)
        self._reason_box = fresh

    def _swap(self, old: QWidget, new: QWidget) -> None:
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(old, new)
        old.hide()
        old.deleteLater()

    def _pick(self, chosen: _Pick) -> None:
        for pick in self.picks:
            pick.setChecked(pick is chosen)
        self._show_missing()

    @property
    def _because(self) -> FlagReason | None:
        return next((reason for reason, pick in zip(self._reasons, self.picks, strict=True) if pick.isChecked()), None)

    def missing(self) -> tuple[str, ...]:
        """What is still asked for, in words."""
        lacks = []
        if not any(pick.isChecked() for pick in self.about.values()):
            lacks.append(_("say which of them it is for"))
        if self._because is None:
            lacks.append(_("choose a reason"))
        if self.choice is Choice.KNOWN and not self.since.text().strip():
            lacks.append(_("write since when it is unchanged"))
        if self._because == "other" and not self.text.text().strip():
            lacks.append(_("write the reason"))
        if self._against and not any(pick.isChecked() for pick in self._pair):
            lacks.append(_("say whether the onset is to be corrected"))
        elif self._against and self.keep.isChecked() and not self.text.text().strip():
            lacks.append(_("write why both are kept"))
        return tuple(lacks)

    @property
    def _against(self) -> tuple[Disagrees, ...]:
        """The recorded onsets that the chosen reason does not go with."""
        if self._because != "long_standing":
            return ()
        chosen = (each for each in self._flags if self.about[each.flag].isChecked())
        return tuple(each.disagrees for each in chosen if each.disagrees is not None)

    def _settle(self, chosen: _Pick) -> None:
        for pick in self._pair:
            pick.setChecked(pick is chosen)
        self._show_missing()

    def _show_disagreement(self) -> None:
        against = self._against
        grows = bool(against) == self.disagreement.isHidden()
        for each in (self.disagreement, *self._pair):
            each.setVisible(bool(against))
        if against:
            says = "; ".join(dict.fromkeys(each.says for each in against))
            self.disagreement.setText(_("This does not go with what is recorded: {onset}").format(onset=says))
            self.correct.call(_("Correct the onset: {onset}").format(onset=against[0].corrected))
            self.correct.setEnabled(any(each.cells for each in against))
        if grows:
            self.resized.emit()

    def _show_missing(self, *_arguments: object) -> None:
        self._show_disagreement()
        lacks = self.missing()
        self._missing.setText(_("To record it: {what}.").format(what="; ".join(lacks)) if lacks else "")
        self.record.setEnabled(not lacks)

    def _give(self) -> None:
        because = self._because
        if self.missing() or because is None:
            return
        flags = tuple(flag for flag, pick in self.about.items() if pick.isChecked())
        corrects = tuple(cell for each in self._against for cell in each.cells) if self.correct.isChecked() else ()
        self.given.emit(ReasonGiven(flags, because, self.text.text().strip(), self.since.text().strip(), corrects))
