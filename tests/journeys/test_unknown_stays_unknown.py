"""Blank is not "not examined" is not normal: one exam followed from the cell to the paper; and whose it is, with it."""

from __future__ import annotations

import itertools
import json
import logging
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pytest
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLabel

from examassist.domain.finding import AbsentReason, Finding
from examassist.domain.patient import Patient, Sex
from examassist.report.requests.compose import named_tests, request
from examassist.report.requests.note import whole_note
from examassist.report.requests.text import request_text
from examassist.report.text import plain_text
from examassist.ui import accessible, theme
from examassist.ui.check.page import STEP as CHECK
from tests.screens import settle, wait_until
from tests.ui.exam_room import a_row, dressed, found, key
from tests.ui.looking import looking
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.report.document import ReportDocument
    from examassist.report.record import Record
    from examassist.ui.answers.cell import AnswerCell
    from examassist.ui.main_window import MainWindow

APART = 3.0
"""Of 255 steps of grey, over all of a cell: so much lie any two states apart at the least."""
NORMAL, NOT_EXAMINED = "femoral_pulse.right", "femoral_pulse.left"
BLANK, ABNORMAL = "dorsalis_pedis_pulse.right", "posterior_tibial_pulse.right"
CLAUDICATION = ("posture_that_ends_it", "standing_still_is_enough")
SECRET = Patient(
    id="EX-77/4711",
    family_name="<b>Halvorsen</b>\x00\x1b[2J",
    given_name="A & B שלום",
    sex=Sex.FEMALE,
)


@pytest.fixture(autouse=True)
def plain_afterwards(qapp: QApplication) -> Iterator[None]:
    del qapp
    yield
    dressed()


def not_done(text: str) -> Finding:
    """That the cell printed as ``text`` was passed over on purpose."""
    cell = key(text)
    return Finding(item=cell.item, side=cell.side, not_obtained=AbsentReason.NOT_DONE)


def in_grey(cell: AnswerCell, finding: Finding | None) -> bytes:
    """The cell as it is painted with that finding, without its colours."""
    cell.show_finding(finding)
    image = cell.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    lines: list[memoryview] = [image.constScanLine(line) for line in range(image.height())]  # type: ignore[misc]  # Qt's own
    return b"".join(line.tobytes()[: image.width()] for line in lines)


@pytest.mark.parametrize("name", theme.THEMES)
def test_no_two_states_are_painted_alike_even_without_colours(qtbot: QtBot, name: str) -> None:
    cell = a_row(qtbot, "femoral_pulse").cells[0]
    with looking(theme=name):
        cell.clearFocus()
        unable = Finding(item="femoral_pulse", side=cell.key.side, not_obtained=AbsentReason.UNABLE)
        states = {
            "blank": None,
            "not examined": not_done(NORMAL),
            "unable": unable,
            "normal": found(NORMAL, "normal"),
            "abnormal": found(NORMAL, "absent"),
        }
        painted = {state: in_grey(cell, finding) for state, finding in states.items()}
    for one, other in itertools.combinations(painted, 2):
        pairs = zip(painted[one], painted[other], strict=True)
        apart = sum(abs(a - b) for a, b in pairs) / len(painted[one])
        alike = {one, other} == {"not examined", "unable"}  # both unknown; the letters tell them apart
        assert apart > (0.2 if alike else APART), f"{one} and {other} lie {apart:.2f} apart"


class Said(NamedTuple):
    """What the program wrote about one exam."""

    document: ReportDocument
    note: str
    requests: list[str]
    pages: list[str]
    pdf: str
    saved: dict[str, object]


