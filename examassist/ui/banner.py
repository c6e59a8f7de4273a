"""The strip on top that always says whose exam this is and whether it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from examassist.language import translate as _
from examassist.ui.dress import draw, fix, icon_of
from examassist.ui.pieces import KeyedButton, column, elided_words, pictured, row, words, write_in
from examassist.ui.sitting_clock import SittingClock
from examassist.ui.theme import BOLD, SEMIBOLD, px

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtGui import QResizeEvent

    from examassist.domain.patient import Patient
    from examassist.ui.plain_label import PlainLabel

HEIGHT = 60
TWO_LINES = 88
_LONG_NAME = 420
_WAYS = ((False, 2, True), (False, 1, True), (False, 1, False), (True, 2, False), (True, 1, False))
"""Whether there are two lines, how many warnings stand by themselves, and whether the buttons stay that keys press."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Pill(QFrame):
    """A short warning in a round amber field."""

    def __init__(self, text: str, icon_name: str = "triangle-alert", *, gives: bool = True) -> None:
        super().__init__()
        line = row(margins=(9, 4, 12, 4), gap=6)
        line.addWidget(pictured(icon_name, "urg", 16))
        self.label = (elided_words if gives else words)(text, size=13, weight=SEMIBOLD, ink="urg")
        line.addWidget(self.label)
        self.setLayout(line)


class _Pair(QWidget):
    """A label and its value, the label lighter than the value."""

    def __init__(self, label: str, *, gives: bool = False) -> None:
        super().__init__()
        line = row(gap=6)
        line.addWidget(words(label, size=13, ink="text-2"), alignment=Qt.AlignmentFlag.AlignVCenter)
        self.value: PlainLabel = (elided_words if gives else words)(size=14, weight=SEMIBOLD)
        line.addWidget(self.value)
        self.setLayout(line)
        self._label = label

    def set_value(self, text: str) -> None:
        self.value.setText(text)
        self.setAccessibleName(f"{self._label} {text}")


