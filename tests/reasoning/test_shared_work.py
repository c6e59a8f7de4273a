"""Work shared among processes says the same, in the same order, as one process says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from examassist.knowledge.case import Case
from examassist.reasoning.shared_work import MOST, of_each, usual_jobs
from tests.reasoning.wrist import made, wrist

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from examassist.knowledge.edition import Edition

CASES = [made(Case, id=f"case_{n}", title="t", origin="Invented", expect={}) for n in range(130)]


def _where(case: Case, cases: Sequence[Case], edition: Edition) -> tuple[str, int, str, int]:
    return case.id, len(cases), edition.header.id, os.getpid()


def test_several_processes_answer_for_every_case_in_order() -> None:
    found = list(of_each(_where, wrist(), CASES, 2))
    assert [each[:3] for each in found] == [(case.id, 130, "wrist") for case in CASES]
    assert os.getpid() not in {each[3] for each in found}


def test_one_job_or_a_few_cases_stay_in_this_process() -> None:
    alone = [*of_each(_where, wrist(), CASES, 1), *of_each(_where, wrist(), CASES[:3], 4)]
    assert {each[3] for each in alone} == {os.getpid()}


def test_a_system_that_cannot_copy_a_process_shares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("examassist.reasoning.shared_work.get_all_start_methods", lambda: ["spawn"])
    assert {each[3] for each in of_each(_where, wrist(), CASES, 2)} == {os.getpid()}


def test_never_more_than_a_few_processes_and_at_least_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert usual_jobs() == MOST
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert usual_jobs() == 1
