from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.screens import settle
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def test_files_are_asked_for_and_a_no_changes_nothing(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    for name, answer in (("getOpenFileName", ("", "")), ("getSaveFileName", ("", "")), ("getExistingDirectory", "")):
        monkeypatch.setattr(QFileDialog, name, lambda *_arguments, answer=answer: answer)
    window.files.ask_for_file()
    window.files.ask_where_to_save()
    window.files.ask_where_to_export()
    settle()
    assert not [path for path in tmp_path.iterdir() if path != home]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    with qtbot.waitSignal(window.desk.files.said, timeout=30_000):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert list(tmp_path.glob("*.pdf"))


def test_a_copy_is_offered_to_the_folder_of_the_settings(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    offered: list[str] = []

    def ask(_window: object, _title: str, where: str, *_kinds: str) -> str:
        offered.append(where)
        return ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *what: (ask(*what), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask)
    window.files.ask_where_to_save()
    window._workstation.settings = replace(window._workstation.settings, export_folder=tmp_path)
    window.files.ask_where_to_save()
    window.files.ask_where_to_export()
    assert offered == [offered[0], str(tmp_path / offered[0]), str(tmp_path)]
    assert "/" not in offered[0]
