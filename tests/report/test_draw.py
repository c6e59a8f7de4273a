from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from examassist.report.pdf import render_pdf
from tests.report.builders import a_creaking_wrist, blue_fingers

if TYPE_CHECKING:
    from examassist.report.layout import Rectangle
    from tests.report.builders import Exam

DARK, LIGHT = 90, 200


def darkness(exam: Exam, key: str) -> float:
    """The share of dark points in the box of ``key`` on a page printed without colour."""
    rendered = render_pdf(exam.document)
    [drawn] = [each for each in rendered.drawn if each.key == key]
    file = pypdfium2.PdfDocument(rendered.data)
    page = file[drawn.page - 1]
    box: Rectangle = drawn.rectangle
    width, height = page.get_size()
    crop = (box.left, box.bottom, width - box.right, height - box.top)
    points = bytes(page.render(scale=2, grayscale=True, crop=crop).buffer)
    page.close()
    file.close()
    return sum(1 for point in points if point < DARK) / len(points)


def test_an_abnormal_cell_is_told_apart_without_colour() -> None:
    prefix = "findings.bench_tests.grip_bounce"
    assert darkness(a_creaking_wrist(), f"{prefix}.left") > 2 * darkness(a_creaking_wrist(), f"{prefix}.right")


def test_the_band_of_an_emergency_is_solid_and_dark() -> None:
    assert darkness(blue_fingers(), "gate.title") > 0.7
    assert darkness(a_creaking_wrist(), "gate.title") < 0.4


def test_what_was_drawn_is_noted_with_its_page() -> None:
    drawn = render_pdf(a_creaking_wrist().document).drawn
    assert {each.page for each in drawn} == {1, 2}
    assert all(each.rectangle.left < each.rectangle.right for each in drawn)
