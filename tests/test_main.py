"""The program as it is started: what opens a window, what does not, and what is said where none can open."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from examassist import __main__ as start
from examassist.workstation import OpenWindow, Workstation

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"click", "pydantic", "yaml", "sqlcipher3", "reportlab", "pikepdf", "keyring", "cryptography", "PySide6"}


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen, as far as the environment says."""
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(start, "_X11_LIBRARIES", ())


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[OpenWindow]:
    """The windows that were opened, in place of real ones."""
    opened: list[OpenWindow] = []

    def run(workstation: Workstation, window: OpenWindow) -> int:
        assert workstation.settings.packs
        opened.append(window)
        return 0

    app = ModuleType("examassist.ui.app")
    app.run = run  # type: ignore[attr-defined]  # in place of the real module
    monkeypatch.setitem(sys.modules, "examassist.ui.app", app)
    return opened


def main(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["examassist", *arguments])
    return start.main()


def test_without_arguments_the_window_opens_empty(monkeypatch: pytest.MonkeyPatch, windows: list[OpenWindow]) -> None:
    assert main(monkeypatch) == 0
    assert windows == [OpenWindow()]


def test_a_command_that_needs_no_window_opens_none(monkeypatch: pytest.MonkeyPatch, windows: list[OpenWindow]) -> None:
    assert main(monkeypatch, "schema") == 0
    assert main(monkeypatch, "nothing") == 2
    assert windows == []


def test_nothing_heavy_is_imported_before_the_window() -> None:
    command = "import sys, examassist.__main__; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()


def test_without_a_screen_it_is_said_what_works_nevertheless(
    monkeypatch: pytest.MonkeyPatch, windows: list[OpenWindow], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY")
    assert main(monkeypatch) == 3
    assert windows == []
    assert "no screen" in capsys.readouterr().err


def test_drawing_into_memory_is_allowed_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, windows: list[OpenWindow]
) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(monkeypatch) == 0
    assert len(windows) == 1


def test_without_qt_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "examassist.ui.app", None)
    assert main(monkeypatch) == 3
    said = capsys.readouterr().err
    assert "apt-get install -y libgl1 libegl1 libfontconfig1 libdbus-1-3 libxkbcommon0 libglib2.0-0" in said
    assert "libxcb-cursor0" in said
    assert "Traceback" not in said


def test_a_missing_x11_library_is_said_before_qt_ends_the_process(
    monkeypatch: pytest.MonkeyPatch, windows: list[OpenWindow], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "_X11_LIBRARIES", ("libno-such-library.so.0",))
    assert main(monkeypatch) == 3
    assert windows == []
    said = capsys.readouterr().err
    assert "libno-such-library.so.0" in said
    assert "libxcb-cursor0" in said


def test_wayland_needs_no_x11_library(monkeypatch: pytest.MonkeyPatch, windows: list[OpenWindow]) -> None:
    monkeypatch.setattr(start, "_X11_LIBRARIES", ("libno-such-library.so.0",))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert main(monkeypatch) == 0
    assert len(windows) == 1


def test_wrong_settings_are_said_before_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, windows: list[OpenWindow], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("paper = 4")
    assert main(monkeypatch) == 2
    assert windows == []
    assert "paper" in capsys.readouterr().err


# ------------------------------------------------------------------------- demo: a window, or a PDF


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A command that asks for a window and can do without; what was done without is noted."""
    done: list[str] = []

    def otherwise() -> int:
        done.append("without a window")
        return 0

    asked = OpenWindow(invented=True, otherwise=otherwise)
    monkeypatch.setattr("examassist.cli.program.run", lambda _arguments, _workstation: asked)
    return done


def qt_ends_with(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def tried(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr(subprocess, "run", tried)


def test_the_demo_opens_a_window_where_qt_can(
    monkeypatch: pytest.MonkeyPatch, windows: list[OpenWindow], demo: list[str]
) -> None:
    qt_ends_with(monkeypatch, 0)
    assert main(monkeypatch, "demo") == 0
    assert [window.invented for window in windows] == [True]
    assert demo == []


@pytest.mark.parametrize(
    ("platform", "display", "qt"), [("", "", 0), ("offscreen", ":0", 0), ("minimal", ":0", 0), ("", ":0", -6)]
)
def test_the_demo_does_without_a_window_where_there_is_none(
    platform: str,
    display: str,
    qt: int,
    monkeypatch: pytest.MonkeyPatch,
    windows: list[OpenWindow],
    demo: list[str],
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.setenv("DISPLAY", display)
    qt_ends_with(monkeypatch, qt)
    assert main(monkeypatch, "demo") == 0
    assert windows == []
    assert demo == ["without a window"]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen(
    system: str, monkeypatch: pytest.MonkeyPatch, windows: list[OpenWindow], demo: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delenv("DISPLAY")
    qt_ends_with(monkeypatch, 0)
    assert main(monkeypatch, "demo") == 0
    assert len(windows) == 1
    assert demo == []
