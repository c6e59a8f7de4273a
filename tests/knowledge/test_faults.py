"""Each fault stands at the place of its entry."""

from __future__ import annotations

from examassist.errors import Problem
from examassist.knowledge.faults import Faults


def test_a_fault_is_placed_at_the_line_of_its_entry_and_names_it() -> None:
    faults = Faults({("items", "one"): "items/a.yaml:3:5"})
    faults.add("items", "one", "is wrong", "mend it")
    assert faults.found == [Problem("items/a.yaml:3:5", "`one` is wrong", "mend it")]


def test_without_a_known_line_the_list_and_id_are_the_place() -> None:
    faults = Faults({})
    faults.add("items", "one", "is wrong")
    assert faults.found == [Problem("items one", "is wrong")]


def test_an_unknown_id_is_answered_with_the_nearest_and_said_once() -> None:
    faults = Faults({})
    faults.unless_known("groups", "g", ["grip_bonce", "grip_bonce", "grip_bounce"], ["grip_bounce"], "item")
    assert [str(problem) for problem in faults.found] == [
        "groups g: names the item `grip_bonce`, which is not there; did you mean `grip_bounce`?"
    ]
