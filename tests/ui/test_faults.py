"""A fault of the program while a named patient is open: nothing that is written anywhere says who or what."""

from __future__ import annotations

import gc
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from examassist.domain.patient import Patient
from examassist.ui.faults import tell_in
from tests.screens import wait_until
from tests.ui.exam_room import key, press, settle
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

SECRETS = ("Halvorsen", "EX-7", "two bottles")


class Falls:
    """Something that cannot even be thrown away without a fault."""

    def __del__(self) -> None:
        """Say everything it knows, as a careless program would."""
        raise KeyError(*SECRETS)


def test_nothing_that_is_written_names_the_patient_or_holds_a_note(
    qtbot: QtBot,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))  # so that they are put back
    window = a_window(qtbot, home)
    screens = in_exam(window)
    model = screens.model
    model.identify(Patient(family_name="Halvorsen", id="EX-7"))
    model.note("dorsalis_pedis_pulse", "two bottles")
    wait_until(lambda: model.unsaved == 0)
    screens.go_to_cell(key("dorsalis_pedis_pulse.left"))
    settle()
    tell_in(window)

    def fault(*_what: object) -> None:
        message = f"{model.encounter.patient} {model.encounter.notes}"
        raise ValueError(message) from KeyError(message)

    with monkeypatch.context() as broken:
        broken.setattr(model, "record", fault)
        press("0")  # in a handler of keys
    assert "ValueError" in window.notice.label.text()
    said = [window.notice.label.text()]
    QTimer.singleShot(0, window, fault)  # in a slot
    settle()
    thread = threading.Thread(target=fault)
    thread.start()
    thread.join()
    window._background.run(fault, print, lambda error: said.append(str(error)))
    wait_until(lambda: len(said) > 1)
    Falls()
    gc.collect()
    QApplication.processEvents()
    out, err = capfd.readouterr()
    logged = [record.getMessage() for record in caplog.records]
    assert sum("ValueError" in each for each in logged) >= 4
    assert any("KeyError" in each for each in logged)
    assert all(record.exc_info is None for record in caplog.records)
    files = [path.read_bytes().decode("latin-1") for path in home.rglob("*") if path.is_file()]
    for written in (out, err, *logged, *said, *files):
        for secret in SECRETS:
            assert secret.casefold() not in written.casefold()
