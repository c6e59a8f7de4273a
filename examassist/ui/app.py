"""The window started: what Qt needs, the window itself, and the loop until it is closed."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from examassist.language import translate as _
from examassist.ui import accessible, theme
from examassist.ui.appearance import looks_for
from examassist.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from examassist.settings import Settings
    from examassist.workstation import OpenWindow, Workstation

_log = logging.getLogger(__name__)
SIZE = (1440, 900)


def run(workstation: Workstation, window: OpenWindow | None = None) -> int:
    """The exit code, when the window has been closed."""
    app = application(workstation.settings)
    main = MainWindow(workstation, window)
    sys.excepthook = _tell_in(main)
    _fit_on_screen(main, app)
    main.show()
    return app.exec()


def application(settings: Settings | None = None) -> QApplication:
    """The one application of this process, dressed as these settings say, so that nothing is dressed twice."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("ExamAssist")
    if settings is not None:
        theme.use(looks_for(settings, touched=False))
    theme.apply(app)
    accessible.install()
    return app


def _fit_on_screen(main: MainWindow, app: QApplication) -> None:
    room = app.primaryScreen().availableSize()
    main.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
    if room.width() <= SIZE[0]:
        main.showMaximized()


def _tell_in(main: MainWindow) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Tells a fault of the program in the window instead of losing it on a terminal that nobody sees."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("a fault of the program: %s", kind.__name__)  # its text may hold data
        text = _("A fault of the program ({kind}). Everything that was shown as saved is safe. Go on; if it stays so, ")
        text += _("close ExamAssist and start it again: the draft is in the list.")
        main.notice.complain(text.format(kind=kind.__name__))

    return tell
