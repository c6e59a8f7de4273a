"""The preview in a whole window, with real keys and clicks."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from examassist.domain.act import Impression
from examassist.report.page_images import page_sizes
from examassist.settings import Layout
from examassist.storage.audit.looking import proven_rows
from examassist.ui.check.page import CheckPage
from tests.screens import wait_until
from tests.ui.exam_room import click, press, settle
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow
    from examassist.ui.preview.page import PreviewPage

CTRL = Qt.KeyboardModifier.ControlModifier
EMERGENCY = "cauda_equina"


def chord(window: MainWindow, key: Qt.Key) -> None:
    """Press a key with Ctrl where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key, CTRL)
    settle()


def previewed(window: MainWindow) -> PreviewPage:
    """The preview with its pages there."""
    wait_until(lambda: not window.preview.busy and not window.busy)
    page = window.preview.page
    assert page is not None
    assert window.preview.shown
    return page


def leave_emergency(window: MainWindow) -> None:
    """Put the window of an emergency away as its bar would leave it."""
    if window.emergencies is not None:
        window.emergencies.window.close_it()


def test_from_the_check_page_to_the_pages_and_back_with_the_steps_as_they_were(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.finish()
    check = window.pages.currentWidget()
    assert isinstance(check, CheckPage)
    with _heartbeat() as beats:
        click(check.preview, 10, 10)
        assert window.preview.made is None, "it is made beside the window"
        page = previewed(window)
    assert len(beats) > 10, "the window works all the time"
    assert window.panel is not None
    assert (window.rail.isHidden(), window.panel.isHidden()) == (True, True)
    assert not window.actions_.by_id["panel"].isEnabled()
    assert page.view.hasFocus()
    assert page.view.pages > 1
    press("PgDn")
    assert page.view.page == 1, "a page of the report, not a step of the exam"
    before = len(screens.model.acts)
    press("1", "n", "g", "w", "a")
    assert len(screens.model.acts) == before, "no single key of the exam works under it"
    assert window.commands.popover is None
    assert (window.preview.shown, screens.current) == (True, 0)
    press("Esc")
    assert window.pages.currentWidget() is check
    assert (window.rail.isHidden(), window.panel.isHidden()) == (False, False)
    assert page.view.pages == 0, "what was looked at is not kept"
    press("PgUp")
    assert screens.current != 0, "a step of the exam again"


@contextmanager
def _heartbeat() -> Iterator[list[float]]:
    """When the window had time, meanwhile."""
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(5)
    yield beats
    timer.stop()


def test_an_answer_renews_the_leaflet_that_names_the_ticks_that_chose_it(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    model = screens.model
    window.actions_.by_id["leaflet"].trigger()
    page = previewed(window)
    first = window.preview.made
    assert first is not None
    assert f"entry {model.acts[-1].seq} " in page.which.text()
    assert page.choices.ticks.text().startswith("Nothing is ticked")
    condition = next(iter(next(each for each in model.edition.leaflet if each.part == "cause").conditions))
    model.set_impression(Impression(conditions=(condition,)))
    settle()
    assert page.which.text().startswith("Changed since")
    chord(window, Qt.Key.Key_E)
    assert "not ready" in window.notice.label.text(), "old pages are not exported"
    previewed(window)
    second = window.preview.made
    assert second is not None
    assert second.entry == model.acts[-1].seq > first.entry
    assert "What we think it is" in second.texts[0]
    assert "What we think it is" in page.view.accessibleDescription()
    assert page.choices.ticks.text() == f"Impression: {model.edition.condition[condition].label}"
    click(page.choices.change, 5, 5)
    assert not window.preview.shown
    assert screens.current == model.edition.steps[-1].step


def test_the_file_is_byte_by_byte_what_is_shown_and_replaces_no_other(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    copies: list[int] = []
    monkeypatch.setattr(window.desk.keeping, "note_file", lambda _model, newest: copies.append(newest))
    window.actions_.by_id["leaflet"].trigger()
    page = previewed(window)
    assert page.choices.kinds["leaflet"].isChecked()
    for kind, ending in (("leaflet", "-leaflet"), ("summary", "")):
        click(page.choices.kinds[kind], 10, 10)  # type: ignore[index]  # both are kinds
        click(page.choices.papers["Letter"], 5, 5)
        previewed(window)
        shown = window.preview.made
        assert shown is not None
        assert {round(size.height) for size in shown.sizes} == {792}
        name = f"{window.desk.files.name()}{ending}"
        (tmp_path / f"{name}.pdf").write_bytes(b"another report")
        page.view.setFocus()
        with qtbot.waitSignal(window.desk.files.written, timeout=30_000):
            chord(window, Qt.Key.Key_E)
        assert (tmp_path / f"{name}.pdf").read_bytes() == b"another report"
        assert (tmp_path / f"{name}-2.pdf").read_bytes() == shown.data
    assert {path.suffix for path in tmp_path.iterdir() if path.is_file()} == {".pdf"}, "nothing else is left there"
    assert len(copies) == 1, "a leaflet carries no record: it is no copy of answers that the disk refused"


def test_an_emergency_has_its_page_and_without_one_it_is_not_offered(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    window.preview.show("leaflet")
    page = previewed(window)
    assert not page.choices.kinds["transfer"].isEnabled()
    in_exam(window, an_invented_patient(EMERGENCY))
    leave_emergency(window)
    assert not window.preview.shown, "another exam is not under the pages of the one before"
    window.preview.show("leaflet")
    click(page.choices.kinds["transfer"], 10, 10)
    previewed(window)
    made = window.preview.made
    assert made is not None
    assert (made.kind, len(made.sizes)) == ("transfer", 1)
    assert "UNSIGNED" in made.state
    window.preview.show("leaflet")
    window._close_exam()
    wait_until(lambda: not window.busy)
    assert not window.preview.shown
    assert window.preview.made is None, "what comes when the exam is gone is not shown"
    assert page.view.pages == 0
    assert window.rail.isHidden()


def test_printing_asks_the_printer_and_hands_it_the_pages_under_the_exams_name(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    jobs: list[str] = []

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        jobs.append(printer.docName())
        printer.setOutputFileName(str(tmp_path / "print.pdf"))
        printer.setResolution(72)
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["room 3"])
    monkeypatch.setattr(QPrintDialog, "exec", accept)
    chord(window, Qt.Key.Key_P)
    page = previewed(window)
    assert jobs == [], "what would be printed is shown first"
    page.view.setFocus()
    chord(window, Qt.Key.Key_P)
    wait_until(lambda: not window.busy)
    assert jobs == [window.desk.files.name()]
    kept = proven_rows(*window._workstation.store(), "", 9)[0]
    assert [row["what"] for row in kept] == ["store_opened", "previewed", "printed"]
    assert len(page_sizes((tmp_path / "print.pdf").read_bytes())) == page.view.pages
    assert window.notice.label.text() == f"{page.view.pages} pages were handed to the printer"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    click(page.choices.print, 10, 10)
    assert "This computer has no printer." in window.notice.label.text()


def test_where_fingers_are_used_no_pad_lies_under_the_pages_and_nothing_is_cut(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home, size=(1280, 800))
    screens = in_exam(window)
    window.appearance.change(layout=Layout.TOUCH, zoom=150)
    settle()
    pad, line = screens.around.pad, screens.around.pill
    assert pad is not None
    assert line is not None
    assert pad.isVisible()
    window.preview.show("leaflet")
    page = previewed(window)
    assert (pad.isVisible(), line.isVisible()) == (False, False)
    for widget in (page.state, page.fit, page.less, page.percent, page.count):
        assert widget.isVisible()
        assert widget.width() >= widget.minimumSizeHint().width()
    assert page.view.width() > 400
    window.appearance.change(zoom=100)
    wait_until(lambda: not window.busy)
    pad, line = screens.around.pad, screens.around.pill
    assert pad is not None
    assert line is not None
    assert (pad.isVisible(), line.isVisible(), window.rail.isVisible()) == (False, False, False)
    press("Esc")
    assert (pad.isVisible(), line.isVisible(), window.rail.isVisible()) == (True, True, True)
