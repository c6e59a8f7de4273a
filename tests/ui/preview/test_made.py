from __future__ import annotations

from examassist.domain.act import Impression
from examassist.report.page_images import page_sizes
from examassist.ui.preview.made import making
from tests.report.builders import MADE_AT, a_creaking_wrist
from tests.ui.exam_room import a_model, wrist


def test_a_file_is_what_was_read_back_and_says_what_stands_on_each_page() -> None:
    model = a_model(wrist)
    made = making("summary", "Letter", model, lambda: a_creaking_wrist().document)()
    assert made.data.startswith(b"%PDF")
    assert made.sizes == page_sizes(made.data)
    assert {round(size.height) for size in made.sizes} == {792}
    assert len(made.texts) == len(made.sizes)
    assert all("HALVORSEN" in text for text in made.texts), "every page says whose it is"
    assert made.state == "UNSIGNED DRAFT"
    assert made.made_at == MADE_AT


def test_it_holds_until_something_is_added_and_for_its_own_exam_only() -> None:
    model = a_model(wrist)
    made = making("summary", "A4", model, lambda: a_creaking_wrist().document)()
    assert made.still_holds(model)
    assert not made._replace(exam="another").still_holds(model)
    model.set_impression(Impression(text="Rest."))
    assert not made.still_holds(model)
