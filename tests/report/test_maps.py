from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import AbsentReason
from examassist.report.document import MapPicture
from examassist.report.findings import findings
from examassist.report.maps import maps
from examassist.report.pdf import render_pdf
from examassist.report.read_back import read_back
from examassist.report.text import plain_text
from tests.report.builders import Exam, a_creaking_wrist, an_exam

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examassist.knowledge.maps.body_map import Look

RIGHT, LEFT = Laterality.RIGHT, Laterality.LEFT


def picture(exam: Exam) -> MapPicture:
    (found,) = maps(exam.record, "bench_tests")
    return found


def looks(exam: Exam) -> Mapping[tuple[str, Laterality], Look]:
    return picture(exam).looks


def test_each_area_has_the_look_of_what_is_recorded_on_its_side() -> None:
    found = looks(an_exam().left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce"))
    assert found["whole_hand", LEFT] == "cross"
    assert found["whole_hand", RIGHT] == "plain"


def test_what_was_not_tested_is_hatched_and_never_empty_or_normal() -> None:
    exam = an_exam().left("grip_bounce", "small_bounce")
    for region in ("whole_hand", "thumb"):
        assert looks(exam)[region, RIGHT] == "not_examined"
    refused = exam.not_had("grip_bounce", RIGHT)
    assert looks(refused)["whole_hand", RIGHT] == "unable"
    skipped = exam.not_had("grip_bounce", RIGHT, AbsentReason.NOT_DONE)
    assert looks(skipped)["whole_hand", RIGHT] == "not_examined"
    assert "blank" not in set(looks(exam).values())


def test_every_region_of_the_layer_has_a_look_on_both_sides() -> None:
    found = picture(an_exam().left("grip_bounce", "small_bounce"))
    assert set(found.looks) == {(region, side) for region in found.drawing.regions for side in SIDES}


def test_where_nothing_was_tested_there_is_no_map() -> None:
    assert list(maps(an_exam().record, "bench_tests")) == []
    assert list(maps(a_creaking_wrist().record, "opening_questions")) == []


def test_the_map_stands_below_the_grid_of_its_section() -> None:
    keys = [block.key for block in findings(a_creaking_wrist().record)]
    assert keys[keys.index("findings.bench_tests") + 1] == "map.hand.ball_layer"


def test_the_same_stands_in_words_with_every_side() -> None:
    exam = an_exam().left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce").not_had("thumb_bounce", LEFT)
    assert [line.whole for line in picture(exam).lines] == [
        "No bounce: Grip left.",
        "Good bounce: Grip right.",
        "declined: Th left.",
        "not examined: Th right.",
    ]


def test_every_look_in_the_picture_is_explained() -> None:
    exam = an_exam().left("grip_bounce", "no_bounce").not_had("thumb_bounce", LEFT)
    found = picture(exam)
    assert set(found.looks.values()) <= {meaning.look for meaning in found.meanings}
    assert [(each.look, each.text) for each in found.meanings] == [
        ("cross", "No bounce"),
        ("lines", "Small bounce"),
        ("plain", "Good bounce"),
        ("dots", "Wild bounce"),
        ("not_examined", "not examined"),
        ("unable", "unable or declined"),
    ]


def test_the_letters_of_the_sides_stand_as_the_viewer_sees_them() -> None:
    assert [name.sides for name in picture(a_creaking_wrist()).names] == [("R", "L")]


def test_swapping_the_sides_of_the_record_swaps_the_picture() -> None:
    one = looks(an_exam().left("grip_bounce", "no_bounce").right("grip_bounce", "wild_bounce"))
    other = looks(an_exam().right("grip_bounce", "no_bounce").left("grip_bounce", "wild_bounce"))
    assert {(region, side.opposite): look for (region, side), look in one.items()} == dict(other)


def test_the_words_of_the_map_are_in_the_plain_text() -> None:
    text = plain_text(an_exam().left("grip_bounce", "no_bounce").document)
    assert "WHERE IT BOUNCED: BALL" in text
    assert "No bounce: Grip left." in text
    assert "no hand looks like this" in text


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_report_with_a_map_is_read_back_without_a_fault(paper: str) -> None:
    document = a_creaking_wrist().document
    assert any(isinstance(block, MapPicture) for block in document.findings)
    rendered = render_pdf(document, paper)
    assert read_back(rendered.data, rendered.drawn, document) == []
