"""The window at work: what an answer costs until it is painted, how long the loop stands still, how fast an alarm is.

P5, P6 and P25, and the emergency window. Every time ends when nothing is left to be painted.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey
from examassist.reasoning.reasoner import Reasoner
from examassist.settings import Theme
from examassist.ui.app import application
from tests.benchmarks.baselines.panel import BarePanel
from tests.benchmarks.side_by_side import Ratio
from tests.screens import Shot, Studio, settle, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.exam_screens import ExamScreens

SIZE = (1440, 900)
ANSWERS_A_PAIR = 10
"""So many answers stand behind a percentile for each pair that was asked for."""
PULSES = [f"{name}.{side}" for name in ("dorsalis_pedis_pulse", "posterior_tibial_pulse") for side in ("right", "left")]
VALUES = {"2": "normal", "1": "weak"}
RAISED_BY = "bladder_or_bowel_change"
FRAME = 16.7
BREATH = 0.03


def answer_visible(pairs: int) -> Ratio:
    """P5: an answer until all of it is painted, against the same key, row and panel with nothing to reason."""
    application()
    with _studio() as studio:
        hand = _Hand(studio)
        pairs_of = [(hand.without_rules(), hand.with_rules()) for _ in range(pairs * ANSWERS_A_PAIR + 1)][1:]
        bare, ours = ([each[n] for each in pairs_of] for n in range(2))
        told = _of_two("answer_visible", statistics.median(bare), statistics.median(ours), bare, pairs)
        return told._replace(ratio=statistics.median(b / a for a, b in pairs_of), bar=1.3)


def answer_painted_p99(pairs: int) -> Ratio:
    """P6: the slowest of a hundred answers until their rows are painted, against the bare panel's.

    What is said about the answer follows; P5 is the time until that is painted too. A frame is enough where the bare
    panel keeps within one.
    """
    with _bare() as panel, _studio() as studio:
        hand, number = _Hand(studio), count()
        bare, ours = [], []
        for _ in range(max(10, pairs) * ANSWERS_A_PAIR):
            bare.append(_milliseconds(lambda: panel.click(next(number))))
            ours.append(hand.until_its_row_is_painted())
        told = _of_two("answer_painted_p99", _p99(bare), _p99(ours), bare, pairs)
        return told._replace(bar=max(1.5, FRAME / told.baseline_ms))


def emergency_painted(pairs: int) -> Ratio:
    """From the key that makes it an emergency to its window painted, against a bare card shown by a click."""
    with _bare() as panel, _studio() as studio:
        screens = _new_exam(studio)
        watch = studio.window.emergencies
        assert watch is not None
        bare, ours = [], []
        for number in range(pairs + 1):
            panel.card.hide()
            settle()
            bare.append(_until_painted(panel.card, partial(panel.show_card, number)))
            _half_way(screens)
            target = QApplication.focusWidget()
            assert target is not None
            assert watch.window.isHidden()
            ours.append(_until_painted(watch.window, partial(QTest.keyClicks, target, "1")))
            screens.model.undo()
            screens.model.undo()
            settle()
        return _of_two("emergency_painted", statistics.median(bare[1:]), statistics.median(ours[1:]), bare[1:], pairs)


def stalls(pairs: int) -> Ratio:
    """P25: the longest time in which the loop answered nothing, through a whole exam, against clicks in the bare panel.

    Median over so many journeys, at most five, of the longest of each.
    """
    return _stalls("stall_longest", pairs, max)


def stalls_p999(pairs: int) -> Ratio:
    """P25: the lag of the loop that one beat in a thousand exceeds, in the same journeys."""
    return _stalls("stall_p999", pairs, lambda lags: _share(lags, 0.999))


def _stalls(name: str, pairs: int, of: Callable[[list[float]], float]) -> Ratio:
    bare, ours = [], []
    with _bare() as panel, _studio() as studio:
        for turn in range(min(pairs, 5)):
            heart = _Heartbeat()
            for number in range(200):
                panel.click(turn + number)
                heart.breathe()
            bare.append(of(heart.stop()))
            heart = _Heartbeat()
            _journey(studio, heart)
            ours.append(of(heart.stop()))
    found = _of_two(name, statistics.median(bare), statistics.median(ours), bare, len(ours))
    return found._replace(bar=50 / found.baseline_ms if name == "stall_longest" else 33 / found.baseline_ms)


def _journey(studio: Studio, heart: _Heartbeat) -> None:
    """Begin an exam, go to every page, answer with keys on each, look at the assessment and the check, close it."""
    window = studio.window
    window.desk.begin(None)
    while window.screens is None or not window.in_exam:
        heart.breathe()
    screens = window.screens
    for step in screens.model.edition.steps:
        screens.go_to_step(step.step)
        heart.breathe()
        for key in "1212":
            target = QApplication.focusWidget()
            if target is not None:
                QTest.keyClicks(target, key)
            heart.breathe()
    screens.finish()
    heart.breathe()
    if window.emergencies is not None:
        window.emergencies.window.close_it()
    window._close_exam()
    while window.busy or window.in_exam:
        heart.breathe()


class _Heartbeat(QObject):
    """Beats every millisecond; how late each beat came."""

    def __init__(self) -> None:
        super().__init__()
        self._late: list[float] = []
        self._before = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._late.append(max(0.0, (now - self._before) * 1000 - 1))
        self._before = now

    def breathe(self) -> None:
        """Let the loop run for a moment."""
        until = time.perf_counter() + BREATH
        while time.perf_counter() < until:
            QApplication.processEvents()

    def stop(self) -> list[float]:
        """All beats."""
        self.breathe()
        self._timer.stop()
        return self._late


class _Hand:
    """Answers one pulse after the other, each with the value that it has not."""

    def __init__(self, studio: Studio) -> None:
        window = studio.window
        studio.open(studio.encounter(studio.demo))
        assert window.screens is not None
        self._desk, self._screens = window.desk, window.screens
        self._model: EncounterModel = window.screens.model
        self._next = count()
        self._reason = Reasoner(self._model.edition).assess

    def with_rules(self) -> float:
        """Milliseconds of one answer with all that is said about it."""
        key, digit = self._ready()
        self._model._assess = self._reason
        return self._answer(key, digit)

    def without_rules(self) -> float:
        """The same, with what is said known beforehand."""
        key, digit = self._ready()
        before = self._model.encounter
        findings = {**before.by_key, key: Finding(item=key.item, side=key.side, value=VALUES[digit])}
        told = self._reason(evolve(before, findings=tuple(findings.values())))
        self._model._assess = lambda _encounter: told
        return self._answer(key, digit)

    def until_its_row_is_painted(self) -> float:
        """Milliseconds until the answer stands on the screen, before it is reasoned about."""
        key, digit = self._ready()
        self._model._assess = self._reason
        page = self._screens.current_page()
        assert page is not None
        cell = page.cell(key)
        assert cell is not None
        noticed, painted = _Painted(cell), []
        paint_now = page._sheet.paint_now

        def timed(items: set[str]) -> None:
            paint_now(items)
            painted.append(time.perf_counter())

        page._sheet.paint_now = timed  # type: ignore[method-assign]  # the moment at which it is done
        start = time.perf_counter()
        self._answer(key, digit)
        page._sheet.paint_now = paint_now  # type: ignore[method-assign]
        cell.removeEventFilter(noticed)
        assert noticed.seen
        return (painted[0] - start) * 1000

    def _ready(self) -> tuple[FindingKey, str]:
        """The keys on the next cell, nothing under way, and the key of a value that it has not."""
        key = FindingKey.parse(PULSES[next(self._next) // 2 % len(PULSES)])
        finding = self._model.encounter.finding(key)
        self._screens.go_to_cell(key)
        wait_until(lambda: not self._desk.looking_ahead)
        settle()
        self._reason(self._model.encounter)
        return key, next(digit for digit, value in VALUES.items() if finding is None or finding.value != value)

    def _answer(self, key: FindingKey, digit: str) -> float:
        target = QApplication.focusWidget()
        assert target is not None
        spent = _milliseconds(lambda: QTest.keyClicks(target, digit))
        after = self._model.encounter.finding(key)
        assert after is not None
        assert after.value == VALUES[digit]
        return spent


def _half_way(screens: ExamScreens) -> None:
    """A safety question answered with yes, the keys on when it began."""
    screens.go_to_cell(FindingKey.parse(RAISED_BY))
    settle()
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, "y")
    settle()


def _new_exam(studio: Studio) -> ExamScreens:
    studio.window.desk.begin(None)
    wait_until(lambda: studio.window.screens is not None)
    settle()
    assert studio.window.screens is not None
    return studio.window.screens


class _Painted(QObject):
    """Notices that a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Keep that it was painted; let everything through."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def _until_painted(widget: QWidget, act: Callable[[], object]) -> float:
    noticed = _Painted(widget)
    start = time.perf_counter()
    act()
    while not noticed.seen:
        QApplication.processEvents()
    spent = (time.perf_counter() - start) * 1000
    widget.removeEventFilter(noticed)
    return spent


