"""ExamAssist as it is started: the window without arguments, the command line with them."""

from __future__ import annotations

import os
import subprocess
import sys

from examassist.errors import CouldNot, ExamAssistError
from examassist.workstation import OpenWindow, Workstation

QT_NEEDS = (
    "On Debian and Ubuntu the window needs: apt-get install -y libgl1 libegl1 libfontconfig1 libdbus-1-3 "
    "libxkbcommon0 libglib2.0-0\n"
    "With X11 also: apt-get install -y libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 "
    "libxcb-render-util0 libxcb-shape0 libxcb-randr0 libxcb-xkb1 libxkbcommon-x11-0"
)
WITHOUT_A_WINDOW = "Everything else works without a window: see `examassist --help`."
_NO_SCREEN = {"offscreen", "minimal", "minimalegl", "vkkhrdisplay"}
_X11_LIBRARIES = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-image.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
    "libxcb-randr.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
)
_OPENS_A_WINDOW = "from PySide6.QtWidgets import QApplication; QApplication([])"


def main() -> int:
    """The exit code of one run."""
    workstation = Workstation()
    arguments = sys.argv[1:]
    if not arguments:
        # the command line is not even imported, so that the window is there at once
        return _open(OpenWindow(), workstation)
    from examassist.cli.program import guarded, run

    result = run(arguments, workstation)
    if not isinstance(result, OpenWindow):
        return result
    if result.otherwise is not None and (why := _no_window()):
        sys.stderr.write(f"Without a window, because {why}.\n")
        return guarded(result.otherwise)
    return _open(result, workstation)


def _open(window: OpenWindow, workstation: Workstation) -> int:
    try:
        if not _has_display() and not os.environ.get("QT_QPA_PLATFORM"):
            raise CouldNot("There is no screen to open a window on.", todo=WITHOUT_A_WINDOW)
        workstation.settings  # noqa: B018  wrong settings are said before anything opens
        try:
            _need_x11_libraries()
            from examassist.ui.app import run

            return run(workstation, window)
        except ImportError as error:
            raise CouldNot(f"The window cannot open: {error}.", todo=f"{QT_NEEDS}\n{WITHOUT_A_WINDOW}") from error
    except ExamAssistError as error:
        from examassist.cli.terminal import complain

        complain(str(error))
        return error.exit_code


def _has_display() -> bool:
    """Whether this system shows windows; a platform of Qt that only draws into memory is no screen."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _NO_SCREEN:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _need_x11_libraries() -> None:
    """Raise ImportError for a library without which Qt would end the process instead of saying so."""
    platform = os.environ.get("QT_QPA_PLATFORM") or "xcb"
    if sys.platform != "linux" or os.environ.get("WAYLAND_DISPLAY") or platform != "xcb":
        return
    import ctypes

    for name in _X11_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError as error:
            raise ImportError(str(error)) from error


def _no_window() -> str:
    """Why no window can be opened here; empty when one can."""
    if not _has_display():
        return "there is no screen"
    # in a process of its own: a screen that does not answer or a missing library ends the process that tries
    tried = subprocess.run([sys.executable, "-c", _OPENS_A_WINDOW], capture_output=True, check=False)  # noqa: S603  our own words
    return "Qt cannot use the screen" if tried.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
