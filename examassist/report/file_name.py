"""What a file made from an exam is called: the exam and its date, never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

LETTERS = 8
"""Letters of the id of an exam that tell two files apart."""


def file_stem(exam_id: str, examined_at: datetime) -> str:
    """The file's name without its ending, of plain letters, digits and hyphens, so that it stays in its folder."""
    plain = "".join(each for each in exam_id if each.isascii() and (each.isalnum() or each == "-"))[:LETTERS]
    return f"examassist-{plain.strip('-') or 'exam'}-{examined_at:%Y-%m-%d}"
