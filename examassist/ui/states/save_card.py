"""The card of answers that cannot be saved: what happened, where they are, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.flow import Flow
from examassist.ui.key_bar import Hint
from examassist.ui.pieces import KeyedButton, LinkButton, PrimaryButton, words, write_in
from examassist.ui.states.overlay import Overlay
from examassist.ui.theme import SEMIBOLD

if TYPE_CHECKING:
    from examassist.ui.shell import Shell

WIDTH = 720


class NotSaved(NamedTuple):
    """How it stands: why, how many answers only the window has, how many the disk has, and since when."""

    why: str
    unsaved: int
    on_disk: int
    since: str


class SaveCard(Overlay):
    """Cannot be closed by habit: one tries again, makes a copy, or says that one goes on without saving."""

    passes = (*Overlay.passes, "Ctrl+S", "Ctrl+E")
    keys = (Hint("Tab", _("next button")), Hint(_("Space"), _("press it")))
    retry_wanted = Signal()
    copy_wanted = Signal()
    export_wanted = Signal()
    go_on_wanted = Signal()

    def __init__(self, window: Shell) -> None:
        super().__init__(window, WIDTH)
        self.add_heading("save").setText(_("Answers cannot be saved"))
        self.what = words("", weight=SEMIBOLD, wrap=True)
        self.safe = words("", wrap=True)
        self.todo = words("", ink="text-2", wrap=True)
        self.status = words("", size=13, weight=SEMIBOLD, ink="urg", wrap=True)
        for text in (self.what, self.safe, self.todo):
            self.inside.addWidget(text)
        self.retry = PrimaryButton(_("Try again"))
        self.copy = KeyedButton(_("Save a copy to…"), "Ctrl S")
        self.export = KeyedButton(_("Export what I have (PDF draft)"), "Ctrl E")
        self.go_on = LinkButton(_("Go on without saving"))
        for button, wanted in (
            (self.retry, self.retry_wanted),
            (self.copy, self.copy_wanted),
            (self.export, self.export_wanted),
            (self.go_on, self.go_on_wanted),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(wanted)
        self.inside.addWidget(Flow([self.retry, self.copy, self.export, self.go_on]))
        self.inside.addWidget(self.status)
        note = _("Keys record nothing while this card is open. What was typed before it is kept.")
        self.spared.append(words(note, size=12, ink="text-2", wrap=True))
        self.inside.addWidget(self.spared[0])
        self.status.hide()

    def show_it(self, now: NotSaved) -> None:
        """Say how it stands, and open unless it is open already."""
        what, _line, rest = now.why.partition("\n")
        todo = rest.rpartition("\n")[2]
        self.what.setText(what)
        self.todo.setText(todo)
        self.todo.setVisible(bool(todo))
        here = translate_count(
            "{n} answer since {time} is in the memory of this window only.",
            "{n} answers since {time} are in the memory of this window only.",
            now.unsaved,
        ).format(n=now.unsaved, time=now.since)
        if not now.unsaved:
            here = _("No answer is lost; there is none yet.")
        before = translate_count(
            "{n} answer before is on the disk.", "{n} answers before are on the disk.", now.on_disk
        ).format(n=now.on_disk)
        lost = _("What is in memory only is lost if ExamAssist or the computer stops before it is saved.")
        self.safe.setText(" ".join(part for part in (here, before if now.on_disk else "", lost) if part))
        self.card.setAccessibleName(f"{self.heading.text()}. {what} {self.safe.text()}")
        self.open_it()

    def say(self, text: str, *, good: bool = False) -> None:
        """Say what came of the last button."""
        self.status.setText(text)
        write_in(self.status, "text-1" if good else "urg")
        self.status.setVisible(bool(text))
        if not self.isHidden():
            self.place()
