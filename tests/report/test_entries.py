from __future__ import annotations

from examassist.domain.evolve import evolve
from examassist.domain.finding import How
from examassist.knowledge.item import Parts
from examassist.report.entries import as_a_group, said_by_its_group
from examassist.report.pdf import render_pdf
from examassist.report.read_back import read_back
from examassist.report.record import Record
from tests.report.builders import TYPED, TYPED_SAID, a_creaking_wrist, an_exam, texts, wrist


def test_a_blank_is_never_counted_as_normal() -> None:
    assert texts(an_exam().document)["abnormal.rest"].startswith("Other items recorded as normal: 0,")


def test_the_way_of_entry_is_counted() -> None:
    said = texts(a_creaking_wrist().left("thumb_bounce", "good_bounce", how=How.COPIED_SIDE).document)
    assert said["entered"] == "8 one by one, 1 by “rest normal”, 1 copied"
    assert said["entered.rest"] == "By “rest normal”: Bench tests (1)"


def test_values_from_a_file_without_a_way_of_entry_are_said_to_be_so() -> None:
    said = texts(an_exam().told("lifts_a_kettle", "yes", how=None).document)
    assert said["entered"].endswith("1 without a record of how")


def test_one_no_to_a_group_is_printed_with_the_number_of_its_parts() -> None:
    edition = wrist()
    parts = Parts(item="own_words_of_creaking", count=7)
    items = tuple(evolve(item, parts=parts) if item.group_number else item for item in edition.items)
    items = tuple(
        evolve(item, part_of="blue_fingers") if item.id == "own_words_of_creaking" else item for item in items
    )
    edition = evolve(edition, items=items)
    exam = an_exam().told("blue_fingers", "no").told("own_words_of_creaking", (), how=How.GROUP_ANSWER)
    record = Record(exam.encounter, exam.record.assessment, edition)
    assert as_a_group(record, edition.item["blue_fingers"]) == "asked as a group (7 parts)"
    assert said_by_its_group(record, exam.findings[1])
    assert as_a_group(record, edition.item["lifts_a_kettle"]) == ""


def test_what_was_typed_from_paper_is_counted_and_told_with_both_times() -> None:
    exam = an_exam().told("lifts_a_kettle", "yes", how=How.FROM_PAPER).with_(paper=(TYPED,))
    document = exam.document
    said = texts(document)
    assert said["entered"].endswith("1 from paper")
    assert said["entered.paper.0"] == TYPED_SAID
    rendered = render_pdf(document)
    assert read_back(rendered.data, rendered.drawn, document) == []
    assert any(each.text.endswith(" ¶") for each in rendered.drawn)
