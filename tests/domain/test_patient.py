"""Age and identity as recorded."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from examassist.domain.patient import Patient


def test_age_changes_on_the_birthday() -> None:
    patient = Patient(birth_date=date(1955, 3, 14))
    assert patient.age_on(date(2026, 3, 13)) == 70
    assert patient.age_on(date(2026, 3, 14)) == 71


def test_an_age_that_is_not_recorded_is_not_known() -> None:
    assert Patient().age_on(date(2026, 1, 1)) is None
    assert Patient(age_years=71).age_on(date(2026, 1, 1)) == 71


def test_birth_date_and_age_together_are_refused() -> None:
    with pytest.raises(ValidationError, match="not both"):
        Patient(birth_date=date(1955, 3, 14), age_years=71)


def test_a_birth_date_alone_does_not_identify() -> None:
    assert not Patient(birth_date=date(1955, 3, 14)).identified
    assert Patient(id="EX-1").identified
