"""A published score, stage or outcome measure: its points, what a total means, for whom, and when it may not be used.

It is shown on demand and nothing hangs on it: the words, the red flags and their urgency never read one.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from examassist.domain.finding import Id
from examassist.knowledge.condition import Condition, Content
from examassist.knowledge.item import Label, Status, Text
from examassist.knowledge.rule import Month, SmallCase, Sources

Kind = Literal["diagnostic", "staging", "outcome"]
State = Literal["computed", "shown_as_text", "locked", "total_only"]
"""Computed; described only; not computed because its constants are not verified; a total from a form elsewhere."""

MAY_COMPUTE: frozenset[Status] = frozenset({"V", "V2x3", "V2x2", "D"})
"""How far the constants of a score must be verified before it is computed."""


class ScoreOption(Content):
    """Points for one answer; ``up_to`` where the source itself leaves a range that no answer narrows.

    Without ``when`` the points are text and never counted.
    """

    points: int
    up_to: int | None = None
    when: Condition | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.up_to is not None and self.up_to <= self.points:
            message = "`up_to` must be above `points`"
            raise ValueError(message)
        return self

    @property
    def highest(self) -> int:
        """The most points it can give."""
        return self.points if self.up_to is None else self.up_to


class ScoreInput(Content):
    """One part of a score: the first option that holds gives its points, ``otherwise`` none does.

    An option that is not known to hold or not stays possible, and so do those after it.
    """

    says: Text
    options: Annotated[tuple[ScoreOption, ...], Field(min_length=1)]
    otherwise: int = 0

    @property
    def lowest(self) -> int:
        """The fewest points it can give."""
        return min(self.otherwise, *(option.points for option in self.options))

    @property
    def highest(self) -> int:
        """The most points it can give."""
        return max(self.otherwise, *(option.highest for option in self.options))


class ScoreBand(Content):
    """What totals from ``low`` to ``high`` mean, both included."""

    low: Annotated[int, Field(alias="from")]
    high: Annotated[int, Field(alias="to")]
    label: Label
    says: Text

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            message = "`from` must not be above `to`"
            raise ValueError(message)
        return self


class ScoreCase(SmallCase):
    """A few answers and the range of totals they leave; ``side`` for a score that is counted for each side."""

    side: Literal["left", "right"] | None = None
    totals: tuple[int, int] | None = None


class ScoreCases(Content):
    """The small cases of a score: its total, a range while something is blank, and where it may not be used."""

    complete: ScoreCase
    partial: ScoreCase
    suppressed: ScoreCase | None = None


class Score(Content):
    """A score as its source prints it; ``suppressed_when`` holds unless it is known not to.

    ``published_range`` is the range of totals its source gives or its printed points leave, said in
    ``published_range_from``; the points here must add up to it. ``totals`` are the items that take the total of a form
    filled elsewhere, ``licence`` says what may be shown of that form.
    """

    id: Id
    label: Label
    kind: Kind
    state: State
    side: Literal["none", "each"] = "none"
    inputs: tuple[ScoreInput, ...] = ()
    bands: tuple[ScoreBand, ...] = ()
    published_range: tuple[int, int] | None = None
    published_range_from: Text | None = None
    complete_only: bool = False
    totals: tuple[Id, ...] = ()
    licence: Text | None = None
    population: Text
    setting: Text | None = None
    external: Text
    why: Text
    locked: Text | None = None
    suppressed_when: Condition | None = None
    suppressed_says: Text | None = None
    sources: Sources
    status: Status
    review_by: Month
    reviewed: str | None = None
    cases: ScoreCases | None = None

    @property
    def lowest(self) -> int:
        """The fewest points its parts can add up to."""
        return sum(part.lowest for part in self.inputs)

    @property
    def highest(self) -> int:
        """The most points its parts can add up to."""
        return sum(part.highest for part in self.inputs)

    def band(self, total: int) -> ScoreBand | None:
        """The band of a total; None when no band holds it."""
        return next((band for band in self.bands if band.low <= total <= band.high), None)
