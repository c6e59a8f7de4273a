"""Faults of the program: told in the window by their kind alone, because their text and their frames may hold data."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from examassist.language import translate as _

if TYPE_CHECKING:
    from types import TracebackType

    from examassist.ui.main_window import MainWindow

_log = logging.getLogger(__name__)


def tell_in(main: MainWindow) -> None:
    """Tell every fault from now on in that window, instead of printing it with what it holds on a terminal."""

    def tell(kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            main.close()
            return
        _log.error("a fault of the program: %s at %s", kind.__name__, place(trace))
        text = _("A fault of the program ({kind}). Everything that was shown as saved is safe. Go on; if it stays so, ")
        text += _("close ExamAssist and start it again: the draft is in the list.")
        main.notice.complain(text.format(kind=kind.__name__))

    def log(kind: type[BaseException] | None, trace: TracebackType | None) -> None:
        name = kind.__name__ if kind is not None else "unknown"
        _log.error("a fault beside the window: %s at %s", name, place(trace))

    sys.excepthook = tell
    threading.excepthook = lambda fault: log(fault.exc_type, fault.exc_traceback)
    sys.unraisablehook = lambda fault: log(fault.exc_type, fault.exc_traceback)


def place(trace: TracebackType | None) -> str:
    """The line of the program in which it happened; no value of it."""
    if trace is None:
        return "an unknown place"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__', 'unknown')}:{trace.tb_lineno}"
