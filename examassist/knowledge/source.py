"""A publication that a rule cites."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from examassist.knowledge.condition import Content
from examassist.knowledge.item import Status, Text


class Source(Content):
    """Where a fact comes from, what of it was read, and how far it is verified."""

    key: Annotated[str, Field(min_length=1, max_length=40)]
    citation: Text
    year: Annotated[int | None, Field(ge=1900, le=2100)] = None
    where: str | None = None
    seen: Text | None = None
    status: Status
