from __future__ import annotations

from examassist.domain.finding import FindingKey
from examassist.report.sided import with_sides
from tests.report.builders import an_exam

BOTH = [FindingKey.parse(f"{item}.{side}") for item in ("grip_bounce", "thumb_bounce") for side in ("right", "left")]
LEFT = FindingKey.parse("creaking_spots.left")
ONCE = FindingKey("lifts_a_kettle")


def test_a_side_holds_for_no_name_but_its_own() -> None:
    record = an_exam().record
    labels = [record.say.label(name) for name in ("grip_bounce", "thumb_bounce", "creaking_spots", "lifts_a_kettle")]
    both = f"{labels[0]} · {labels[1]} (both sides)"
    assert with_sides(record, [*BOTH, LEFT, ONCE], 9) == f"{both}, {labels[2]} (left), {labels[3]}"


def test_names_of_one_side_stand_together_and_those_beyond_the_limit_are_counted() -> None:
    record = an_exam().record
    keys = [*BOTH[:2], LEFT, *BOTH[2:], ONCE]
    assert with_sides(record, keys, 3).startswith("Grip bounce · Thumb bounce (both sides), ")
    assert with_sides(record, keys, 1) == "Grip bounce (both sides) and 3 more"
    assert with_sides(record, [], 4) == ""
