"""Small drawings of a pack: figures beside answers, and the body under an arc of degrees."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from examassist.domain.finding import Id
from examassist.domain.quantity import Number
from examassist.knowledge.condition import Content
from examassist.knowledge.maps.path import read_path

Length = Annotated[Number, Field(gt=0, le=1000)]


def _drawn(data: str) -> str:
    read_path(data)  # a PathFault is a ValueError that says what is wrong
    return data


PathData = Annotated[str, Field(min_length=1, max_length=4000), AfterValidator(_drawn)]
"""SVG path data with absolute M, L, C and Z alone."""


class Picture(Content):
    """One drawing in one colour: what is filled, what is a line, and what is a dashed line."""

    id: Id
    size: tuple[Length, Length]
    filled: PathData | None = None
    lines: PathData | None = None
    dashed: PathData | None = None


class Arc(Content):
    """Degrees drawn as a limb that is lifted from a body: 0 points right and lies flat, 90 points up.

    ``picture`` is the body without the limb; ``pivot`` is where the limb turns and ``limb`` its length, both in the
    measures of that picture. ``counts`` is the stretch that matters, with the words for it, where the content states
    one; ``jump`` is what one press of an arrow changes and what a click is rounded to.
    """

    picture: Id
    pivot: tuple[Number, Number]
    limb: Length
    jump: Length
    counts: tuple[Number, Number] | None = None
    counts_label: Annotated[str, Field(min_length=1, max_length=60)] | None = None
