"""The program and the second reading agree, and a wrong program would not."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from examassist.domain.body import Laterality
from examassist.domain.truth import Truth
from examassist.reasoning import derive
from examassist.reasoning.gates import judge_gate
from tests.second_evaluator import compare
from tests.second_evaluator.formula import NO, OPEN, YES, enough
from tests.second_evaluator.run import disagreements

if TYPE_CHECKING:
    from examassist.knowledge.rule import Gate
    from examassist.reasoning.gates import Flagged

CHUNK = 125
OWN = ("written", "record", "formula", "judge")


@pytest.mark.parametrize("seed", range(1, 17))
def test_both_readings_agree_on_invented_patients(seed: int) -> None:
    assert disagreements(CHUNK, seed) == []


@pytest.mark.parametrize("name", OWN)
def test_the_second_reading_shares_no_code_with_the_program(name: str) -> None:
    tree = ast.parse((Path(__file__).parent / f"{name}.py").read_text("utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert not {each for each in imported if each.startswith("examassist")}


def test_a_program_that_takes_unknown_for_no_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "_SIGN", {Truth.NO: NO, Truth.UNKNOWN: NO, Truth.YES: YES})
    assert disagreements(1, 1)


def test_a_program_that_takes_a_blank_answer_for_no_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = derive.Facts.__init__

    def careless(self: derive.Facts, *given: object) -> None:
        plain(self, *given)  # type: ignore[arg-type]  # as it was called
        for item in self.edition.items:
            if item.answer("no") is not None:
                self.settled.update({key: "no" for key in self.edition.keys_of(item) if key not in self.settled})

    monkeypatch.setattr(derive.Facts, "__init__", careless)
    assert disagreements(3, 1)


def test_a_program_that_exchanges_the_legs_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    swapped = {Laterality.RIGHT: "left", Laterality.LEFT: "right", Laterality.UNSIDED: ""}
    monkeypatch.setattr(compare, "_WHERE", swapped)
    assert disagreements(3, 1)


def test_a_program_that_misses_one_red_flag_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:

    def blind(gate: Gate, facts: derive.Facts) -> Flagged:
        flag = judge_gate(gate, facts)
        return flag if flag.state != "raised" else flag._replace(state="no_trigger")

    monkeypatch.setattr(compare, "judge_gate", blind)
    assert disagreements(10, 1)


@pytest.mark.parametrize(
    ("number", "truths", "wanted"),
    [(1, [NO, YES], YES), (2, [YES, OPEN], OPEN), (2, [YES, NO], NO), (2, [OPEN, OPEN], OPEN), (1, [NO, NO], NO)],
)
def test_enough_counts_what_holds_and_what_may_still_hold(number: int, truths: list[int], wanted: int) -> None:
    assert enough(number, truths) == wanted
