from __future__ import annotations

from dataclasses import replace

from examassist.report.document import Line, Request
from examassist.report.one_box import in_one_box


def a_request(name: str, reason: str = "Bloods first.", clock: str = "First, today") -> Request:
    key = f"requests.{name}"
    return Request(key, "0", name.capitalize(), clock, (Line(f"{key}.reason", reason, lead="Reason:"),))


def test_tests_of_one_sample_share_a_box_and_its_number() -> None:
    asked = [a_request("picture", "Else."), a_request("count"), a_request("calcium"), a_request("crp", "Its own.")]
    found = in_one_box(asked, {"requests.count", "requests.calcium", "requests.crp"})
    assert [(each.number, each.title) for each in found] == [("1", "Picture"), ("2", "Count; Calcium"), ("3", "Crp")]
    assert found[1].lines == asked[1].lines


def test_one_that_is_due_at_another_time_has_a_box_of_its_own() -> None:
    asked = [a_request("count"), a_request("calcium", clock="Then, routine")]
    found = in_one_box(asked, {each.key for each in asked})
    assert [each.title for each in found] == ["Count", "Calcium"]
    assert all(each.lines[0].text == "Bloods first." for each in found)


def test_any_other_test_in_the_same_words_keeps_its_number_and_points_at_the_first() -> None:
    asked = [a_request("picture"), replace(a_request("scan"), clock="Optional")]
    first, second = in_one_box(asked, frozenset())
    assert first.lines == asked[0].lines
    assert [line.whole for line in second.lines] == ["Reason: As under 1."]
    assert (second.number, second.clock) == ("2", "Optional")