def said_by(window: MainWindow, folder: Path) -> Said:
    """Everything that leaves the window: note, requests, PDF, file."""
    assert window.screens is not None
    documents: list[ReportDocument] = []
    window.desk.files.say_document(documents.append)
    records: list[Record] = []
    window.desk.files.say_record(records.append)
    wait_until(lambda: bool(documents) and bool(records))
    window.files.export(folder)
    wait_until(lambda: bool(list(folder.glob("*.pdf"))))
    window.files.save_file(folder / "exam.json")
    wait_until(lambda: (folder / "exam.json").exists() and not window.busy)
    (pdf,) = folder.glob("*.pdf")
    document = pypdfium2.PdfDocument(pdf)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    wanted = [request_text(request(records[0], name)) for name in named_tests(records[0])]
    saved = json.loads((folder / "exam.json").read_text(encoding="utf-8"))
    return Said(documents[0], whole_note(records[0]), wanted, pages, pdf.name, saved)


def test_three_states_stay_three_from_the_cell_to_the_paper(
    qtbot: QtBot, home: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    accessible.install()
    window = a_window(qtbot, home, size=(1366, 768))
    screens = in_exam(window)
    screens.model.identify(SECRET)
    screens.model.record(
        [found(NORMAL, "normal"), not_done(NOT_EXAMINED), found(ABNORMAL, "absent"), found(*CLAUDICATION)]
    )
    screens.go_to_step(6)
    settle()
    assert heard(window, NORMAL) == "Normal"
    assert heard(window, NOT_EXAMINED) == "not examined"
    assert heard(window, BLANK) == "blank, not examined"
    assert heard(window, ABNORMAL) == "Absent, abnormal"

    screens.go_to_step(CHECK)
    settle()
    page = window.pages.currentWidget()
    assert page is not None
    lines = [label.text() for label in page.findChildren(QLabel) if "pulse" in label.text()]
    (normal,) = [line for line in lines if "recorded as normal" in line]
    (blank,) = [line for line in lines if "Not examined, not asked" in line]
    assert "Femoral" in normal
    assert not any(name in normal for name in ("Dorsalis", "tibial"))
    assert "Dorsalis" in blank
    assert "Femoral" not in blank

    said = said_by(window, tmp_path)
    printed = " ".join(said.pages)
    assert "Femoral pulse Normal not examined" in printed
    assert "Dorsalis pedis pulse not examined not examined" in printed
    assert "Posterior tibial pulse Absent not examined" in printed
    assert "Femoral pulse, left: not examined." in printed
    assert "Femoral pulse (left) NOT EXAMINED" in said.note
    assert "Dorsalis pedis pulse" in next(line for line in said.note.splitlines() if line.startswith("Not examined"))
    for text in (plain_text(said.document),):
        words = " ".join(text.split())
        assert "Femoral pulse (left) NOT EXAMINED" in words
        assert "? Dorsalis pedis pulse, Posterior tibial pulse, left" in words
        assert "Dorsalis pedis pulse: Normal" not in words
    assert said.requests
    assert all("Femoral pulse (left) NOT EXAMINED" in " ".join(text.split()) for text in said.requests)

    findings: list[dict[str, object]] = said.saved["findings"]  # type: ignore[assignment]  # JSON
    kept = {(entry["item"], entry.get("side")): entry for entry in findings}
    assert kept["femoral_pulse", "right"].get("value") == "normal"
    assert kept["femoral_pulse", "left"].get("not_obtained") == AbsentReason.NOT_DONE.value
    assert kept["femoral_pulse", "left"].get("value") is None
    assert not any(item == "dorsalis_pedis_pulse" for item, _side in kept)

    assert all("EX-77/4711" in page for page in said.pages), "each page says whose it is"
    assert all("HALVORSEN" in page.upper() for page in said.pages)
    assert all("<B>HALVORSEN</B>" in page.upper() for page in said.pages), "as it was typed"
    for secret in ("Halvorsen", "4711", "שלום"):
        for place in (said.pdf, window.windowTitle(), caplog.text):
            assert secret.casefold() not in place.casefold()


def heard(window: MainWindow, cell: str) -> str:
    """The value as people hear it who do not see the screen."""
    screens = window.screens
    assert screens is not None
    page = screens.current_page()
    assert page is not None
    shown = page.cell(key(cell))
    assert shown is not None
    return QAccessible.queryAccessibleInterface(shown).text(QAccessible.Text.Value)
