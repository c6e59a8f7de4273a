"""What is written of each calculation is what the program computes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import FindingKey
from examassist.knowledge.calculations import CALCULATIONS, UNSIDED, limits_of
from examassist.reasoning.calculations import CALCULATIONS as COMPUTED
from tests.knowledge.packs import wrist

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examassist.knowledge.calculations import Limits

LIMITS: tuple[Limits, ...] = ((40, 300), (0, 300), (40, 300), (0, 250), (0, 200))


class Record(NamedTuple):
    """Numbers by cell."""

    numbers: Mapping[FindingKey, float]
    side: Laterality = Laterality.LEFT

    def number(self, key: FindingKey) -> float | None:
        return self.numbers.get(key)


def names(calculation: str, more: int) -> tuple[str, ...]:
    read = CALCULATIONS[calculation]
    return tuple("abcde"[: len(read.sides) + (more if read.more else 0)])


def recorded(calculation: str, inputs: Sequence[str], dice: random.Random) -> Record:
    """Numbers within the limits, often at an end, on the side that each is read from."""
    sides = CALCULATIONS[calculation].sides
    numbers: dict[FindingKey, float] = {}
    for at, name in enumerate(inputs):
        side = sides[min(at, len(sides) - 1)]
        for each in (Laterality.UNSIDED,) if side == UNSIDED else SIDES:
            low, high = LIMITS[at]
            numbers[FindingKey(name, each)] = dice.choice((low, high, dice.randint(int(low), int(high))))
    return Record(numbers)


def test_the_program_computes_every_one_and_no_other() -> None:
    assert set(CALCULATIONS) == set(COMPUTED)


@pytest.mark.parametrize("calculation", CALCULATIONS)
@pytest.mark.parametrize("more", [0, 1])
def test_what_is_computed_lies_between_the_limits_and_reaches_near_both(calculation: str, more: int) -> None:
    inputs = names(calculation, more)
    low, high = CALCULATIONS[calculation].result(LIMITS[: len(inputs)])
    dice = random.Random(7)  # noqa: S311  no secret
    found = [COMPUTED[calculation](recorded(calculation, inputs, dice), inputs) for _ in range(3000)]
    values = [each.value for each in found if each is not None]
    assert len(values) > len(found) / 3
    # the result is rounded to two decimals at most
    assert low - 0.01 <= min(values)
    assert max(values) <= high + 0.01
    assert max(values) >= high * 0.8


@pytest.mark.parametrize("calculation", CALCULATIONS)
def test_each_reads_the_sides_that_are_written(calculation: str) -> None:
    inputs = names(calculation, 0)
    whole = recorded(calculation, inputs, random.Random(4))  # noqa: S311  no secret
    assert COMPUTED[calculation](whole, inputs) is not None
    for name, side in zip(inputs, CALCULATIONS[calculation].sides, strict=True):
        wrong = SIDES if side == UNSIDED else (Laterality.UNSIDED,)
        moved = {key: number for key, number in whole.numbers.items() if key.item != name}
        moved |= {FindingKey(name, each): 100.0 for each in wrong}
        assert COMPUTED[calculation](Record(moved), inputs) is None


def test_the_limits_of_a_measure_are_those_of_its_range() -> None:
    assert limits_of(wrist().item["wrist_turn_angle"]) == (0, 180)
