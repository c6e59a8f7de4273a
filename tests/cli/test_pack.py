"""``examassist pack read`` prints the content as prose."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from examassist.knowledge.condition_page import condition_pages
from examassist.knowledge.read_aloud import read_aloud
from examassist.workstation import Workstation
from tests.cli.conftest import WRIST

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.cli.conftest import Ran


def test_a_pack_is_read_aloud(examassist: Callable[..., Ran], workstation: Workstation) -> None:
    ran = examassist("pack", "read")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip() == read_aloud(workstation.edition()).strip()
    assert examassist("pack", "read", WRIST) == ran


def test_rules_past_their_month_are_said_under_what_is_read(
    examassist: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = examassist("pack", "read").out
    monkeypatch.setattr(Workstation, "now", lambda _: datetime(2027, 12, 1, 12, tzinfo=UTC))
    ran = examassist("pack", "read")
    assert ran.code == 0
    assert ran.out.startswith(fresh.rstrip())
    assert "past the month to read its sources again (" in ran.out.removeprefix(fresh.rstrip())


def test_coverage_names_what_no_patient_shows_and_says_so_with_its_code(examassist: Callable[..., Ran]) -> None:
    ran = examassist("pack", "coverage", WRIST)
    *lines, last = ran.out.splitlines()
    assert ran.code == (1 if lines else 0)
    assert last.startswith(f"wrist: {len(lines)} behaviours that none of 3 patients shows; ")


def test_the_page_of_one_condition_is_read(examassist: Callable[..., Ran], workstation: Workstation) -> None:
    ran = examassist("pack", "read", "--condition", "creaky_wrist")
    assert ran.code == 0
    assert ran.out.strip() == condition_pages(workstation.edition())["creaky_wrist"].strip()


def test_a_condition_that_is_not_there_is_answered_with_the_nearest(examassist: Callable[..., Ran]) -> None:
    ran = examassist("pack", "read", "--condition", "creaking_wrist")
    assert ran.code == 2
    assert ran.complaints == ["--condition: 'creaking_wrist' is no condition of this pack; try creaky_wrist"]
