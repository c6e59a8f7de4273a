"""What can be done from anywhere in the window: its name, its keys and the menu it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QAction, QKeySequence

from examassist.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QMainWindow, QMenu

Menu = Literal["file", "edit", "exam", "view", "help"]


@dataclass(frozen=True)
class Command:
    """One thing that can be done; ``in_exam`` when an exam must be open for it."""

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    in_exam: bool = False
    after_a_line: bool = False
    single: str = ""
    """The name of the single key that does the same, as in SINGLE_KEYS."""

    @property
    def caps(self) -> tuple[str, ...]:
        """The keys of its first shortcut, one by one; the plus between them is no key, the last one may be."""
        if not self.keys:
            return ()
        held, _plus, last = self.keys[0][:-1].rpartition("+")
        return (*filter(None, held.split("+")), last + self.keys[0][-1])


def commands() -> tuple[Command, ...]:
    """Everything, in the order of the menus."""
    return (
        Command("new", _("New exam"), "file", ("Ctrl+N",)),
        Command("drafts", _("Drafts"), "file", ("Ctrl+D",)),
        Command("open", _("Open a file"), "file", ("Ctrl+O",)),
        Command("save", _("Save as a file"), "file", ("Ctrl+S",), in_exam=True, after_a_line=True),
        Command("preview", _("Report preview"), "file", ("Ctrl+R",), in_exam=True, after_a_line=True),
        Command("leaflet", _("Patient leaflet"), "file", in_exam=True),
        Command("print", _("Print"), "file", ("Ctrl+P",), in_exam=True),
        Command("export", _("Export PDF (draft)"), "file", ("Ctrl+E",), in_exam=True),
        Command("blank", _("Blank checklist to print"), "file", after_a_line=True),
        Command("blank_all", _("Blank checklist, every row"), "file"),
        Command("close", _("Close this exam"), "file", ("Ctrl+W",), in_exam=True, after_a_line=True),
        Command("quit", _("Quit"), "file", ("Ctrl+Q",)),
        Command("undo", _("Undo"), "edit", ("Ctrl+Z",), in_exam=True),
        Command("redo", _("Redo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), in_exam=True),
        Command("copy", _("Copy whole note"), "edit", ("Ctrl+Shift+C",), in_exam=True, after_a_line=True),
        Command("settings", _("Settings"), "edit", ("Ctrl+,",), after_a_line=True),
        Command("identify", _("Identify the patient"), "exam", ("Ctrl+I",), in_exam=True),
        Command("earlier", _("Attach an earlier visit"), "exam", ("Ctrl+Shift+O",), in_exam=True),
        Command("from_paper", _("Entered from paper"), "exam", in_exam=True),
        Command("check", _("Check and export"), "exam", ("Ctrl+Return", "Ctrl+Enter"), in_exam=True),
        Command("next", _("Next step"), "exam", ("PgDown",), in_exam=True, after_a_line=True),
        Command("previous", _("Previous step"), "exam", ("PgUp",), in_exam=True),
        Command("technique", _("How it is done"), "exam", in_exam=True, after_a_line=True, single="technique"),
        Command("why", _("Why, and sources"), "exam", in_exam=True, single="why"),
        Command("note", _("Note"), "exam", in_exam=True, single="note"),
        Command("step_note", _("Note on the whole step"), "exam", in_exam=True),
        Command("go", _("Go to what can still change the plan"), "exam", in_exam=True, single="go"),
        Command("timer", _("Timer"), "exam", in_exam=True, single="timer"),
        Command("calculator", _("Calculator: pressures and indices"), "exam", ("Ctrl+B",), in_exam=True),
        Command("pathway", _("Pathway and calls"), "exam", in_exam=True, after_a_line=True),
        Command("panel", _("Live assessment"), "view", ("Ctrl+.",), in_exam=True),
        Command("marks", _("Marks of the last visit"), "view", ("Ctrl+Shift+P",), in_exam=True),
        Command("over_time", _("Over time"), "view", ("Ctrl+T",), in_exam=True),
        Command("larger", _("Larger"), "view", ("Ctrl++", "Ctrl+="), after_a_line=True),
        Command("smaller", _("Smaller"), "view", ("Ctrl+-",)),
        Command("unzoomed", _("Usual size"), "view", ("Ctrl+0",)),
        Command("theme_system", _("As light as the system"), "view", after_a_line=True),
        Command("theme_light", _("Light"), "view"),
        Command("theme_dark", _("Dark"), "view"),
        Command("theme_contrast", _("High contrast, light"), "view"),
        Command("theme_contrast_dark", _("High contrast, dark"), "view"),
        Command("fingers", _("Layout for fingers"), "view", after_a_line=True),
        Command("palette", _("Find anything"), "view", ("Ctrl+K",)),
        Command("zone", _("Next part of the window"), "view", ("F6",)),
        Command("lock", _("Hide everything"), "view", ("Ctrl+L",), after_a_line=True),
        Command("wipe", _("Wipe the keyboard: ignore keys for 30 seconds"), "view"),
        Command("keys", _("Keys"), "help", ("F1",)),
        Command("about", _("About ExamAssist"), "help"),
    )


def menu_titles() -> dict[Menu, str]:
    """The menus from left to right."""
    return {"file": _("&File"), "edit": _("&Edit"), "exam": _("E&xam"), "view": _("&View"), "help": _("&Help")}


class Actions:
    """The menus of one window, wired to what it does."""

    def __init__(self, window: QMainWindow, do: Mapping[str, Callable[[], None]]) -> None:
        self._window = window
        self._steps: list[QAction] = []
        self._menus: dict[Menu, QMenu] = {}
        self.by_id: dict[str, QAction] = {}
        for name, title in menu_titles().items():
            self._menus[name] = window.menuBar().addMenu(title)
        self._in_exam: list[QAction] = []
        self._offered: dict[QAction, bool] = {}
        """What is offered where nothing lies over the window."""
        self._allowed: frozenset[str] | None = None
        for command in commands():
            action = QAction(command.text, window)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.triggered.connect(_without_arguments(do[command.id]))
            if command.after_a_line:
                self._menus[command.menu].addSeparator()
            self._menus[command.menu].addAction(action)
            self.by_id[command.id] = action
            if command.in_exam:
                self._in_exam.append(action)
        self.show_exam(is_open=False)

    def show_exam(self, *, is_open: bool) -> None:
        """Offer what needs an open exam, or do not."""
        for action in self._in_exam:
            self._offer(action, on=is_open)

    def offer(self, command: str, *, on: bool) -> None:
        """Offer that, or do not."""
        self._offer(self.by_id[command], on=on)

    def hold(self, allowed: Iterable[str] | None) -> None:
        """Offer only what has one of these keys, whatever else is offered; None when nothing is held any more."""
        self._allowed = frozenset(allowed) if allowed is not None else None
        for action in (*self.by_id.values(), *self._steps):
            self._offer(action, on=self._offered.get(action, True))

    def _offer(self, action: QAction, *, on: bool) -> None:
        self._offered[action] = on
        keys = {key.toString() for key in action.shortcuts()}
        action.setEnabled(on and (self._allowed is None or bool(keys & self._allowed)))

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Say what undo and redo would do."""
        for name, plain, what in (("undo", _("Undo"), undo), ("redo", _("Redo"), redo)):
            action = self.by_id[name]
            self._offer(action, on=what is not None)
            action.setText(_("{undo}: {what}").format(undo=plain, what=what.replace("&", "&&")) if what else plain)

    def show_steps(self, steps: Mapping[int, str], go: Callable[[int], None]) -> None:
        """One entry and one key for each step."""
        for action in self._steps:
            self._menus["exam"].removeAction(action)
            self._offered.pop(action, None)
            action.deleteLater()
        self._steps = []
        for number, title in steps.items():
            action = QAction(title.replace("&", "&&"), self._window)
            if number <= 9:  # noqa: PLR2004  there are no more digits
                action.setShortcut(QKeySequence(f"Alt+{number}"))
            action.triggered.connect(_without_arguments(partial(go, number)))
            self._menus["exam"].addAction(action)
            self._offer(action, on=True)
            self._steps.append(action)


def _without_arguments(do: Callable[[], None]) -> Callable[[], None]:
    def done(*_arguments: object) -> None:
        do()

    return done
