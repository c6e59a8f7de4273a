"""The style sheet of the window: its colours are names of meanings, its pixels those of an unscaled window."""

from __future__ import annotations

import re

from examassist.ui import theme

_PIXELS = re.compile(r"(?<![\w-])(\d+)px")


def style_sheet() -> str:
    """The sheet for the looks of now: colours filled in, pixels at the size of the text."""
    text = SHEET + (FOR_FINGERS if theme.looks().touch else "")
    text += WITHOUT_TINTS if theme.is_high_contrast() else ""
    sized = _PIXELS.sub(lambda found: f"{theme.px(int(found[1]))}px", text.replace("${line}", str(theme.hairline())))
    return theme.tokens().filled(sized)


SHEET = """
QToolTip { background: ${bg-surface}; color: ${text-1}; border: ${line}px solid ${line-control}; padding: 4px 8px; }

QMenuBar { background: ${bg-sunken}; color: ${text-2}; padding: 2px 8px; font-size: 13px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: ${accent-soft}; color: ${text-1}; }
QMenu { background: ${bg-surface}; color: ${text-1}; border: ${line}px solid ${line-control}; padding: 4px; }
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
  background: ${bg-surface}; color: ${text-1}; border: ${line}px solid ${line-control}; border-radius: 8px;
  padding: 6px 11px; selection-background-color: ${accent}; selection-color: ${on-accent}; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid ${focus-ring}; padding: 5px 10px; }
QListWidget { background: ${bg-surface}; color: ${text-1}; border: ${line}px solid ${line-control};
  border-radius: 8px; outline: none; }
QListWidget:focus { border: 2px solid ${focus-ring}; }
QListWidget::item { padding: 5px 10px; }
QListWidget::item:selected { background: ${accent-soft}; color: ${text-1}; }
PageList::item { border: 2px solid transparent; border-radius: 6px; }
PageList::item:selected { border-color: ${accent}; }
VisitTable { background: ${bg-surface}; border: none; outline: none; }
VisitTable QHeaderView { background: ${bg-surface}; border: none; }
VisitTable QHeaderView::section { background: ${bg-surface}; color: ${text-2}; border: none; padding: 8px 10px;
  font-size: 13px; font-weight: 600; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox QAbstractItemView { background: ${bg-surface}; border: ${line}px solid ${line-control}; outline: none; }

QPushButton {
  background: ${bg-surface}; color: ${text-1}; border: ${line}px solid ${line-control}; border-radius: 8px;
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
EmergencyCard LinkButton { color: ${on-emer}; text-decoration: underline; }
EmergencyCard LinkButton:focus { border-color: ${on-emer}; }
Chip { font-weight: 600; padding: 0 12px; border: ${line}px solid ${line-control}; }
Chip:checked { background: ${normal-fill}; color: ${normal-text}; border: 2px solid ${normal-line}; padding: 0 11px;
  min-height: 32px; }
Chip:focus { border: 3px solid ${focus-ring}; padding: 0 10px; min-height: 30px; }

Card { background: ${bg-surface}; border: ${line}px solid ${line-soft}; border-radius: 10px; }
UrgentCard { background: ${urg-soft}; border: ${line}px solid ${urg-line}; border-radius: 10px; }
EmergencyCard { background: ${emer}; border: 1px solid ${emer}; border-radius: 10px; }
OwnCard { background: ${focus-row}; border: ${line}px solid ${line-control}; border-radius: 10px; }

Notice { background: ${bg-surface}; border: ${line}px solid ${text-1}; border-radius: 10px; }
StateCard { background: ${bg-surface}; border: 2px solid ${text-1}; border-radius: 14px; }
Popover { background: ${bg-surface}; border: ${line}px solid ${text-1}; border-radius: 10px; }
Popover:focus { border: 3px solid ${focus-ring}; }
WhyPanel { background: ${bg-rail}; border: none; border-left: ${line}px solid ${line-control}; }
SummaryPill { background: ${bg-surface}; border: none; border-bottom: ${line}px solid ${line-soft}; }
ValuePad { background: ${bg-rail}; border: none; border-top: ${line}px solid ${line-control}; }
Pill { background: ${urg-soft}; border: none; border-radius: 12px; }

Banner { background: ${bg-surface}; border: none; border-bottom: ${line}px solid ${line-soft}; }
EmergencyWindowCard { background: ${bg-surface}; border: 2px solid ${emer}; border-radius: 14px; }
EmergencyWindowHead { background: ${emer}; border: none; border-top-left-radius: 11px; border-top-right-radius: 11px; }
AlarmButton:checked { background: ${normal-fill}; color: ${normal-text}; border: 2px solid ${normal-line}; }
AlarmPrimaryButton { background: ${emer}; color: ${on-emer}; border: 1px solid ${emer}; }
AlarmPrimaryButton:hover { background: ${emer}; }
Rail { background: ${bg-rail}; border: none; border-right: ${line}px solid ${line-soft}; }
AssessmentPanel { background: ${bg-rail}; border: none; border-left: ${line}px solid ${line-soft}; }
KeyBar { background: ${bg-sunken}; border: none; border-top: ${line}px solid ${line-soft}; }

QProgressBar { background: ${line-soft}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: ${accent}; border-radius: 3px; }
"""

FOR_FINGERS = """
QPushButton, Chip { min-height: 46px; }
QPushButton:focus, Chip:focus { min-height: 42px; }
LinkButton:focus, Chip:checked { min-height: 44px; }
QMenuBar::item { padding: 14px 16px; }
QMenu::item { padding: 15px 28px 15px 16px; }
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit { min-height: 34px; }
QScrollBar:vertical { width: 18px; }
"""
"""What grows where fingers touch: nothing is lower than 48 px."""

WITHOUT_TINTS = """
QMenuBar::item:selected, QMenu::item:selected { background: ${text-1}; color: ${bg-surface}; }
QPushButton:hover, Chip:hover { border: 2px solid ${accent}; }
QPushButton:pressed { background: ${text-1}; color: ${bg-surface}; }
QPushButton:disabled { border: 1px dashed ${line-control}; }
EmergencyCard { border: 2px solid ${text-1}; }
Chip:checked { background: ${text-1}; color: ${bg-surface}; }
OwnCard { border: 3px double ${line-control}; }
Pill { border: 2px solid ${urg}; }
QProgressBar { border: 1px solid ${text-1}; background: ${bg-surface}; }
"""
"""What replaces tints where surfaces are plain: inverted fields and firm lines."""
