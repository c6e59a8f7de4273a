"""A source says where a fact comes from and how far it is verified."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from examassist.knowledge.source import Source

WHOLE: dict[str, Any] = {"key": "W1", "citation": "An invented study", "year": 2020, "status": "V"}


def test_a_source_may_leave_open_what_was_seen_of_it_and_when_it_was_written() -> None:
    source = Source.model_validate(WHOLE | {"year": None})
    assert (source.year, source.where, source.seen) == (None, None, None)


@pytest.mark.parametrize("changes", [{"key": ""}, {"citation": ""}, {"status": "probably"}, {"year": 20}, {"doi": "x"}])
def test_a_source_without_key_citation_or_status_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate(WHOLE | changes)
