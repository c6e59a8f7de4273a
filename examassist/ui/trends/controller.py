"""Over time in its window: opened from anywhere in an exam that has earlier visits, left with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from examassist.language import translate as _
from examassist.ui.key_bar import Hint

# What draws the page is imported when it is asked for: the window's first paint waits for nothing.
if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from examassist.domain.finding import FindingKey
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.main_window import MainWindow
    from examassist.ui.trends.page import TrendPage


class Trends(QObject):
    """One for each window; the page is made when it is asked for, and gone when it is left."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: TrendPage | None = None
        self._model: EncounterModel | None = None
        self._panel: QWidget | None = None
        window.pages.currentChanged.connect(self._on_page)

    def doings(self) -> dict[str, Callable[[], None]]:
        """What can be done from anywhere in the window."""
        return {"over_time": self.show}

    @property
    def shown(self) -> bool:
        """Whether it is the page in the middle of the window."""
        return self.page is not None and self._window.pages.currentWidget() is self.page

    def show(self) -> None:
        """Show the visits of the open exam; where none is beside it, say how to attach one."""
        window = self._window
        if window.screens is None or self.shown:
            return
        model = window.screens.model
        if not any(visit.examined_at < model.encounter.examined_at for visit in window.desk.earlier):
            window.notice.say(_("No earlier visit stands beside this exam. Ctrl Shift O attaches one from a file."))
            return
        window.screens.commit()
        from examassist.ui.trends.page import TrendPage

        self.page = page = TrendPage(model.edition)
        page.back_wanted.connect(window.back)
        page.cell_wanted.connect(self._go)
        page.copy_wanted.connect(window.commands.copy)
        self._model = model
        model.changed.connect(self._on_changed)
        self._read()
        window.show_page(page)
        self.fit()
        page.focus_first()

    def fit(self) -> None:
        """What stands beside the steps of the exam gives its room to the visits."""
        window = self._window
        if not self.shown or window.screens is None:
            return
        window.screens.around.give_way(on=True)
        if window.panel is not None and not window.panel.isHidden():
            self._panel = window.panel
            self._panel.hide()

    def _read(self) -> None:
        from examassist.reasoning.over_time import over_time

        if self.page is not None and self._model is not None:
            model = self._model
            self.page.show_visits(over_time(model.encounter, self._window.desk.earlier, model.edition))

    def _on_changed(self, _change: object) -> None:
        self._read()

    def _go(self, key: FindingKey) -> None:
        if self._window.screens is not None:
            self._window.screens.go_to_cell(key)

    def _on_page(self, _index: int) -> None:
        window, page = self._window, self.page
        if page is None:
            return
        if self.shown:
            window.actions_.offer("panel", on=False)
            self._show_keys()
            return
        self.page = None  # what it names is not kept for somebody else to find
        window.pages.removeWidget(page)
        page.hide()
        page.deleteLater()
        if self._model is not None:
            self._model.changed.disconnect(self._on_changed)
            self._model = None
        if window.screens is not None:
            window.screens.around.give_way(on=False)
            if self._panel is not None and self._panel is window.panel:
                self._panel.show()
        self._panel = None

    def _show_keys(self) -> None:
        hints = (
            Hint("\u2191 \u2193", _("finding")),
            Hint("Enter", _("go there")),
            Hint("C", _("changed or all")),
            Hint("Ctrl C", _("copy the table")),
            Hint("Tab", _("next")),
            Hint("Esc", _("back to the exam")),
        )
        self._window.keys.show_keys(hints, note=_("Nothing is sent by this program"))
