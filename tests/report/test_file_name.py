from __future__ import annotations

from examassist.report.file_name import file_stem
from tests.report.builders import EXAMINED_AT


def test_a_file_is_called_by_its_exam_and_day() -> None:
    assert file_stem("0123456789abcdef", EXAMINED_AT) == "examassist-01234567-2026-11-20"
    assert file_stem("", EXAMINED_AT) == "examassist-exam-2026-11-20"
