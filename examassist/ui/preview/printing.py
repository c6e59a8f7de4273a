"""The pages that are shown, on paper: the printer is asked for in a dialog, the drawing is done beside the window."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

from examassist.errors import CouldNot
from examassist.language import translate as _
from examassist.report.page_images import page_image
from examassist.settings import Paper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from examassist.ui.preview.made import Made

FINEST = 300
"""Dots an inch: finer ones are not seen in these pages and take four times the memory."""
_POINTS = 72
SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def printer_for(made: Made, job: str) -> QPrinter:
    """The system's own printer, set to the paper of the pages; ``job`` is what its queue shows to everybody."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job)
    printer.setCreator("ExamAssist")
    printer.setPageSize(QPageSize(SIZES[Paper(made.paper)]))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF())
    return printer


def ask(window: QWidget, printer: QPrinter, pages: int) -> bool:
    """Let one choose printer, pages and copies; False when nothing shall be printed.

    Raises CouldNot where the system knows no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise CouldNot(
            _("This computer has no printer."),
            _("Nothing was printed; the exam is safe."),
            _("Add a printer in the settings of the system, or export the PDF and print it elsewhere."),
        )
    options = QAbstractPrintDialog.PrintDialogOption
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(_("Print"))
    dialog.setOption(options.PrintToFile, on=False)  # a file is exported: that one carries its record and is read back
    dialog.setOption(options.PrintPageRange)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def pages_wanted(printer: QPrinter, pages: int) -> list[int]:
    """The numbers of the pages to print, from 0, as often as they are wanted."""
    numbers = list(range(pages))
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        numbers = numbers[printer.fromPage() - 1 : printer.toPage()]
    return numbers if printer.supportsMultipleCopies() else numbers * max(printer.copyCount(), 1)


def print_pages(printer: QPrinter, made: Made) -> int:
    """How many pages went to the printer; raises CouldNot when it did not take them all.

    One page at a time is held in memory, and each is drawn from the bytes that are shown and exported.
    """
    numbers = pages_wanted(printer, len(made.sizes))
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused(0, len(numbers))
    try:
        for count, number in enumerate(numbers):
            if count and not printer.newPage():
                raise _refused(count, len(numbers))
            _draw(painter, printer, made, number)
        ended = painter.end()
    finally:
        if painter.isActive():
            with suppress(RuntimeError):
                printer.abort()
            painter.end()
    if not ended or printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
        raise _refused(0, len(numbers))
    return len(numbers)


def _draw(painter: QPainter, printer: QPrinter, made: Made, number: int) -> None:
    """A page on the whole of the paper, smaller where the paper is smaller: nothing of it is cut."""
    drawn = page_image(made.data, number, min(printer.resolution(), FINEST) / _POINTS)
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    room = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = made.sizes[number]
    dots = min(printer.resolution() / _POINTS, room.width() / size.width, room.height() / size.height)
    width, height = size.width * dots, size.height * dots
    place = QRectF((room.width() - width) / 2, (room.height() - height) / 2, width, height)
    painter.drawImage(place, image)


def _refused(printed: int, pages: int) -> CouldNot:
    return CouldNot(
        _("The printer did not take the pages ({n} of {all} were handed over).").format(n=printed, all=pages),
        _("The exam is safe, and no file was made."),
        _("Look whether the printer is on and has paper, print again, or export the PDF and print it elsewhere."),
    )
