"""The two readings compared on many invented patients."""

from __future__ import annotations

from random import Random

from tests.reasoning.patients import edition
from tests.second_evaluator.compare import differences
from tests.second_evaluator.draw import drawn


def disagreements(number: int, seed: int) -> list[str]:
    """Where the readings differ on so many patients; each line begins with the seed and the number of the patient."""
    dice = Random(seed)  # noqa: S311  a repeatable draw, no secret
    found = []
    for at in range(number):
        today, earlier = drawn(dice)
        found += [f"seed {seed}, {at}: {line}" for line in differences(today, edition(), earlier)]
    return found
