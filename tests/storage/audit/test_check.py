"""The audit is compared with what it saw: exams, and the list of those that were closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.storage.audit.check import check_audit
from examassist.storage.audit.entry import Entry, What
from tests.storage.audit.test_rows import free
from tests.storage.conftest import STARTED, act

if TYPE_CHECKING:
    from examassist.storage.audit.rows import Read
    from examassist.storage.journal import Journal

CHANGES = {
    "UPDATE audit SET entry = 'x' WHERE number = 3": "Audit: row 3 is the first that is not what was written; "
    "rows 1 to 2 are.",
    "DELETE FROM audit WHERE number = 1": "Audit: row 1 is the first that is not what was written; no row before it "
    "is.",
    "UPDATE closed SET reason = 'discarded' WHERE number = 2": "The list of closed exams: entry 2 is not what row 4 "
    "of the audit says.",
    "DELETE FROM closed WHERE number = 1": "The list of closed exams: entry 1 (exam EX-1), which row 1 of the audit "
    "saw, is gone.",
    "INSERT INTO closed VALUES (3, 'EX-3', 4, 'now', 'finished')": "The list of closed exams: entry 3 is in no row of "
    "the audit.",
    "DELETE FROM acts WHERE exam_id = 'EX-2' AND seq = 4": "Exam EX-2: act 4, which row 4 of the audit saw, is gone "
    "or not what it was.",
    "UPDATE acts SET hash = x'00' WHERE exam_id = 'EX-1' AND seq = 4": "Exam EX-1: act 4, which row 1 of the audit "
    "saw, is gone or not what it was.",
}


def test_what_was_left_alone_is_whole(read: Read) -> None:
    found = check_audit(read)
    assert (found.head[0], found.problems, found.noticed) == (8, (), ())


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_with_the_key_is_named(change: str, filled: Journal, read: Read) -> None:
    free(filled)
    filled._connection.execute(change)
    assert check_audit(read).problems[0] == CHANGES[change]


def test_an_exam_that_goes_on_after_it_was_closed_is_whole(filled: Journal, read: Read) -> None:
    filled.append("EX-1", 5, act(5))
    filled.discard("EX-1", STARTED)
    assert check_audit(read).problems == ()


def test_what_a_restoring_could_not_take_over_is_said_once_and_expected_no_more(filled: Journal, read: Read) -> None:
    free(filled)
    filled._connection.execute("DELETE FROM closed WHERE number = 1")
    filled._connection.execute("DELETE FROM acts WHERE exam_id = 'EX-2' AND seq = 4")
    found = check_audit(read)
    assert (found.without, found.shorter, len(found.problems)) == ((1,), {"EX-2": 3}, 2)
    more = {"without": found.without, "shorter": found.shorter}
    filled.note(Entry(What.RESTORED, STARTED, more=more))
    assert check_audit(read).problems == ()
    filled._connection.execute("DELETE FROM closed WHERE number = 2")
    assert len(check_audit(read).problems) == 1, "what is lost later is named again"


def test_what_was_noticed_stays_in_it(filled: Journal, read: Read) -> None:
    filled.note(Entry(What.NOTICED, STARTED, more={"said": "an older copy"}))
    assert check_audit(read).noticed == (f"Row 9 of the audit, {STARTED}: an older copy",)


@pytest.mark.parametrize(
    "more",
    [
        {"closed": "1", "acts": []},
        {"closed": 99, "acts": "four", "head": {}},
        {"without": 7, "shorter": [1]},
        {"without": [[], "x"], "shorter": {"EX-1": None}},
        {"closed": True},
    ],
)
def test_nonsense_under_a_right_chain_breaks_nothing(more: dict[str, object], filled: Journal, read: Read) -> None:
    filled.note(Entry(What.RESTORED, STARTED, more=more))
    assert all(isinstance(each, str) for each in check_audit(read).problems)
