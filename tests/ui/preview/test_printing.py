from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from examassist.errors import CouldNot
from examassist.report.page_images import page_image, page_sizes
from examassist.report.pdfium import opened
from examassist.ui.preview import printing
from examassist.ui.preview.images import image_of
from tests.ui.preview.paper import a_report

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.preview.made import Made


def a_printer(made: Made, path: Path) -> QPrinter:
    """One that prints into a file, at a resolution that a test has time for."""
    printer = printing.printer_for(made, "examassist-exam-1")
    printer.setOutputFileName(str(path))
    printer.setResolution(100)
    return printer


def test_what_is_printed_is_what_is_shown_page_by_page(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    made = a_report()
    assert printing.print_pages(a_printer(made, tmp_path / "print.pdf"), made) == len(made.sizes)
    printed = (tmp_path / "print.pdf").read_bytes()
    sizes = page_sizes(printed)
    assert [(round(each.width), round(each.height)) for each in sizes] == [(595, 842)] * len(made.sizes)
    for number in range(len(sizes)):
        one, two = (_in_small(data, number) for data in (made.data, printed))
        assert min(one) < 150, "something is written there"
        assert max(abs(a - b) for a, b in zip(one, two, strict=True)) < 60
        other = _in_small(made.data, 1 - number)
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 80, "another page would have been seen"


def _in_small(data: bytes, number: int) -> list[int]:
    """How light each small field of a page is, however finely it was drawn."""
    image = image_of(page_image(data, number, 1.0)).convertToFormat(QImage.Format.Format_Grayscale8)
    small = image.scaled(50, 70, mode=Qt.TransformationMode.SmoothTransformation)
    return [small.pixelColor(x, y).value() for x in range(50) for y in range(70)]


def test_the_queue_of_the_printer_names_no_patient(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    made = a_report()
    printer = a_printer(made, tmp_path / "print.pdf")
    assert printer.docName() == "examassist-exam-1"
    printing.print_pages(printer, made)
    with opened((tmp_path / "print.pdf").read_bytes()) as file:
        told = file.get_metadata_dict()
    assert told["Title"] == "examassist-exam-1"
    assert not any("halvorsen" in text.casefold() for text in told.values())
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["print.pdf"], "nothing is left behind"


def test_a_smaller_paper_makes_the_page_smaller_and_cuts_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    made = a_report()
    printer = a_printer(made._replace(paper="Letter"), tmp_path / "print.pdf")
    printing.print_pages(printer, made)
    printed = (tmp_path / "print.pdf").read_bytes()
    assert {round(each.height) for each in page_sizes(printed)} == {792}
    image = page_image(printed, 0, 0.5)
    rows = [image.pixels[y * image.stride : y * image.stride + 4 * image.width] for y in range(image.height)]
    inked = [y for y, row in enumerate(rows) if min(row[::4]) < 160]
    assert inked[0] > 5, "its head is on the paper"
    assert inked[-1] < image.height - 5, "and its foot"


def test_pages_and_copies_are_those_that_were_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    del qtbot
    printer = printing.printer_for(a_report(), "job")
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _printer: False)
    assert printing.pages_wanted(printer, 3) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    assert printing.pages_wanted(printer, 3) == [1, 2, 1, 2]
    monkeypatch.setattr(QPrinter, "supportsMultipleCopies", lambda _printer: True)
    assert printing.pages_wanted(printer, 3) == [1, 2], "the printer copies by itself"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_said_with_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    made = a_report()
    with pytest.raises(CouldNot) as refused:
        printing.print_pages(a_printer(made, tmp_path / "no such folder" / "print.pdf"), made)
    assert "Look whether the printer is on" in str(refused.value)


def test_a_printer_that_stops_says_how_much_it_took(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    made = a_report()
    printer = a_printer(made, tmp_path / "print.pdf")
    monkeypatch.setattr(QPrinter, "newPage", lambda _printer: False)
    with pytest.raises(CouldNot, match="1 of 2 were handed over"):
        printing.print_pages(printer, made)


def test_without_a_printer_nothing_is_asked_and_the_way_out_is_named(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: pytest.fail("asked in vain"))
    with pytest.raises(CouldNot, match="no printer") as refused:
        printing.ask(window, printing.printer_for(a_report(), "job"), 2)
    assert "export the PDF" in str(refused.value)


def test_the_dialog_offers_the_pages_and_no_file_beside_the_export(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[tuple[int, int, bool]] = []

    def answer(dialog: QPrintDialog) -> int:
        to_file = dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)
        asked.append((dialog.minPage(), dialog.maxPage(), to_file))
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["room 3"])
    monkeypatch.setattr(QPrintDialog, "exec", answer)
    assert printing.ask(window, printing.printer_for(a_report(), "job"), 2)
    assert asked == [(1, 2, False)]
