from __future__ import annotations

from examassist.report.carried.compare import Difference, label, on_the_pages, with_the_record
from examassist.report.layout import Drawn, Rectangle
from examassist.report.pdf import render_pdf
from tests.report.builders import a_creaking_wrist

EXAM = a_creaking_wrist()


def test_a_text_has_the_label_of_its_row_with_its_side_or_the_nearest_heading() -> None:
    texts = {"a.b.label": "Knee", "a.title": "Joints", "a.b.left": "good", "a.c": "x", "page.born.label": "Born"}
    assert label("a.b.left", texts) == "“Knee, left”"
    assert label("a.c", texts) == "“Joints”"
    assert label("page.born", texts) == "“Born”"
    assert label("a.b.label", texts) == "“Joints”"
    assert label("nobody", texts) == "“nobody”"


def test_pages_that_show_what_was_drawn_do_not_differ() -> None:
    rendered = render_pdf(EXAM.document)
    assert on_the_pages(rendered.data, rendered.drawn) == []
    assert with_the_record(EXAM.document, rendered.drawn) == []


def test_letters_that_stand_nowhere_in_the_list_are_read_out_with_their_blanks() -> None:
    rendered = render_pdf(EXAM.document)
    drawn = [each for each in rendered.drawn if each.key != "page.name"]
    found = on_the_pages(rendered.data, drawn)
    assert {(each.expected, each.found) for each in found} == {("", "HALVORSEN, Ingrid")}
    assert "shows “HALVORSEN, Ingrid”, which is not in the record" in str(found[0])


def test_a_text_that_no_page_shows_is_missing_and_named_once() -> None:
    rendered = render_pdf(EXAM.document)
    more = Drawn("more.text", 9, Rectangle(0, 0, 1, 1), "More")
    assert on_the_pages(rendered.data, [*rendered.drawn, more]) == [Difference(9, "“more.text”", "More", "")]


def test_the_record_and_the_list_are_compared_both_ways() -> None:
    rendered = render_pdf(EXAM.document)
    other = a_creaking_wrist().impression("Something else").document
    found = with_the_record(other, rendered.drawn)
    assert any(each.expected == "Something else" and not each.found for each in found)
    assert any(not each.expected and each.found for each in found)


def test_a_long_text_is_not_repeated_whole() -> None:
    assert len(str(Difference(1, "x", "a" * 4000, "b" * 4000))) < 400
