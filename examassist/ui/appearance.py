"""How the window looks is chosen here: by the settings, by the system, by the keys of the zoom, by a first touch."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from examassist.errors import ExamAssistError
from examassist.language import translate as _
from examassist.settings import ZOOM, Layout, Theme
from examassist.ui import dress, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.settings import Settings
    from examassist.ui.main_window import MainWindow
    from examassist.workstation import Workstation

STEPS = (100, 110, 125, 150, 175, 200)
"""The zooms that the keys go through, in percent."""


def theme_of(chosen: Theme, *, system_is_dark: bool, system_wants_contrast: bool) -> str:
    """The theme that is shown for what was chosen and what the system prefers."""
    match chosen:
        case Theme.LIGHT:
            return theme.LIGHT
        case Theme.DARK:
            return theme.DARK
        case Theme.HIGH_CONTRAST:
            return theme.CONTRAST_LIGHT
        case Theme.HIGH_CONTRAST_DARK:
            return theme.CONTRAST_DARK
    if system_wants_contrast:
        return theme.CONTRAST_DARK if system_is_dark else theme.CONTRAST_LIGHT
    return theme.DARK if system_is_dark else theme.LIGHT


def system_is_dark() -> bool:
    """Whether the system's windows are dark."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Whether the system is set to high contrast; older versions of Qt cannot say."""
    asked = getattr(QGuiApplication.styleHints(), "accessibility", None)
    return asked is not None and asked().contrastPreference().name == "HighContrast"


def looks_for(settings: Settings, *, touched: bool) -> theme.Looks:
    """The looks that settings and system ask for, in a window that is not very wide."""
    shown = theme_of(settings.theme, system_is_dark=system_is_dark(), system_wants_contrast=system_wants_contrast())
    fingers = settings.layout is Layout.TOUCH or (settings.layout is Layout.AUTO and touched)
    return theme.Looks(theme=shown, zoom=settings.zoom, touch=fingers)


def keep_still(*, on: bool) -> None:
    """Let nothing blink, slide or fade by itself, or let it do what the system does."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        blinks, effects = _of_the_system()
        app.setCursorFlashTime(0 if on else blinks)
        for effect in effects:
            app.setEffectEnabled(effect, not on)


@cache
def _of_the_system() -> tuple[int, tuple[Qt.UIEffect, ...]]:
    """How fast the mark in a text blinks, and what slides or fades, before anything was changed."""
    return QApplication.cursorFlashTime(), tuple(each for each in Qt.UIEffect if QApplication.isEffectEnabled(each))


class Appearance(QObject):
    """Keeps the looks of one window those of the settings."""

    def __init__(self, window: MainWindow, workstation: Workstation) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._touched = False
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.refresh)
        asked = getattr(hints, "accessibility", None)
        if asked is not None:
            asked().contrastPreferenceChanged.connect(self.refresh)
        window.banner.theme_wanted.connect(self.turn)
        window.widened.connect(self.refresh)
        window.painted.connect(self._watch_touch)
        self.refresh()

    def doings(self) -> dict[str, Callable[[], None]]:
        """What the menus offer."""
        return {
            "theme_system": lambda: self.change(theme=Theme.SYSTEM),
            "theme_light": lambda: self.change(theme=Theme.LIGHT),
            "theme_dark": lambda: self.change(theme=Theme.DARK),
            "theme_contrast": lambda: self.change(theme=Theme.HIGH_CONTRAST),
            "theme_contrast_dark": lambda: self.change(theme=Theme.HIGH_CONTRAST_DARK),
            "larger": lambda: self._zoom_by(1),
            "smaller": lambda: self._zoom_by(-1),
            "unzoomed": lambda: self.change(zoom=ZOOM[0]),
            "fingers": self._turn_layout,
        }

    def change(self, **settings: Any) -> None:  # noqa: ANN401  as the settings name them
        """Change settings, show what they say at once, and keep them."""
        try:
            self._workstation.change_settings(**settings)
        except ExamAssistError as error:
            self._window.notice.complain(str(error))
        self.refresh()

    def turn(self) -> None:
        """Turn light into dark and back; high contrast stays high contrast."""
        other = {
            theme.LIGHT: Theme.DARK,
            theme.DARK: Theme.LIGHT,
            theme.CONTRAST_LIGHT: Theme.HIGH_CONTRAST_DARK,
            theme.CONTRAST_DARK: Theme.HIGH_CONTRAST,
        }
        self.change(theme=other[theme.looks().theme])

    def refresh(self) -> None:
        """Put on what the settings, the system and the width of the window ask for."""
        asked = looks_for(self._workstation.settings, touched=self._touched)
        keep_still(on=self._workstation.settings.reduced_motion)
        asked = replace(asked, large=self._window.widths.large and not asked.touch)
        before = theme.looks()
        if asked != before and self._window.screens is not None:
            self._window.screens.drop_hidden_pages()
        self._window.setUpdatesEnabled(False)  # drawn once, when all of it has its place
        try:
            dress.change(asked)
            self._window.banner.show_theme(dark=theme.is_dark())
            if theme.looks() != before or self._window.looks != theme.looks():
                self._window.refit()
        finally:
            self._window.setUpdatesEnabled(True)

    # ------------------------------------------------------------------ zoom and fingers

    def _zoom_by(self, by: int) -> None:
        now = self._workstation.settings.zoom
        others = [step for step in STEPS if (step > now if by > 0 else step < now)]
        if others:
            zoom = others[0] if by > 0 else others[-1]
            self.change(zoom=zoom)
            self._window.notice.say(_("Zoom {n} %").format(n=zoom))

    def _turn_layout(self) -> None:
        self.change(layout=Layout.MOUSE if theme.looks().touch else Layout.TOUCH)

    def _watch_touch(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn to the layout for fingers at the first touch; the touch itself goes on to what it hit."""
        if event.type() == QEvent.Type.TouchBegin and not self._touched:
            self._touched = True
            self.refresh()
        return super().eventFilter(watched, event)
