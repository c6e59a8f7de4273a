"""A simulated patient leaves the program as one: on every page and in every text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.report.compose import PRACTICE, UNSIGNED
from examassist.report.leaflet.compose import compose_leaflet
from examassist.report.letters import pages_of
from examassist.report.pdf import render_pdf
from examassist.report.read_back import read_back
from examassist.report.requests.compose import request
from examassist.report.requests.note import whole_note
from examassist.report.requests.text import request_text
from examassist.report.text import plain_text
from examassist.report.transfer.compose import compose_transfer
from tests.report.builders import a_creaking_wrist, blue_fingers, wrist
from tests.report.transfer.patients import writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.report.document import ReportDocument
    from tests.report.builders import Exam


def summary(exam: Exam) -> ReportDocument:
    return exam.document


def transfer(exam: Exam) -> ReportDocument:
    told = blue_fingers().with_(practice=exam.encounter.practice)
    return compose_transfer(told.encounter, told.record.assessment, wrist(), writing())


def leaflet(exam: Exam) -> ReportDocument:
    return compose_leaflet(exam.encounter, exam.record.assessment, wrist(), writing())


@pytest.mark.parametrize(
    "made", [lambda exam: exam.document, transfer, leaflet], ids=["summary", "transfer", "leaflet"]
)
def test_every_page_of_a_practice_exam_says_so_and_none_of_a_real_one(made: Callable[[Exam], ReportDocument]) -> None:
    for practice in (True, False):
        document = made(a_creaking_wrist().with_(practice=practice))
        drawn = render_pdf(document)
        assert read_back(drawn.data, drawn.drawn, document) == []
        for _paper, letters, _cut in pages_of(drawn.data):
            shown = "".join(letter.text for letter in letters)
            assert (PRACTICE.replace(" ", "") in shown) is practice


def test_every_text_of_a_practice_exam_says_so_and_calls_itself_no_draft() -> None:
    exam = a_creaking_wrist().with_(practice=True)
    record = exam.record
    texts = [plain_text(exam.document), whole_note(record)]
    texts += [request_text(request(record, test.id)) for test in record.assessment.investigations]
    assert len(texts) > 2
    for text in texts:
        assert PRACTICE in text
        assert UNSIGNED not in text
