"""Files that cannot be written or read, met in the real window: what, where, what to do; and nothing is lost."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from examassist.domain.encounter import encounter_json
from tests.screens import wait_until
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow


def said(window: MainWindow) -> str:
    """What the window complains of, when it does."""
    wait_until(lambda: window.notice.isVisible() and "Writing" not in window.notice.label.text())
    return window.notice.label.text()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_an_export_that_the_disk_refuses_leaves_the_exam_a_draft_and_no_torso(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window, an_invented_patient()).model
    wait_until(lambda: model.unsaved == 0)
    target = tmp_path / "reports"
    target.mkdir()
    real = tempfile.mkstemp

    def refuse(*what: object, **named: object) -> tuple[int, str]:
        if named.get("dir") == target:
            raise OSError(code, os.strerror(code))
        return real(*what, **named)  # type: ignore[call-overload,no-any-return]  # handed on as it came

    with monkeypatch.context() as broken:
        broken.setattr(tempfile, "mkstemp", refuse)
        window.files.export(target)
        text = said(window)
    assert str(target) in text
    assert os.strerror(code) in text
    assert "Choose another folder" in text
    assert "Traceback" not in text
    assert list(target.iterdir()) == []
    assert window.in_exam
    window.files.export(target)
    wait_until(lambda: len(list(target.glob("*.pdf"))) == 1)


def test_a_folder_that_is_gone_or_may_not_be_looked_into_is_said(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    window.files.export(tmp_path / "gone")
    assert str(tmp_path / "gone") in said(window)
    window.notice.hide()

    real = Path.is_symlink

    def refuse(path: Path) -> bool:
        if path.parent == tmp_path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(path)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "is_symlink", refuse)
        window.files.export(tmp_path)
        text = said(window)
    assert "fault of the program" not in text
    assert str(tmp_path) in text


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "binary"])
def test_a_damaged_file_is_named_and_the_start_page_stays(
    qtbot: QtBot, home: Path, tmp_path: Path, damage: str
) -> None:
    window = a_window(qtbot, home)
    whole = encounter_json(an_invented_patient()).encode()
    content = {
        "cut": whole[: len(whole) // 2],
        "flipped": whole.replace(b'"findings"', b'"findimgs"'),
        "empty": b"",
        "binary": bytes(range(256)) * 20,
    }[damage]
    file = tmp_path / "exam.json"
    file.write_bytes(content)
    window.files.open_file(file)
    text = said(window)
    assert "exam.json" in text
    assert "Traceback" not in text
    assert not window.in_exam
    assert window.pages.currentWidget() is window.start_page
    assert file.read_bytes() == content
    name = an_invented_patient().patient.family_name
    assert name
    assert name not in text
