"""Who makes a document, where, when and for which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class Writing(NamedTuple):
    """What of a document does not come from the exam."""

    clinic: str
    made_at: datetime
    program_version: str
    written_by: str
    paper: str = "A4"
