"""A changed copy is checked like a new value and carries no stale cache."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding


def test_a_change_that_is_not_allowed_is_refused() -> None:
    finding = Finding(item="pulse", value="weak")
    with pytest.raises(ValidationError):
        evolve(finding, value=None)
    with pytest.raises(ValidationError):
        evolve(finding, colour="blue")


def test_a_cached_key_is_not_carried_into_the_copy() -> None:
    finding = Finding(item="pulse", value="weak")
    assert str(finding.key) == "pulse"
    assert str(evolve(finding, item="reflex").key) == "reflex"
    assert str(finding.key) == "pulse"
