from __future__ import annotations

from examassist.reasoning.assess import assess
from examassist.reasoning.short_exam import items_for
from examassist.report.record import Record
from examassist.report.transfer.emergencies import flags_for
from examassist.report.transfer.not_known import not_known
from examassist.report.transfer.room import ROOMS
from tests.report.transfer.patients import full_bladder, leg_pain


def test_no_way_to_shorten_the_page_drops_the_name_of_a_gap() -> None:
    edition = leg_pain()
    record = Record(full_bladder(), assess(full_bladder(), edition), edition)
    exam = items_for(flags_for(record.assessment), edition)
    asked = [item for item in edition.items if item.group_number is not None]
    blank = {item.label for item in (*exam, *asked) if record.blank(item)}
    assert len(blank) > 15
    for room in ROOMS:
        block = not_known(record, exam, room)
        assert block.kind == "hatched"
        said = " ".join(line.whole for line in block.lines)
        assert {label for label in blank if label not in said} == set()
        assert "Saddle sensation, right (declined" in said


def test_examined_and_asked_are_told_apart() -> None:
    edition = leg_pain()
    record = Record(full_bladder(), assess(full_bladder(), edition), edition)
    lines = {line.key.split(".")[-1]: line.whole for line in not_known(record, items_for((), edition), ROOMS[0]).lines}
    assert lines["asked"].startswith("NOT ASKED: ")
    assert "Leg or foot threatened" in lines["asked"]
    assert lines["examined"].startswith("NOT EXAMINED: ")
    assert "Ulcer or gangrene" in lines["examined"]
