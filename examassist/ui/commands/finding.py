"""What the list of everything leads to: it is filled, remembers what was chosen, and does it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from examassist.ui.commands.catalogue import Entry, of_the_exam, of_the_program, used

if TYPE_CHECKING:
    from examassist.domain.finding import FindingKey
    from examassist.ui.commands.controller import Commands
    from examassist.ui.commands.palette import Palette
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow

REMEMBERED = 5
BATCH = 60
"""Entries prepared at a time: less than a frame's work."""


class Finding(QObject):
    """Opens the list; what was chosen lately stands first, until the window closes."""

    def __init__(self, window: MainWindow, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._recent: list[str] = []
        self._of_exam: tuple[str, tuple[Entry, ...]] | None = None

    def palette(self) -> Palette:
        """The list as it is now."""
        from examassist.ui.commands.palette import Palette

        actions = self._window.actions_.by_id
        enabled = [name for name, action in actions.items() if action.isEnabled() and name != "palette"]
        entries = [*of_the_program(enabled, self._commands.single), *self._exam_entries()]
        palette = Palette(self._window, entries, self._recent, self._about)
        palette.chosen.connect(self._do)
        return palette

    def warm(self) -> None:
        """Prepare the list of an exam while nobody waits for it, a little at a time."""
        left = iter(self._exam_entries())

        def some() -> None:
            batch = list(islice(left, BATCH))
            for entry in batch:
                match("a", entry.text)
            if batch and self._window.screens is not None:
                QTimer.singleShot(0, self, some)

        from examassist.ui.commands import palette  # noqa: F401  what opening it imports
        from examassist.ui.commands.matching import match

        some()

    def _exam_entries(self) -> tuple[Entry, ...]:
        screens = self._window.screens
        if screens is None:
            return ()
        edition = screens.model.edition
        if self._of_exam is None or self._of_exam[0] != edition.digest:
            self._of_exam = (edition.digest, tuple(of_the_exam(edition, screens.titles)))
        return self._of_exam[1]

    def _about(self, entry: Entry) -> str:
        """What stands behind an entry: for a row, what is recorded there."""
        screens = self._window.screens
        if entry.kind != "item" or screens is None:
            return entry.about
        from examassist.reasoning.say import say_for

        model = screens.model
        say = say_for(model.edition)
        keys = model.edition.keys_of(model.edition.item[entry.id])
        found = [finding for key in keys if (finding := model.encounter.finding(key)) is not None]
        parts = [f"{say.side(each.side)} {say.value(each)}".strip() for each in found]
        return " · ".join([entry.number, entry.about, *parts])

    def _do(self, entry: Entry) -> None:
        name = used(entry)
        self._recent = [name, *(each for each in self._recent if each != name)][:REMEMBERED]
        screens = self._window.screens
        if entry.kind == "command":
            self._window.actions_.by_id[entry.id].trigger()
        elif entry.kind == "index":
            self._commands.calculate()
        elif screens is not None:
            self._in_exam(entry, screens)

    def _in_exam(self, entry: Entry, screens: ExamScreens) -> None:
        if entry.kind == "step":
            screens.go_to_step(int(entry.id))
        elif entry.kind in {"item", "how"}:
            screens.go_to_cell(_first_cell(entry.id, screens))
            page = screens.current_page()
            if entry.kind == "how" and page is not None and page.technique is None:
                page.toggle_technique()
        else:
            self._commands.read_about(entry.id)


def _first_cell(item: str, screens: ExamScreens) -> FindingKey:
    """The first blank cell of an item, or its first."""
    keys = screens.model.edition.keys_of(screens.model.edition.item[item])
    return next((key for key in keys if screens.model.encounter.finding(key) is None), keys[0])