def _milliseconds(act: Callable[[], object]) -> float:
    """How long it takes until nothing is left to be painted."""
    start = time.perf_counter()
    act()
    QApplication.processEvents()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def _of_two(name: str, bare: float, ours: float, every_bare: list[float], pairs: int) -> Ratio:
    low, _, high = statistics.quantiles(every_bare, n=4) if len(every_bare) > 1 else (bare, bare, bare)
    return Ratio(name, bare, ours, ours / bare, noisy=high / low > 1.5, pairs=pairs)


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _p99(values: list[float]) -> float:
    return _share(values, 0.99)


@contextmanager
def _studio() -> Iterator[Studio]:
    os.environ["EXAMASSIST_KEYSTORE"] = "file"
    with tempfile.TemporaryDirectory() as home:
        studio = Studio(Path(home), Path(home), Shot(Theme.LIGHT, SIZE))
        studio.window.activateWindow()  # made last, so that the keys go here and not to a bare panel
        settle()
        yield studio
        studio.close()


@contextmanager
def _bare() -> Iterator[BarePanel]:
    application()
    panel = BarePanel()
    panel.resize(*SIZE)
    panel.show()
    settle()
    yield panel
    panel.close()


ANSWERS: dict[str, Callable[[int], Ratio]] = {
    run.__name__: run for run in (answer_visible, answer_painted_p99, emergency_painted, stalls, stalls_p999)
}
