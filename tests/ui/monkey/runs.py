"""Random keys on every step of both packs, with half grades on and off, each page with a seed of its own."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from examassist.ui.app import application
from examassist.ui.exam_page import ExamPage
from tests.long.shares import over, shares
from tests.screens import wait_until
from tests.ui.exam_room import NOW, a_model, dressed, leg_pain, step_of, wrist
from tests.ui.monkey.monkey import Disagreement, Monkey

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.knowledge.edition import Edition
    from tests.long.shares import Share

EACH = 500
"""So many keys on one page before the next begins."""


class Place(NamedTuple):
    """One step of one pack, with half grades or without."""

    edition_of: Callable[[], Edition]
    step: int
    half: bool


PLACES = (
    *(Place(leg_pain, step, half=step % 2 == 1) for step in range(1, 9)),
    *(Place(wrist, step, half=False) for step in (1, 2)),
    *(Place(leg_pain, step, half=step % 2 == 0) for step in range(1, 9)),
)


def keys_agree_on(place: Place, seed: int, events: int = EACH, keys: Sequence[str] = ()) -> int:
    """Those keys, then random ones on a page of that place; how many, or Disagreement with what the table says."""
    seconds = count()
    model = a_model(place.edition_of, clock=lambda: NOW + timedelta(seconds=next(seconds)))
    page = ExamPage(model, step_of(model.edition, place.step), half_grades=place.half)
    try:
        page.resize(848, 748)
        page.show()
        page.activateWindow()
        wait_until(lambda: page.focused_key is not None)
        monkey = Monkey(page, model, seed, half=place.half)
        for key in keys:
            monkey.press(key)
        monkey.run(events)
    finally:
        page.close()
        page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs here that would
        QApplication.processEvents()
    return monkey.events


def keys_agree(number: int, seed: int, jobs: int) -> dict[str, object]:
    """So many random keys over all places, page after page."""
    found = over(_pages, shares(number, seed, jobs))
    broken = [line for share in found for line in share[1]]
    return {"holds": not broken, "keys": sum(share[0] for share in found), "broken": broken}


def _pages(share: Share) -> tuple[int, list[str]]:
    if QApplication.instance() is None:
        application()
    dressed()
    pressed, broken = 0, []
    for turn in range(-(-share.number // EACH)):
        place = PLACES[turn % len(PLACES)]
        try:
            pressed += keys_agree_on(place, share.seed + turn, min(EACH, share.number - turn * EACH))
        except Disagreement as error:
            broken.append(f"step {place.step}: {error}")
    return pressed, broken
