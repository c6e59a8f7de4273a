"""Who is examined: the form before a new exam, and the same form when a patient is identified later."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from examassist.domain.patient import ADULT, Patient, Sex
from examassist.language import translate as _
from examassist.ui.banner import MONTHS, day_text
from examassist.ui.dress import at_least, fix
from examassist.ui.pieces import Card, Chip, KeyedButton, KeyedPrimaryButton, column, row, words
from examassist.ui.sight_area import SightArea
from examassist.ui.theme import BOLD, SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 640
OLDEST = 130

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[ -]?([A-Za-z]{3})[A-Za-z]*[ -]?(\d{4})")


def read_birth_date(text: str) -> date | None:
    """The date typed as 1955-03-14 or 14-Mar-1955; None for anything else, because 03/04/1955 is read two ways."""
    typed = text.strip()
    try:
        if match := _ISO.fullmatch(typed):
            return date(*(int(part) for part in match.groups()))
        if (match := _NAMED.fullmatch(typed)) and match[2].capitalize() in MONTHS:
            return date(int(match[3]), MONTHS.index(match[2].capitalize()) + 1, int(match[1]))
    except ValueError:
        return None
    return None


class NewExam(QWidget):
    """Five fields, none of them required; whoever is under 18 is refused."""

    started = Signal(object)
    """A Patient; one without name and number when the patient is identified later."""
    cancelled = Signal()

    def __init__(self, complaint: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._complaint = complaint
        self.family, self.given, self.number, self.born = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.born.setPlaceholderText(_("14-Mar-1955 or 1955-03-14"))
        for field in (self.family, self.given):
            field.setMaxLength(200)
        self.number.setMaxLength(64)
        self.sex = QButtonGroup(self)
        self.title = words("", size=22, weight=BOLD)
        self.about = words("", size=14, ink="text-2", wrap=True)
        self.echo = words("", size=13, weight=SEMIBOLD, ink="text-2", wrap=True)
        self.start = KeyedPrimaryButton("", "Enter")
        self.later = KeyedButton(_("Identify later"))
        self.cancel = KeyedButton(_("Cancel"), "Esc")
        self.start.clicked.connect(self.accept)
        self.later.clicked.connect(lambda: self.started.emit(Patient()))
        self.cancel.clicked.connect(self.cancelled)
        for field in (self.family, self.given, self.number, self.born):
            field.returnPressed.connect(self.accept)
        self.born.textChanged.connect(self._say_date)
        self.setLayout(self._scrolled())
        self.ask()

    def _scrolled(self) -> QVBoxLayout:
        """The form, which scrolls where the letters are large."""
        page = QWidget()
        page.setLayout(self._arranged())
        area = SightArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        whole = column(gap=0)
        whole.addWidget(area)
        return whole

    def _arranged(self) -> QVBoxLayout:
        whole = column(margins=(24, 40, 24, 24))
        card = Card()
        fix(card, width=WIDTH)
        inside = column(margins=(28, 24, 28, 24), gap=10)
        inside.addWidget(self.title)
        inside.addWidget(self.about)
        inside.addSpacing(6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        fields = [(_("Family name"), self.family), (_("Given name"), self.given)]
        fields += [(_("Birth date"), self.born), (_("ID"), self.number)]
        for number, (label, field) in enumerate(fields):
            line, place = divmod(number, 2)
            name = words(label, size=13, weight=SEMIBOLD, ink="text-2")
            name.setBuddy(field)
            field.setAccessibleName(label)
            at_least(field, height=38)
            grid.addWidget(name, 3 * line, place)
            grid.addWidget(field, 3 * line + 1, place)
        grid.setRowMinimumHeight(2, 8)
        grid.addWidget(self.echo, 5, 0, 1, 2)
        inside.addLayout(grid)
        inside.addWidget(words(_("Sex"), size=13, weight=SEMIBOLD, ink="text-2"))
        inside.addLayout(self._sexes())
        inside.addSpacing(12)
        buttons = row(gap=10)
        buttons.addWidget(self.start)
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        inside.addLayout(buttons)
        card.setLayout(inside)
        whole.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(1)
        return whole

    def _sexes(self) -> QHBoxLayout:
        line = row()
        texts = {Sex.FEMALE: _("Female"), Sex.MALE: _("Male"), Sex.OTHER: _("Other"), Sex.UNKNOWN: _("Not known")}
        for number, (sex, text) in enumerate(texts.items()):
            chip = Chip(text)
            chip.setProperty("sex", str(sex))
            chip.setAccessibleName(_("Sex: {sex}").format(sex=text))
            self.sex.addButton(chip, number)
            line.addWidget(chip)
        line.addStretch(1)
        return line

    # ------------------------------------------------------------------ what it asks

    def ask(self, patient: Patient | None = None) -> None:
        """Ask who is examined before a new exam; or, with a patient, correct or complete who it is."""
        new = patient is None
        self.title.setText(_("New exam") if new else _("Identify the patient"))
        self.about.setText(self._complaint)
        self.about.setVisible(new)
        self.start.setText(_("Start exam") if new else _("Save"))
        self.later.setVisible(new)
        known = patient or Patient()
        self.family.setText(known.family_name or "")
        self.given.setText(known.given_name or "")
        self.number.setText(known.id or "")
        self.born.setText(day_text(known.birth_date) if known.birth_date else "")
        for chip in self.sex.buttons():
            chip.setChecked(chip.property("sex") == str(known.sex))
        self.hold(on=False)
        self._say_date()

    def hold(self, *, on: bool) -> None:
        """Take no keys while the exam is being entered into the journal."""
        self.setEnabled(not on)

    def accept(self) -> None:
        """Give the patient as typed, or say what stands in the way."""
        if self.refusal():
            self._say_date()
            self.born.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        chosen = self.sex.checkedButton()
        sex = Sex(str(chosen.property("sex"))) if chosen is not None else Sex.UNKNOWN
        try:
            patient = Patient(
                id=self.number.text().strip() or None,
                family_name=self.family.text().strip() or None,
                given_name=self.given.text().strip() or None,
                birth_date=read_birth_date(self.born.text()),
                sex=sex,
            )
        except ValidationError:
            self._say(_("A name or the ID is too long."))
            return
        self.started.emit(patient)

    def refusal(self) -> str:
        """Why the birth date as typed cannot be used; empty when it can, or when none is given."""
        typed = self.born.text().strip()
        if not typed:
            return ""
        born = read_birth_date(typed)
        if born is None:
            return _("Write the birth date as 14-Mar-1955 or 1955-03-14.")
        age = Patient(birth_date=born).age_on(self._today())
        if born > self._today() or age is None or age > OLDEST:
            return _("{day} cannot be a birth date.").format(day=day_text(born))
        if age < ADULT:
            return _("{age} years: ExamAssist is for adults. None of its sources is about patients under 18.").format(
                age=age
            )
        return ""

    def _say_date(self) -> None:
        refusal = self.refusal()
        born = read_birth_date(self.born.text())
        if refusal and (born is not None or not self.born.hasFocus()):
            self._say(refusal)
            return
        age = Patient(birth_date=born).age_on(self._today()) if born is not None else None
        self.echo.setText(_("{day}, {age} years").format(day=day_text(born), age=age) if born is not None else " ")

    def _say(self, text: str) -> None:
        self.echo.setText(text)
