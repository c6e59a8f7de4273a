"""The ways a setting is asked for: one of a few, a number, a line, a list of lines; each tells its new value."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from examassist.language import translate as _
from examassist.ui.committed_line import CommittedLine
from examassist.ui.dress import at_least, fix
from examassist.ui.flow import Flow
from examassist.ui.pieces import Chip, column, row, words
from examassist.ui.theme import SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

LINES = 112
"""Height of a field of several lines."""


class Control(QWidget):
    """A setting with its name, what follows from it, and a way to change it."""

    changed = Signal(object)
    """The new value, as the settings hold it."""

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__()
        self.title = title
        self._inside: QVBoxLayout = column(margins=(0, 4, 0, 4), gap=4)
        self._inside.addWidget(words(title, size=14, weight=SEMIBOLD))
        if about:
            self._inside.addWidget(words(about, size=13, ink="text-2", wrap=True))
        self.setLayout(self._inside)

    @abstractmethod
    def show_value(self, value: object) -> None:
        """Show what is set; nothing is told back."""


class OneOf(Control):
    """One of a few values, all in sight."""

    def __init__(self, title: str, choices: Sequence[tuple[object, str]], about: str = "") -> None:
        super().__init__(title, about)
        self.chips: dict[object, Chip] = {}
        group = QButtonGroup(self)
        for value, text in choices:
            chip = self.chips[value] = Chip(text)
            chip.setAccessibleDescription(title)
            chip.clicked.connect(lambda _on=False, value=value: self.changed.emit(value))
            group.addButton(chip)
        self._inside.addWidget(Flow(list(self.chips.values())))

    def show_value(self, value: object) -> None:
        """Mark the value that is set."""
        for each, chip in self.chips.items():
            chip.setChecked(each == value)


class YesNo(OneOf):
    """On or off."""

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__(title, ((True, _("Yes")), (False, _("No"))), about)


class Number(Control):
    """A number between two limits, changed by steps."""

    def __init__(self, title: str, steps: Sequence[int], template: str, about: str = "") -> None:
        super().__init__(title, about)
        self._steps = tuple(steps)
        self._template = template
        self._value = self._steps[0]
        self.less, self.more = QPushButton(_("Less")), QPushButton(_("More"))
        self.shown = words("", size=16, weight=SEMIBOLD)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        at_least(self.shown, width=88)
        line = row(gap=8)
        for widget in (self.less, self.shown, self.more):
            line.addWidget(widget)
        line.addStretch(1)
        self._inside.addLayout(line)
        self.less.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))

    def show_value(self, value: object) -> None:
        """Show the number that is set, and offer only what lies within the limits."""
        if not isinstance(value, int):
            return
        self._value = value
        text = self._template.format(n=value)
        self.shown.setText(text)
        for button, name, on in (
            (self.less, _("Less"), value > self._steps[0]),
            (self.more, _("More"), value < self._steps[-1]),
        ):
            button.setEnabled(on)
            button.setAccessibleName(f"{self.title}: {name}")
            button.setAccessibleDescription(text)

    def _step(self, by: int) -> None:
        others = [step for step in self._steps if (step > self._value if by > 0 else step < self._value)]
        if others:
            self.changed.emit(others[0] if by > 0 else others[-1])


class Line(Control):
    """A line of a person's own words, kept soon after it is typed."""

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__(title, about)
        self.line = CommittedLine(title)
        self.line.setPlaceholderText("")
        self.line.committed.connect(self.changed.emit)
        self._inside.addWidget(self.line)

    def show_value(self, value: object) -> None:
        """Show the words that are set."""
        self.line.show_text(str(value))


class _Lines(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left, as a line does."""
        super().focusOutEvent(event)
        self.left.emit()


class Phones(Control):
    """Names and numbers, one a line; a line that lacks either is said and nothing is kept until it is mended."""

    refused = Signal(str)

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__(title, about)
        self.lines = _Lines()
        self.lines.setAccessibleName(title)
        self.lines.setTabChangesFocus(True)
        fix(self.lines, height=LINES)
        self.lines.left.connect(self._commit)
        self._told: tuple[tuple[str, str], ...] = ()
        self._inside.addWidget(self.lines)

    def show_value(self, value: object) -> None:
        """Show the numbers that are set, unless others are being typed."""
        if isinstance(value, tuple) and not self.lines.document().isModified():
            self._told = value
            self.lines.setPlainText("\n".join(f"{name}: {number}" for name, number in value))

    def _commit(self) -> None:
        found: list[tuple[str, str]] = []
        for line in self.lines.toPlainText().splitlines():
            name, _colon, number = (part.strip() for part in line.rpartition(":"))
            if line.strip() and not (name and number):
                self.refused.emit(_("Write a name, a colon and a number in each line: {line}").format(line=line))
                return
            if line.strip():
                found.append((name, number))
        doubled = {name for name, _number in found if [each for each, _n in found].count(name) > 1}
        if doubled:
            self.refused.emit(_("Each name stands once: {names}").format(names=", ".join(sorted(doubled))))
            return
        if tuple(found) != self._told:
            self._told = tuple(found)
            self.lines.document().setModified(False)
            self.changed.emit(self._told)


class Folder(Control):
    """A folder, chosen in the system's own dialog; or none."""

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__(title, about)
        self._folder: Path | None = None
        self.shown = words("", wrap=True)
        self.choose = QPushButton(_("Choose…"))
        self.choose.setAccessibleDescription(title)
        self.choose.clicked.connect(self._ask)
        self.none = QPushButton(_("None"))
        self.none.setAccessibleDescription(title)
        self.none.clicked.connect(lambda: self.changed.emit(None))
        line = row(gap=8)
        line.addWidget(self.choose)
        line.addWidget(self.none)
        line.addWidget(self.shown, 1)
        self._inside.addLayout(line)

    def show_value(self, value: object) -> None:
        """Show the folder that is set."""
        self._folder = value if isinstance(value, Path) else None
        self.shown.setText(str(self._folder) if self._folder is not None else _("Asked each time"))
        self.none.setEnabled(self._folder is not None)

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.title, str(self._folder or ""))
        if folder:
            self.changed.emit(Path(folder))
