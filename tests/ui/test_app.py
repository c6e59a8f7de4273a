from __future__ import annotations

import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from examassist.ui.app import keep_collections_short
from examassist.ui.main_window import MainWindow
from tests.needs import ROOT
from tests.screens import wait_until
from tests.ui.window import a_workstation

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def test_the_content_is_left_out_of_collections_once_it_is_read(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[bool] = []
    window = MainWindow(a_workstation(home))
    qtbot.addWidget(window)
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(window.ready))
    keep_collections_short(window)
    window.show()
    wait_until(lambda: bool(frozen))
    assert frozen == [True]
    wait_until(lambda: not window.busy)


NOT_BEFORE_THE_FIRST_PAINT = (
    "pydantic",
    "yaml",
    "sqlalchemy",
    "reportlab",
    "pikepdf",
    "keyring",
    "cryptography",
    "click",
    "sqlcipher3",
)

FIRST_PAINT = """
import sys
from examassist.settings import Settings
from examassist.ui.app import application
from examassist.ui.main_window import MainWindow
from examassist.workstation import Workstation
app = application()
window = MainWindow(Workstation())
def painted():
    print(*sorted(name for name in sys.modules if "." not in name))
    sys.stdout.flush()
window.painted.disconnect()
window.painted.connect(painted)
window.painted.connect(app.quit)
window.show()
app.exec()
"""


def test_nothing_heavy_is_imported_before_the_first_paint(home: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "EXAMASSIST_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    imported = done.stdout.split()
    assert "PySide6" in imported
    assert [name for name in NOT_BEFORE_THE_FIRST_PAINT if name in imported] == []
