"""The one place that knows colours and type: tokens from the theme file, the bundled font, palette and style sheet."""

from __future__ import annotations

import json
from functools import cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from examassist.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication

FAMILY = "Inter"
BASE = 14
"""Pixels; nothing is smaller than 12."""

SEMIBOLD = 600
BOLD = 700


class Tokens:
    """The colours of one theme, by the name of what they mean."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = dict(values)

    def colour(self, name: str) -> QColor:
        """The colour that means ``name``; KeyError when there is no such meaning."""
        return QColor(self._values[name])

    def filled(self, template: str) -> str:
        """The style sheet with each ``${name}`` replaced by its colour."""
        return _SheetTemplate(template).substitute(self._values)


class _SheetTemplate(Template):
    idpattern = r"[a-z0-9-]+"


@cache
def tokens() -> Tokens:
    """The light theme."""
    text = (resource_root() / "theme" / "tokens.json").read_text(encoding="utf-8")
    return Tokens(json.loads(text)["light"])


def colour(name: str) -> QColor:
    """The colour that means ``name`` in the theme in use."""
    return tokens().colour(name)


def font(size: int = BASE, weight: int = 400) -> QFont:
    """The bundled font in pixels, with figures of equal width, so that columns of numbers stand still."""
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def apply(app: QApplication) -> None:
    """Dress the whole program: bundled fonts, palette, style sheet."""
    for file in sorted((resource_root() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette())
    app.setStyleSheet(tokens().filled(SHEET))


def _palette() -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "bg-window",
        QPalette.ColorRole.WindowText: "text-1",
        QPalette.ColorRole.Base: "bg-surface",
        QPalette.ColorRole.AlternateBase: "bg-sunken",
        QPalette.ColorRole.Text: "text-1",
        QPalette.ColorRole.PlaceholderText: "text-3",
        QPalette.ColorRole.Button: "bg-surface",
        QPalette.ColorRole.ButtonText: "text-1",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on-accent",
        QPalette.ColorRole.ToolTipBase: "bg-surface",
        QPalette.ColorRole.ToolTipText: "text-1",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Mid: "line-control",
        QPalette.ColorRole.Dark: "line-control",
        QPalette.ColorRole.Light: "bg-surface",
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, colour(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("text-3"))
    return palette


SHEET = """
QToolTip { background: ${bg-surface}; color: ${text-1}; border: 1px solid ${line-control}; padding: 4px 8px; }

QMenuBar { background: ${bg-sunken}; color: ${text-2}; padding: 2px 8px; font-size: 13px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: ${accent-soft}; color: ${text-1}; }
QMenu { background: ${bg-surface}; color: ${text-1}; border: 1px solid ${line-control}; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 16px; border-radius: 4px; }
QMenu::item:selected { background: ${accent-soft}; }
QMenu::item:disabled { color: ${text-3}; }
QMenu::separator { height: 1px; background: ${line-soft}; margin: 4px 8px; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: ${line-control}; border-radius: 3px; min-height: 32px; margin: 0 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit {
  background: ${bg-surface}; color: ${text-1}; border: 1px solid ${line-control}; border-radius: 8px;
  padding: 6px 11px; selection-background-color: ${accent}; selection-color: ${on-accent}; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid ${focus-ring}; padding: 5px 10px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox QAbstractItemView { background: ${bg-surface}; border: 1px solid ${line-control}; outline: none; }

QPushButton {
  background: ${bg-surface}; color: ${text-1}; border: 1px solid ${line-control}; border-radius: 8px;
  padding: 0 13px; min-height: 34px; font-weight: 600; }
QPushButton:hover { background: ${accent-soft}; }
QPushButton:pressed { background: ${bg-sunken}; }
QPushButton:disabled { color: ${text-3}; border-color: ${line-soft}; background: ${bg-rail}; }
QPushButton:focus { border: 3px solid ${focus-ring}; padding: 0 11px; min-height: 30px; }
PrimaryButton, KeyedPrimaryButton { background: ${accent}; color: ${on-accent}; border: 1px solid ${accent}; }
PrimaryButton:hover, KeyedPrimaryButton:hover { background: ${accent-hover}; }
PrimaryButton:disabled, KeyedPrimaryButton:disabled {
  background: ${bg-sunken}; color: ${text-3}; border-color: ${line-soft}; }
KeyedButton, KeyedPrimaryButton { text-align: left; }
LinkButton { background: transparent; color: ${accent}; border: 1px solid transparent; padding: 0 5px; }
LinkButton:focus { border: 2px solid ${focus-ring}; padding: 0 4px; min-height: 32px; }
Chip { font-weight: 600; padding: 0 12px; border: 1px solid ${line-control}; }
Chip:checked { background: ${normal-fill}; color: ${normal-text}; border: 2px solid ${normal-line}; padding: 0 11px;
  min-height: 32px; }
Chip:focus { border: 3px solid ${focus-ring}; padding: 0 10px; min-height: 30px; }

Card { background: ${bg-surface}; border: 1px solid ${line-soft}; border-radius: 10px; }
UrgentCard { background: ${urg-soft}; border: 1px solid ${urg-line}; border-radius: 10px; }
EmergencyCard { background: ${emer}; border: 1px solid ${emer}; border-radius: 10px; }
OwnCard { background: ${focus-row}; border: 1px solid ${line-control}; border-radius: 10px; }

Notice { background: ${bg-surface}; border: 1px solid ${text-1}; border-radius: 10px; }
Pill { background: ${urg-soft}; border: none; border-radius: 12px; }

Banner { background: ${bg-surface}; border: none; border-bottom: 1px solid ${line-soft}; }
EmergencyBar { background: ${emer}; border: none; }
Rail { background: ${bg-rail}; border: none; border-right: 1px solid ${line-soft}; }
AssessmentPanel { background: ${bg-rail}; border: none; border-left: 1px solid ${line-soft}; }
KeyBar { background: ${bg-sunken}; border: none; border-top: 1px solid ${line-soft}; }

QProgressBar { background: ${line-soft}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: ${accent}; border-radius: 3px; }
"""
