from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from examassist.domain.encounter import encounter_json
from examassist.ui.dropped import file_in
from tests.screens import wait_until
from tests.ui.window import a_window, an_invented_patient

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def mime(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(name) if "://" in name else QUrl.fromLocalFile(name) for name in names])
    return data


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drag ``data`` onto the widget and let it go; whether it was taken."""
    copy, none, button = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, button, none)
    QApplication.sendEvent(widget, enter)
    let_go = QDropEvent(QPoint(9, 9), copy, data, button, none, QEvent.Type.Drop)
    QApplication.sendEvent(widget, let_go)
    return enter.isAccepted() and let_go.isAccepted()


def test_an_exam_that_is_dropped_on_the_window_is_opened_as_a_new_draft(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    window = a_window(qtbot, home)
    path = tmp_path / "exam.json"
    path.write_text(encounter_json(an_invented_patient()), encoding="utf-8")
    assert not drop(window, mime(str(tmp_path / "exam.docx")))
    assert not window.in_exam
    data = mime(str(path))
    assert drop(window, data)
    wait_until(lambda: window.in_exam)
    assert window.notice.label.text() == "Restored from exam.json as a new draft. The file stays as it is."
    assert window.desk.model is not None
    assert window.desk.model.exam_id != an_invented_patient().exam


@pytest.mark.parametrize(
    "names",
    [(), ("/a/b.json", "/a/c.json"), ("https://example.invalid/a.json",), ("/a/b.exe",), ("/a/pdf",)],
)
def test_several_files_addresses_and_other_kinds_are_turned_away(names: tuple[str, ...]) -> None:
    assert file_in(mime(*names)) is None


def test_kinds_are_known_by_their_endings_in_any_letters() -> None:
    assert file_in(mime("/a/B.PDF")) == Path("/a/B.PDF")
