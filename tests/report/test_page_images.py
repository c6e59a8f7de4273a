from __future__ import annotations

from examassist.report.page_images import page_image, page_sizes
from examassist.report.pdf import render_pdf
from tests.report.builders import a_creaking_wrist


def test_each_page_has_the_size_of_its_paper() -> None:
    document = a_creaking_wrist().document
    for paper, size in (("A4", (595, 842)), ("Letter", (612, 792))):
        sizes = page_sizes(render_pdf(document, paper).data)
        assert len(sizes) > 1
        assert {(round(each.width), round(each.height)) for each in sizes} == {size}


def test_a_page_is_drawn_dark_on_white_at_the_size_asked_for() -> None:
    data = render_pdf(a_creaking_wrist().document).data
    drawn = page_image(data, 0, 1.0)
    assert (drawn.width, drawn.height) == (596, 842)
    assert len(drawn.pixels) == drawn.stride * drawn.height
    assert drawn.pixels[:3] == b"\xff\xff\xff", "the edge of the paper is empty"
    assert min(drawn.pixels[::4]) < 60, "something is written on it"
    assert page_image(data, 0, 2.0).width == 1191
    assert page_image(data, 1, 1.0).pixels != drawn.pixels, "another page is another picture"
