"""What the keys do, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from examassist.language import translate as _
from examassist.ui.actions import commands
from examassist.ui.dress import at_least
from examassist.ui.emergency.choices import key_text
from examassist.ui.pieces import KeyCap, PrimaryButton, WordsDialog, column, heading, row, words
from examassist.ui.preferences.about import about_lines
from examassist.ui.single_keys import SingleKeys
from examassist.ui.theme import BOLD, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from examassist.knowledge.edition import Edition


def page_keys(single: SingleKeys) -> tuple[tuple[str, str], ...]:
    """The keys of a page, as they are set; the bar at the bottom shows those that work at the moment."""
    always = (
        (_("Enter"), _("accept a number or a list") if single.on else _("answers of a cell as a list")),
        ("Backspace", _("back to blank")),
        (_("arrows"), _("move without changing")),
        ("Alt 1-9, Alt 0", _("go to that step")),
        ("Esc", _("close what is open; nothing is lost")),
    )
    if not single.on:
        return always
    return (
        ("0-9", _("value, then the next cell")),
        (single.cap("normal"), _("normal, then the next cell")),
        (single.cap("same"), _("same on the other side")),
        (single.cap("not_examined"), _("not examined, not asked")),
        (_("Shift {key}").format(key=single.cap("not_examined")), _("rest of this step not examined")),
        (single.cap("unable"), _("unable, then the reason")),
        ("Y N", _("yes, no (questions only)")),
        ("+ -", _("half a grade up or down, where half grades are on")),
        (single.cap("rest_normal"), _("rest of this step normal")),
        (single.cap("note"), _("note at the item")),
        (_("Shift {key}").format(key=single.cap("note")), _("note on the whole step")),
        (single.cap("technique"), _("how it is done")),
        (single.cap("why"), _("why, and sources")),
        (single.cap("timer"), _("timer, where seconds are recorded")),
        (_("{key} 1-3").format(key=single.cap("go")), _("go to what can still change the plan")),
        *always,
    )


def emergency_keys() -> tuple[tuple[str, str], ...]:
    """The keys of the window and the bar of an emergency; every other key does nothing in that window."""
    return (
        (key_text("P"), _("pathway and calls")),
        (key_text("T"), _("transfer page")),
        (key_text("A"), _("I am acting")),
        (key_text("N"), _("assessed: not an emergency")),
        (key_text("K"), _("already known")),
    )


SCROLLS = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
ARRANGED = (((0, 1), (2,), (3,), (4,)), ((0, 1), (2,), (3, 4)), ((0, 1, 3, 4), (2,)), ((0, 1, 2, 3, 4),))
"""Which groups stand under one another, from the widest to the narrowest; the first that fits is shown."""


class KeysHelp(QDialog):
    """Every key of the window on one sheet, in columns; it never is higher or wider than the window."""

    def __init__(self, parent: QWidget, here: Sequence[tuple[str, str]] = (), single: SingleKeys | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keys"))
        inside = column(margins=(24, 16, 24, 16), gap=10)
        inside.addWidget(words(_("Keys"), size=19, weight=BOLD))
        everywhere = [(" ".join(command.caps), command.text) for command in commands() if command.keys]
        half = (len(everywhere) + 1) // 2
        blocks = (
            (_("Here, now"), here),
            (_("In an emergency"), emergency_keys()),
            (_("On a page of the exam"), page_keys(single or SingleKeys())),
            (_("Everywhere"), everywhere[:half]),
            (_("Everywhere, further"), everywhere[half:]),
        )
        room = parent.window().size() - QSize(px(24), px(24))
        sheet = QWidget()
        for arranged in ARRANGED:
            sheet = _sheet([[blocks[at] for at in one] for one in arranged])
            if sheet.sizeHint().width() + px(96) <= room.width():
                break
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        inside.addWidget(self.area, 1)
        inside.addLayout(_closing(self))
        self.setLayout(inside)
        wanted = sheet.sizeHint() + QSize(px(48) + px(24), px(130))
        self.resize(wanted.boundedTo(room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on where the window is lower than the sheet."""
        if (how := SCROLLS.get(Qt.Key(event.key()))) is not None:
            self.area.verticalScrollBar().triggerAction(how)
        else:
            super().keyPressEvent(event)


class About(WordsDialog):
    """What the program is for, which content is in use, and that nobody has reviewed it yet."""

    def __init__(self, parent: QWidget, edition: Edition | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About ExamAssist"))
        at_least(self, width=560)
        inside = column(margins=(28, 22, 28, 22), gap=12)
        first, *others = about_lines(edition)
        inside.addWidget(words(first, size=19, weight=BOLD))
        for text in others:
            inside.addWidget(words(text, ink="text-2", wrap=True))
        inside.addLayout(_closing(self))
        self.setLayout(inside)


def _sheet(columns: Sequence[Sequence[tuple[str, Sequence[tuple[str, str]]]]]) -> QWidget:
    """Columns of groups, each under its title; a group without keys is left out."""
    sheet = QWidget()
    beside = row(gap=28)
    for groups in columns:
        one = column(gap=14)
        for title, keys in groups:
            if keys:
                one.addLayout(_listed(title, keys))
        one.addStretch(1)
        beside.addLayout(one)
    sheet.setLayout(beside)
    return sheet


def _listed(title: str, keys: Sequence[tuple[str, str]]) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    for number, (key, does) in enumerate(keys):
        grid.addWidget(KeyCap(key), number, 0)
        grid.addWidget(words(does, size=13), number, 1)
    whole = column()
    whole.addWidget(heading(title))
    whole.addLayout(grid)
    return whole


def _closing(dialog: QDialog) -> QHBoxLayout:
    line = row()
    line.addStretch(1)
    button = PrimaryButton(_("Close"))
    button.clicked.connect(dialog.accept)
    line.addWidget(button)
    return line
