"""A drawing is path data that can be drawn, and nothing else."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from examassist.knowledge.picture import Arc, Picture


def test_a_drawing_keeps_its_lines() -> None:
    assert Picture(id="a_line", size=(4, 4), lines="M0 0 L4 4").lines == "M0 0 L4 4"


@pytest.mark.parametrize("data", ["", "L0 0", "M0 0 l4 4", "M0 0 H4", "M0 0 L4", "javascript"])
def test_what_cannot_be_drawn_is_refused(data: str) -> None:
    with pytest.raises(ValidationError):
        Picture(id="a_line", size=(4, 4), lines=data)


def test_lengths_are_more_than_nothing() -> None:
    with pytest.raises(ValidationError):
        Picture(id="a_line", size=(0, 4))
    with pytest.raises(ValidationError):
        Arc(picture="a_line", pivot=(0, 0), limb=0, jump=5)