class Banner(QFrame):
    """Who is examined, what to be careful about, and when the last answer was saved; it never scrolls."""

    identify_wanted = Signal()
    retry_wanted = Signal()
    help_wanted = Signal()
    theme_wanted = Signal()
    hide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fix(self, height=HEIGHT)
        self.name = elided_words("ExamAssist", size=19, weight=BOLD)
        self.about = words("", size=13, ink="text-2")
        self.not_identified = Pill(_("NOT IDENTIFIED"))
        self.identify = KeyedButton(_("Identify"))
        self.identify.clicked.connect(self.identify_wanted)
        self._born, self._sex, self._number = _Pair(_("Born")), _Pair(_("Sex")), _Pair(_("ID"), gives=True)
        self.from_paper = Pill(_("FROM PAPER"), "sticky-note", gives=False)
        self._alerts = [Pill(""), Pill("")]
        self._told: tuple[str, ...] = ()
        self._always_two = False
        self._saved_icon = QLabel()
        self.saved = words("", size=13, ink="text-2")
        self.retry = KeyedButton(_("Try again"))
        self.retry.clicked.connect(self.retry_wanted)
        self.help = KeyedButton(_("Keys"), "F1")
        self.help.clicked.connect(self.help_wanted)
        self.theme = QPushButton()
        fix(self.theme, width=48)
        self.theme.clicked.connect(self.theme_wanted)
        self.show_theme(dark=False)
        self.clock = SittingClock()
        self.lock = QPushButton()
        fix(self.lock, width=48)
        icon_of(self.lock, "lock", "text-1")
        self.lock.setAccessibleName(_("Hide everything"))
        self.lock.setToolTip(_("Hide everything (Ctrl L)"))
        self.lock.clicked.connect(self.hide_wanted)
        self.setLayout(self._arranged())
        self.show_nobody("")

    def _arranged(self) -> QVBoxLayout:
        whole = column(margins=(20, 0, 16, 0), gap=0)
        line, self._first, self._second = row(gap=20), row(gap=20), row(gap=20)
        for widget in (self.name, self.about, self.not_identified, self.identify):
            line.addWidget(widget)
        self._alone = QWidget()
        alone = row(gap=20)
        for fact in self._facts():
            alone.addWidget(fact)
        self._alone.setLayout(alone)
        self._alone.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._first.addWidget(self._alone)
        line.addLayout(self._first)
        line.addStretch(1)
        saving = row(gap=6)
        saving.addWidget(self._saved_icon)
        saving.addWidget(self.saved)
        line.addLayout(saving)
        line.addWidget(self.retry)
        line.addWidget(self.clock)
        line.addWidget(self.theme)
        line.addWidget(self.lock)
        line.addWidget(self.help)
        whole.addLayout(line, 1)
        whole.addLayout(self._second)
        self._second.addStretch(1)
        return whole

    def show_two_lines(self, *, on: bool) -> None:
        """Put what does not fit beside the name on a line of its own, in a window that is narrow or magnified."""
        self._always_two = on
        self._fit()

    def _fit(self) -> None:
        """Give way in this order until nothing is cut: a second warning, menu and keys, then a second line.

        A birth date or a name cut short is somebody else's; a warning that is counted is still a warning.
        """
        room = self.width()
        for two, pills, buttons in _WAYS:
            if self._always_two and not two and not self._born.isHidden():
                continue
            self._show_pills(pills)
            buttons = buttons and self.from_paper.isHidden()  # noqa: PLW2901  that it is from paper needs the room too
            if (self._needed_below() if two else self._needed(buttons=buttons)) <= room:
                break
        self._show_lines(two=two)
        for button in (self.theme, self.help):
            button.setVisible(buttons)

    def _show_lines(self, *, two: bool) -> None:
        fix(self, height=TWO_LINES if two else HEIGHT)
        if two == (self._second.indexOf(self._alone) >= 0):
            return
        if two:
            self._second.insertWidget(0, self._alone)
        else:
            self._first.addWidget(self._alone)
        self._second.setContentsMargins(0, 0, 0, px(10) if two else 0)

    def _needed(self, *, buttons: bool) -> int:
        """How wide one line is in which nothing is cut; a name longer than any line counts as a long one."""
        parts = [self.not_identified, self.identify, self.retry, self.clock, self.lock]
        wide = [each.sizeHint().width() for each in (*parts, *self._facts()) if not each.isHidden()]
        if not self.name.isHidden():
            wide.append(min(self.name.sizeHint().width(), px(_LONG_NAME)))
        saved = self.saved.fontMetrics().horizontalAdvance(_("Saved {time}").format(time="00:00:00"))
        wide.append(max(saved, self.saved.sizeHint().width()) + px(16 + 6))
        if buttons:
            wide += [each.sizeHint().width() for each in (self.theme, self.help)]
        return sum(wide) + px(20) * len(wide) + px(20 + 16)

    def _needed_below(self) -> int:
        """How wide a second line is in which nothing is cut."""
        wide = [each.sizeHint().width() for each in self._facts() if not each.isHidden()]
        return sum(wide) + px(20) * len(wide) + px(20 + 16)

    def _facts(self) -> tuple[QWidget, ...]:
        return (self._born, self._sex, self._number, self.from_paper, *self._alerts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def show_theme(self, *, dark: bool) -> None:
        """Offer the other theme."""
        icon_of(self.theme, "sun" if dark else "moon", "text-1")
        self.theme.setAccessibleName(_("Light theme") if dark else _("Dark theme"))
        self.theme.setToolTip(self.theme.accessibleName())

    # ------------------------------------------------------------------ who

    def show_nobody(self, about: str) -> None:
        """No exam is open."""
        self.name.setText("ExamAssist")
        self.about.setText(about)
        self.about.show()
        for widget in (self.not_identified, self.identify, self._born, self._sex, self._number):
            widget.hide()
        self._told = ()
        self.show_from_paper("")
        self.clock.stop()
        self.show_saving_is_off()

    def show_patient(self, patient: Patient, on: date) -> None:
        """The patient as recorded; what is not recorded is said to be not known."""
        self.about.hide()
        identified = patient.identified
        self.name.setText(patient_name(patient))
        self.name.setVisible(identified)
        self.not_identified.setVisible(not identified)
        self.identify.setVisible(not identified)
        self._born.set_value(born_text(patient, on))
        self._sex.set_value(sex_text(patient))
        self._number.set_value(patient.id or _("Not known"))
        for pair in (self._born, self._sex, self._number):
            pair.show()
        self._fit()

    def show_from_paper(self, text: str) -> None:
        """Say that values are being typed from paper, and in full to whoever asks; nothing for an empty text."""
        self.from_paper.setToolTip(text)
        self.from_paper.label.setMinimumWidth(self.from_paper.label.sizeHint().width())  # nothing squeezes it
        self.from_paper.setAccessibleName(text)
        self.from_paper.setVisible(bool(text))
        self._fit()

    def show_alerts(self, alerts: tuple[str, ...]) -> None:
        """What to be careful about, from recorded answers; at most two, the rest counted."""
        if alerts != self._told:
            self._told = alerts
            self._fit()

    def _show_pills(self, count: int) -> None:
        shown = list(self._told[:count])
        if len(self._told) > len(shown):
            shown[-1] = _("{alert} and {n} more").format(alert=shown[-1], n=len(self._told) - len(shown))
        for pill, text in zip(self._alerts, [*shown, "", ""], strict=False):
            pill.label.setText(text)
            pill.setVisible(bool(text))

    # ------------------------------------------------------------------ saved

    def show_saved(self, at: datetime) -> None:
        """Everything up to this moment is on the disk."""
        self._say_saving(_("Saved {time}").format(time=f"{at:%H:%M:%S}"), "check", "text-2")

    def show_saving(self) -> None:
        """The newest answer is on its way to the disk."""
        self._say_saving(_("Saving"), "ellipsis", "text-2")

    def show_not_saved(self, since: datetime, why: str) -> None:
        """Answers are in memory only, since that moment."""
        self._say_saving(_("Not saved since {time}").format(time=f"{since:%H:%M}"), "triangle-alert", "urg")
        self.saved.setToolTip(why)
        self.retry.show()
        self._fit()

    def show_saving_is_off(self, text: str = "") -> None:
        """Nothing is saved, because nothing is open or the journal could not be."""
        self._say_saving(text, "triangle-alert" if text else "", "urg")

    def _say_saving(self, text: str, icon_name: str, ink: str) -> None:
        self.saved.setText(text)
        self.saved.setToolTip("")
        write_in(self.saved, ink)
        self._saved_icon.setVisible(bool(icon_name))
        if icon_name:
            draw(self._saved_icon, icon_name, ink, 16)
        if not self.retry.isHidden():
            self.retry.hide()
            self._fit()


def patient_name(patient: Patient) -> str:
    """``LAST, First``; the parts that are known."""
    family = (patient.family_name or "").upper()
    given = patient.given_name or ""
    name = ", ".join(part for part in (family, given) if part)
    return name or patient.latin_name or (_("Name not known") if patient.identified else _("Not identified"))


def born_text(patient: Patient, on: date) -> str:
    """``14-Mar-1955 (71 y)``."""
    age = patient.age_on(on)
    if patient.birth_date is not None:
        return _("{day} ({age} y)").format(day=day_text(patient.birth_date), age=age)
    return _("Not known") if age is None else _("Not known ({age} y)").format(age=age)


def sex_text(patient: Patient) -> str:
    """The sex as recorded."""
    texts = {"female": _("Female"), "male": _("Male"), "other": _("Other")}
    return texts.get(str(patient.sex), _("Not known"))


def day_text(day: date) -> str:
    """``14-Mar-1955``, which no one can read the wrong way round."""
    return f"{day.day:02d}-{MONTHS[day.month - 1]}-{day.year}"
