from __future__ import annotations

from collections import Counter

from examassist.report.document import Line
from tests.report.builders import a_creaking_wrist, blue_fingers


def test_each_text_has_a_key_of_its_own() -> None:
    for exam in (a_creaking_wrist(), blue_fingers()):
        keys = Counter(said.key for said in exam.document.said())
        assert [key for key, count in keys.items() if count > 1] == []


def test_a_line_is_read_with_its_leading_words() -> None:
    assert Line("key", "weak", lead="Pulse:").whole == "Pulse: weak"
    assert Line("key", "weak").whole == "weak"


def test_every_page_repeats_who_the_patient_is() -> None:
    repeated = {said.key for said in a_creaking_wrist().document.furniture()}
    assert {"page.name", "page.born", "page.id", "page.state"} <= repeated
