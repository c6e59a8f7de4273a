from __future__ import annotations

from examassist.reasoning.assess import assess
from examassist.reasoning.short_exam import items_for
from tests.report.builders import a_creaking_wrist, blue_fingers, wrist


def test_what_is_looked_at_comes_before_what_is_asked_and_each_once() -> None:
    flags = assess(blue_fingers().encounter, wrist()).raised
    names = [item.id for item in items_for((*flags, *flags), wrist())]
    assert names == ["thumb_bounce", "grip_bounce", "creaking_since"]


def test_without_a_raised_flag_there_is_none() -> None:
    assert items_for(assess(a_creaking_wrist().encounter, wrist()).raised, wrist()) == ()
