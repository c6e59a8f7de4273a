"""The window started: what Qt needs, the window itself, and the loop until it is closed."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from examassist.ui import accessible, theme
from examassist.ui.appearance import looks_for
from examassist.ui.faults import tell_in
from examassist.ui.main_window import MainWindow

if TYPE_CHECKING:
    from examassist.settings import Settings
    from examassist.workstation import OpenWindow, Workstation

SIZE = (1440, 900)
COLLECT_AFTER = 20_000
"""New objects that are not gone by themselves before they are looked through; what opens an exam makes thousands."""


def run(workstation: Workstation, window: OpenWindow | None = None) -> int:
    """The exit code, when the window has been closed."""
    app = application(workstation.settings)
    main = MainWindow(workstation, window)
    tell_in(main)
    keep_collections_short(main)
    _fit_on_screen(main, app)
    main.show()
    return app.exec()


def application(settings: Settings | None = None) -> QApplication:
    """The one application of this process, dressed as these settings say, so that nothing is dressed twice."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*sys.argv[:1], "-style", "Fusion"])
        app.setProperty(theme.PLAIN, True)
    app.setApplicationName("ExamAssist")
    if settings is not None:
        theme.use(looks_for(settings, touched=False))
    theme.apply(app)
    accessible.install()
    return app


def keep_collections_short(main: MainWindow) -> None:
    """Look rarely for what nobody needs any more, and never in the content once it is read.

    Such a search stops every thread. Imports and content make nothing that has to be found; later, while a report is
    made beside the window, a search through all of the content would let the window stand still for longer than a
    key may wait.
    """
    gc.set_threshold(COLLECT_AFTER)
    main.prepared.connect(gc.freeze)


def _fit_on_screen(main: MainWindow, app: QApplication) -> None:
    room = app.primaryScreen().availableSize()
    main.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
    if room.width() <= SIZE[0]:
        main.showMaximized()
