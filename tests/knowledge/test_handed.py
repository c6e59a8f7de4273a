from __future__ import annotations

import pytest
from pydantic import ValidationError

from examassist.knowledge.handed import LeafletText, TransferLine


def test_a_line_without_items_is_for_the_hand() -> None:
    line = TransferLine(id="pain_given", label="Pain given", sources=("S",), status="M")
    assert line.items == ()


def test_a_text_for_patients_says_something() -> None:
    with pytest.raises(ValidationError):
        LeafletText(id="empty", part="care", says=(), sources=("S",), status="M")
