"""PySide6 gives back what it borrows: a wrong version loses references to None and True until Python aborts."""

from __future__ import annotations

import subprocess
import sys

import pytest

ALLOWED = 50
"""Counts move a little by themselves; the faulty version moves them by one a call."""

WORK = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    sent = Signal(object)

def received(value):
    pass

application = QApplication([])
label = QLabel()
sender = Sender()
sender.sent.connect(received)

def counts():
    return sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)

sender.sent.emit(None)
before = counts()
for number in range(1_000):
    label.setText(str(number))
    label.setEnabled(True)
for number in range(100_000):
    sender.sent.emit(True)
print(*(after - earlier for after, earlier in zip(counts(), before, strict=True)))
"""


@pytest.mark.needs_qt
def test_calls_and_signals_lose_no_reference() -> None:
    done = subprocess.run([sys.executable, "-c", WORK], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"this PySide6 aborts on this Python:\n{done.stderr}"
    drifts = [int(drift) for drift in done.stdout.split()]
    assert len(drifts) == 3
    assert all(abs(drift) < ALLOWED for drift in drifts), drifts
