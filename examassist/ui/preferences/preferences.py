"""The page of settings in its window: opened, obeyed and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from examassist.language import translate as _
from examassist.ui.key_bar import Hint

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.ui.main_window import MainWindow
    from examassist.ui.preferences.keys_card import KeysCard
    from examassist.ui.preferences.page import SettingsPage
    from examassist.workstation import Workstation


class Preferences(QObject):
    """Made with the window; the page itself is made when it is first asked for."""

    def __init__(self, window: MainWindow, workstation: Workstation) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self.page: SettingsPage | None = None
        self._keys: KeysCard | None = None

    def doings(self) -> dict[str, Callable[[], None]]:
        """What the menus offer."""
        return {"settings": self.show}

    def show(self) -> None:
        """Show the settings; the exam, if one is open, waits behind them."""
        page = self.page or self._made()
        self._show_settings(page)
        self._window.show_page(page)
        page.close_button.setFocus()
        self._window.keys.show_keys(
            (Hint("Tab", _("next setting")), Hint("Space", _("choose")), Hint("Esc", _("close")))
        )

    def _show_settings(self, page: SettingsPage) -> None:
        page.show_settings(self._workstation.settings)
        if self._keys is not None:
            self._keys.show_settings(self._workstation.settings)

    def _made(self) -> SettingsPage:
        from examassist.ui.preferences.about import about_lines, records, told
        from examassist.ui.preferences.keys_card import KeysCard
        from examassist.ui.preferences.page import SettingsPage

        self.page = page = SettingsPage()
        page.changed.connect(self._change)
        page.refused.connect(self._window.notice.complain)
        page.closed.connect(self._window.back)
        page.about_wanted.connect(self._window.show_about)
        self._keys = keys = KeysCard()
        keys.changed.connect(self._change)
        keys.refused.connect(self._window.notice.complain)
        page.add_card(_("Keys"), keys)
        page.add_card(_("Drafts and records"), told(records(self._workstation.settings)))
        page.add_card(_("About"), told(about_lines(self._window.edition)))
        return page

    def _change(self, name: str, value: object) -> None:
        self._window.appearance.change(**{name: value})
        if self.page is not None:
            self._show_settings(self.page)
        screens = self._window.screens
        if name in {"single_keys", "keys"}:
            self._window.commands.single.use(self._workstation.settings)
            if screens is not None:
                screens.remake_pages()
        if name == "half_grades" and screens is not None:
            screens.use_half_grades(on=bool(value))
        if name == "hide_until_impression" and screens is not None:
            screens.use_hiding(on=bool(value))
