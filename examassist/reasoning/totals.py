"""What the total of a score can still be, from the truth of each of its options."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.truth import Truth
from examassist.reasoning.trace import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.score import Score


class Possible(NamedTuple):
    """The lowest and highest total a score can still take, the cells it rests on, and the blank ones that widen it."""

    low: int
    high: int
    because: tuple[FindingKey, ...] = ()
    missing: tuple[FindingKey, ...] = ()


def total_of(score: Score, judge: Callable[[Condition], Verdict]) -> Possible:
    """What the total of ``score`` can still be: a blank part may give any of its points, never simply none."""
    low = high = 0
    because: list[FindingKey] = []
    missing: list[FindingKey] = []
    for part in score.inputs:
        lows, highs = [], []
        for option in part.options:
            verdict = judge(option.when) if option.when is not None else Verdict(Truth.UNKNOWN)
            because += verdict.because
            if verdict.truth is not Truth.NO:
                lows.append(option.points)
                highs.append(option.highest)
                missing += verdict.missing
            if verdict.truth is Truth.YES:
                break
        else:
            lows.append(part.otherwise)
            highs.append(part.otherwise)
        low += min(lows)
        high += max(highs)
    return Possible(low, high, tuple(dict.fromkeys(because)), tuple(dict.fromkeys(missing)))


def is_usable(score: Score, judge: Callable[[Condition], Verdict]) -> bool:
    """Whether ``score`` is computed here: verified, and known not to be suppressed."""
    if score.state != "computed":
        return False
    return score.suppressed_when is None or judge(score.suppressed_when).truth is Truth.NO


def formulas_in(score: Score) -> list[Condition]:
    """Every formula that a total is made from."""
    found = [option.when for part in score.inputs for option in part.options if option.when is not None]
    return found if score.suppressed_when is None else [*found, score.suppressed_when]
