"""The laws on 500 random patients, as every change is held to them; the long runs take 10,000."""

from __future__ import annotations

import pytest

from tests.long.random_patients import laws_hold

SHARES = 10
EACH = 50


@pytest.mark.parametrize("share", range(SHARES))
def test_the_laws_hold_on_random_patients(share: int) -> None:
    found = laws_hold(EACH, 1_000 + share, 1)
    assert found["broken"] == []
    assert isinstance(found["in_conflict"], int)
    assert found["in_conflict"] < EACH // 2, "two laws say nothing of a patient in conflict"
