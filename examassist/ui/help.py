"""What the keys do, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from examassist import __version__
from examassist.language import translate as _
from examassist.ui.actions import commands
from examassist.ui.dress import at_least
from examassist.ui.pieces import KeyCap, PrimaryButton, column, row, words
from examassist.ui.theme import BOLD

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition


def page_keys() -> tuple[tuple[str, str], ...]:
    """The keys of a page; the bar at the bottom shows those that work at the moment."""
    return (
        ("0-9", _("value, then the next cell")),
        ("Space", _("normal, then the next cell")),
        ("=", _("same on the other side")),
        ("X", _("not examined, not asked")),
        ("U", _("unable, then the reason")),
        ("Y N", _("yes, no (questions only)")),
        ("A", _("rest of this step normal")),
        ("Backspace", _("back to blank")),
        ("?", _("how it is done")),
        ("Alt 1-9", _("go to that step")),
    )


class KeysHelp(QDialog):
    """Every key of the window on one sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        inside = column(margins=(28, 22, 28, 22), gap=14)
        inside.addWidget(words(_("Keys"), size=19, weight=BOLD))
        both = row(gap=40)
        both.addLayout(_listed(page_keys()))
        everywhere = [(command.keys[0].replace("+", " "), command.text) for command in commands() if command.keys]
        both.addLayout(_listed(tuple(everywhere)))
        inside.addLayout(both)
        inside.addLayout(_closing(self))
        self.setLayout(inside)


class About(QDialog):
    """What the program is for, which content is in use, and that nobody has reviewed it yet."""

    def __init__(self, parent: QWidget, edition: Edition | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About ExamAssist"))
        at_least(self, width=560)
        inside = column(margins=(28, 22, 28, 22), gap=12)
        inside.addWidget(words(f"ExamAssist {__version__}", size=19, weight=BOLD))
        inside.addWidget(words(_("Decision support for trained clinicians; it does not diagnose."), wrap=True))
        if edition is not None:
            header = edition.header
            name = _("{title}, edition {edition} ({digest})").format(
                title=header.title, edition=header.edition, digest=edition.short_digest
            )
            for text in (name, header.intended_use, header.limits):
                inside.addWidget(words(text, ink="text-2", wrap=True))
        inside.addLayout(_closing(self))
        self.setLayout(inside)


def _listed(keys: tuple[tuple[str, str], ...]) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(7)
    for number, (key, does) in enumerate(keys):
        grid.addWidget(KeyCap(key), number, 0)
        grid.addWidget(words(does), number, 1)
    whole = column()
    whole.addLayout(grid)
    whole.addStretch(1)
    return whole


def _closing(dialog: QDialog) -> QHBoxLayout:
    line = row()
    line.addStretch(1)
    button = PrimaryButton(_("Close"))
    button.clicked.connect(dialog.accept)
    line.addWidget(button)
    return line
