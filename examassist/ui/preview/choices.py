"""Beside the pages: which document, on which paper, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from examassist.language import translate as _
from examassist.settings import Paper
from examassist.ui.dress import fix
from examassist.ui.pieces import (
    Card,
    Chip,
    KeyedButton,
    KeyedPrimaryButton,
    LinkButton,
    column,
    heading,
    row,
    words,
)
from examassist.ui.sight_area import SightArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.ui.composing import Kind

WIDTH = 316


def names() -> dict[Kind, tuple[str, str]]:
    """Each document with a line about it."""
    return {
        "summary": (_("Summary"), _("For a colleague: page 1 stands alone, findings and reasons follow.")),
        "transfer": (_("Emergency transfer page"), _("One page that goes with the patient.")),
        "leaflet": (_("Patient leaflet"), _("In large print; its texts follow what you ticked.")),
    }


class Choices(QFrame):
    """Tells what is asked for; nothing is written, printed or sent by a choice of document or paper."""

    kind_wanted = Signal(str)
    paper_wanted = Signal(str)
    ticks_wanted = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kinds: dict[Kind, Chip] = {}
        self.papers: dict[str, Chip] = {}
        self.no_transfer = words(
            _("There is no transfer page: nothing recorded raises an emergency. That is no all-clear."),
            size=13,
            ink="text-2",
            wrap=True,
        )
        self.about = words("", size=13, ink="text-2", wrap=True)
        self.ticks = words("", size=13, wrap=True)
        self.change = LinkButton(_("Change what is ticked"))
        self.copy = KeyedButton(_("Copy the note"), "Ctrl Shift C")
        self.print = KeyedButton(_("Print"), "Ctrl P", "printer")
        self.export = KeyedPrimaryButton(_("Export this PDF"), "Ctrl E", "file-down")
        self.back = KeyedButton(_("Back"), "Esc")
        for button, signal in (
            (self.change, self.ticks_wanted),
            (self.copy, self.copy_wanted),
            (self.print, self.print_wanted),
            (self.export, self.export_wanted),
            (self.back, self.back_wanted),
        ):
            button.setAutoDefault(True)
            button.clicked.connect(signal)
        self._arrange()
        fix(self, width=WIDTH)

    # ------------------------------------------------------------------ what is chosen

    def show_choice(self, kind: Kind, paper: str, *, transfer: bool) -> None:
        """Mark document and paper; a transfer page is offered only where there is one."""
        for name, chip in self.kinds.items():
            chip.setChecked(name == kind)
        for size, chip in self.papers.items():
            chip.setChecked(size == paper)
        self.kinds["transfer"].setEnabled(transfer)
        self.no_transfer.setVisible(not transfer)
        self.about.setText(names()[kind][1])
        for widget in (self._ticks_title, self.ticks, self.change):
            widget.setVisible(kind == "leaflet")

    def show_ticks(self, lines: Sequence[str]) -> None:
        """What chose the texts of the leaflet."""
        nothing = _("Nothing is ticked: the sheet says only what to watch for and what comes next.")
        self.ticks.setText("\n".join(lines) or nothing)

    def offer(self, *, on: bool) -> None:
        """Let the document leave, or not while it is not the one that is shown."""
        for button in (self.print, self.export):
            button.setEnabled(on)

    # ------------------------------------------------------------------ arranged

    def _arrange(self) -> None:
        body = QWidget()
        inside = column(margins=(16, 14, 16, 16), gap=10)
        inside.addWidget(heading(_("Document")))
        inside.addWidget(self._documents())
        inside.addWidget(heading(_("Paper")))
        inside.addWidget(self._sheets())
        self._ticks_title = heading(_("Chosen by your ticks"))
        for widget in (self._ticks_title, self.ticks):
            inside.addWidget(widget)
        inside.addWidget(self.change, alignment=Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(heading(_("Text to paste")))
        inside.addWidget(self.copy)
        inside.addWidget(heading(_("Files and paper")))
        kept = _("Nothing is sent. The file's name holds no name, and no other file is replaced.")
        inside.addWidget(words(kept, size=13, ink="text-2", wrap=True))
        for button in (self.export, self.print, self.back):
            inside.addWidget(button)
        inside.addStretch(1)
        body.setLayout(inside)
        area = SightArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        area.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        whole = column(gap=0)
        whole.addWidget(area)
        self.setLayout(whole)

    def _documents(self) -> QWidget:
        card, inside, group = Card(), column(margins=(12, 12, 12, 12), gap=8), QButtonGroup(self)
        for kind, (name, about) in names().items():
            chip = self.kinds[kind] = Chip(name)
            chip.setAccessibleDescription(about)
            chip.clicked.connect(lambda _on=False, kind=kind: self.kind_wanted.emit(kind))
            group.addButton(chip)
            inside.addWidget(chip)
            if kind == "transfer":
                inside.addWidget(self.no_transfer)
        inside.addWidget(self.about)
        card.setLayout(inside)
        return card

    def _sheets(self) -> QWidget:
        card, inside, group = Card(), row(margins=(12, 12, 12, 12)), QButtonGroup(self)
        for paper, name in ((Paper.A4, _("A4")), (Paper.LETTER, _("Letter"))):
            chip = self.papers[paper] = Chip(name)
            chip.setAccessibleDescription(_("Paper"))
            chip.clicked.connect(lambda _on=False, paper=paper: self.paper_wanted.emit(paper))
            group.addButton(chip)
            inside.addWidget(chip)
        inside.addStretch(1)
        card.setLayout(inside)
        return card
