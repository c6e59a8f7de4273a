"""Everything that can come between a window and its exam, made once the window is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.states.holding import Holding
from examassist.ui.states.loading import Loading
from examassist.ui.states.recovery import Recovery
from examassist.ui.states.saving import Saving
from examassist.ui.states.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.ui.desk import Desk
    from examassist.ui.main_window import MainWindow
    from examassist.ui.states.interrupted import Interrupted
    from examassist.workstation import Workstation


def watch(
    window: MainWindow, workstation: Workstation, desk: Desk, found: Interrupted | None, then: Callable[[], None]
) -> None:
    """Watch what the desk opens and saves, and ask about the exam that was cut off before ``then``."""
    Saving(window, workstation, desk)
    Loading(window, desk)
    Waiting(window, desk)
    Holding(window)
    Recovery(window, workstation).ask(found, then)
