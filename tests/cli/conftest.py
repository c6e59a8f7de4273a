"""The command line run inside the test, on the invented pack."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from examassist.cli.program import run
from examassist.settings import Settings
from examassist.workstation import OpenWindow, Workstation
from tests.needs import TESTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRIST = TESTS / "packs" / "wrist"


class Ran(NamedTuple):
    """How one command ended: its code (or the window it asks for) and what it printed."""

    code: int | OpenWindow
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines that went where errors go."""
        return self.err.splitlines()


@pytest.fixture
def workstation(tmp_path: Path) -> Workstation:
    """A workstation whose only pack is the invented one."""
    return Workstation(Settings(packs=(str(WRIST),), data_folder=tmp_path / "data"))


@pytest.fixture
def examassist(workstation: Workstation, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command: ``examassist("assess", file)``."""

    def call(*arguments: object, stdin: bytes = b"", on: Workstation = workstation) -> Ran:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run([str(each) for each in arguments], on)
            out.flush()
            err.flush()
        return Ran(code, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())

    return call


@pytest.fixture
def exam() -> dict[str, Any]:
    """An encounter file's data: a left wrist that creaks."""
    return {
        "format": "examassist.encounter/1",
        "pack": "wrist",
        "examined_at": "2026-11-20T10:00:00+01:00",
        "patient": {"id": "W1", "family_name": "Invented", "age_years": 50, "sex": "female"},
        "findings": [
            {"item": "blue_fingers", "value": "no"},
            {"item": "turning_a_key", "value": "creaks_at_once"},
            {"item": "grip_bounce", "side": "left", "value": "no_bounce"},
            {"item": "wrist_turn_angle", "side": "right", "value": 120},
        ],
    }


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes data (as JSON), text or bytes to a file of this test and names it."""

    def write(data: object, name: str = "exam.json") -> Path:
        path = tmp_path / name
        raw = data if isinstance(data, bytes) else (data if isinstance(data, str) else json.dumps(data)).encode()
        path.write_bytes(raw)
        return path

    return write
