from __future__ import annotations

import pytest

from examassist.report.read_back import read_back
from tests.report.paper.blank import blank, drawn


@pytest.mark.parametrize(("pack", "paper"), [("leg_pain", "A4"), ("wrist", "Letter"), ("wrist", "A4")])
def test_every_text_stands_in_its_own_box(pack: str, paper: str) -> None:
    rendered = drawn(pack, paper)
    assert read_back(rendered.data, rendered.drawn, blank(pack)) == []


def test_the_focused_list_needs_two_sheets_and_says_on_each_page_whose_it_is() -> None:
    pages = {each.page for each in drawn("leg_pain").drawn}
    assert pages == {1, 2, 3}
    for page in pages:
        here = {each.key: each.text for each in drawn("leg_pain").drawn if each.page == page}
        assert here["page.number"] == f"Page {page} of 3"
        assert here["page.state"] == "BLANK CHECKLIST"
        assert {"page.name_by_hand.label", "page.examined_by_hand.label", "page.footer.0"} <= here.keys()


def test_a_step_begins_a_page_with_its_title() -> None:
    for page in (1, 2, 3):
        on_page = [each for each in drawn("leg_pain").drawn if each.page == page and each.key.startswith("paper.")]
        assert max(on_page, key=lambda each: each.rectangle.top).key.endswith(".title")
