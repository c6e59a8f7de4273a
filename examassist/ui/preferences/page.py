"""Every setting of this workstation on one page, in cards; a change holds at once and is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from examassist.language import translate as _
from examassist.settings import LOCK_MINUTES, Country, Layout, Paper, Place, Settings, Theme, settings_file
from examassist.ui.appearance import STEPS
from examassist.ui.pieces import Card, KeyedButton, LinkButton, column, row, words
from examassist.ui.preferences.controls import Control, Folder, Line, Number, OneOf, Phones, YesNo
from examassist.ui.sight_area import SightArea
from examassist.ui.theme import BOLD, px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDTH = 860


def appearance() -> dict[str, Control]:
    """How the window looks."""
    return {
        "theme": OneOf(
            _("Theme"),
            (
                (Theme.SYSTEM, _("As the system")),
                (Theme.LIGHT, _("Light")),
                (Theme.DARK, _("Dark")),
                (Theme.HIGH_CONTRAST, _("High contrast, light")),
                (Theme.HIGH_CONTRAST_DARK, _("High contrast, dark")),
            ),
        ),
        "zoom": Number(_("Size of everything"), STEPS, _("{n} %"), _("Ctrl + and Ctrl - change it anywhere.")),
        "layout": OneOf(
            _("Made for"),
            (
                (Layout.AUTO, _("What is used: fingers after the first touch")),
                (Layout.MOUSE, _("Keyboard and mouse")),
                (Layout.TOUCH, _("Fingers")),
            ),
        ),
        "reduced_motion": YesNo(
            _("Keep everything still"),
            _("The mark where one types does not blink; menus, lists and tips do not slide or fade."),
        ),
    }


def exam() -> dict[str, Control]:
    """How an exam is done."""
    return {
        "half_grades": YesNo(
            _("Half grades of strength"),
            _("Offers 4- and 4+. Two examiners agree less often with them than with whole grades."),
        ),
        "hide_until_impression": YesNo(
            _("Your impression first"),
            _("Keeps words of fit and tests back until you have said yours. Red flags are always shown."),
        ),
        "country": OneOf(
            _("Guidance of"),
            ((Country.US, _("United States")), (Country.UK, _("United Kingdom"))),
            _("Changes words and advice, never what is urgent. Holds for exams begun from now on."),
        ),
        "place": OneOf(
            _("Patients are seen in"),
            (
                (Place.PRIMARY_CARE, _("Primary care")),
                (Place.EMERGENCY, _("Emergency department")),
                (Place.SPINE_CLINIC, _("Spine clinic")),
            ),
            _("Changes words and advice, never what is urgent. Holds for exams begun from now on."),
        ),
    }


def report() -> dict[str, Control]:
    """What is printed."""
    return {
        "clinic": Line(_("Clinic"), _("Stands at the head of every report.")),
        "paper": OneOf(_("Paper"), ((Paper.A4, _("A4")), (Paper.LETTER, _("Letter")))),
    }


def safety() -> dict[str, Control]:
    """Whom to phone."""
    return {
        "phones": Phones(
            _("Phone numbers for emergencies"),
            _("One a line: a name, a colon, a number. Shown when an emergency is raised."),
        ),
        "pathway": Line(_("Pathway of this room"), _("Where patients are sent, in one sentence.")),
    }


def lock() -> dict[str, Control]:
    """When what is shown is hidden."""
    low, high = LOCK_MINUTES
    return {
        "lock_minutes": Number(
            _("Hide everything after"),
            range(low, high + 1),
            _("{n} min"),
            _("Without a key, a click or a running timer. The exam stays open behind it."),
        )
    }


def data() -> dict[str, Control]:
    """Where files go."""
    return {
        "export_folder": Folder(
            _("Exports and copies go to"),
            _("Offered first; each time another folder can be chosen. What lies there is not encrypted."),
        )
    }


class _Column(QWidget):
    """As wide as is read with ease, however wide the window is."""

    def __init__(self) -> None:
        super().__init__()
        self.restyled()

    def restyled(self) -> None:
        self.setMaximumWidth(px(WIDTH))


class SettingsPage(QWidget):
    """Tells what is changed, and shows what is set; other parts of the program may add cards of their own."""

    changed = Signal(str, object)
    """The name of the setting and its new value."""
    refused = Signal(str)
    closed = Signal()
    about_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls: dict[str, Control] = {}
        self._card_count = 0
        self._cards = column(margins=(0, 0, 0, 24), gap=14)
        self.close_button = KeyedButton(_("Close"), "Esc")
        self.close_button.clicked.connect(self.closed)
        self.about = LinkButton(_("About ExamAssist: versions, sources, intended use, licences"))
        self.about.clicked.connect(self.about_wanted)
        for title, controls in (
            (_("Appearance"), appearance()),
            (_("Exam"), exam()),
            (_("Report"), report()),
            (_("Safety"), safety()),
            (_("Privacy"), lock()),
            (_("Data"), data()),
        ):
            self._add(title, controls)
        self._end = row()
        self._end.addWidget(self.about)
        self._end.addStretch(1)
        self._cards.addLayout(self._end)
        self._cards.addStretch(1)
        self._arrange()

    def _add(self, title: str, controls: dict[str, Control]) -> None:
        body = QWidget()
        inside = column(gap=12)
        for name, control in controls.items():
            self.controls[name] = control
            control.changed.connect(lambda value, name=name: self.changed.emit(name, value))
            if isinstance(control, Phones):
                control.refused.connect(self.refused)
            inside.addWidget(control)
        body.setLayout(inside)
        self.add_card(title, body)

    def add_card(self, title: str, body: QWidget) -> None:
        """Add a card of settings that another part of the program asks for, such as its keys."""
        card = Card()
        inside = column(margins=(20, 16, 20, 16), gap=8)
        inside.addWidget(words(title, size=16, weight=BOLD))
        inside.addWidget(body)
        card.setLayout(inside)
        self._cards.insertWidget(self._card_count, card)  # after the cards before it, and above what ends the page
        self._card_count += 1

    def _arrange(self) -> None:
        page = _Column()
        page.setLayout(self._cards)
        area = SightArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        head = row(gap=12)
        names = column(gap=2)
        names.addWidget(words(_("Settings"), size=22, weight=BOLD))
        where = _("Every change holds at once and is kept in {file}").format(file=settings_file())
        names.addWidget(words(where, size=13, ink="text-2", wrap=True))
        head.addLayout(names, 1)
        head.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        whole = column(margins=(24, 16, 24, 0), gap=12)
        whole.addLayout(head)
        whole.addWidget(area, 1)
        self.setLayout(whole)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        for name, control in self.controls.items():
            control.show_value(getattr(settings, name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
