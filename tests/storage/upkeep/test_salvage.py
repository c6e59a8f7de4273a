"""What a damaged journal proves beyond a backup is taken over; the rest is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.storage.journal import Journal
from examassist.storage.upkeep.backup import copy_proven
from examassist.storage.upkeep.migrate import bring_up
from examassist.storage.upkeep.salvage import Salvaged, take_over
from examassist.storage.upkeep.verify import verify
from tests.storage.conftest import KEY
from tests.storage.form_1 import more_of_form_1, store_of_form_1
from tests.storage.upkeep.conftest import ACTS, IDS, fill

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LATER = "2026-03-03T09:00:00+00:00"


@pytest.fixture
def copy(store: Path, tmp_path: Path) -> Path:
    """A copy of the journal, after which it went on: one exam has three acts more, and there is a new one."""
    (tmp_path / "copy").touch(0o600)
    copy_proven(store, KEY, tmp_path / "copy")
    journal = Journal.open(store, KEY)
    fill(journal, IDS[0], ACTS + 1, ACTS + 3)
    journal.keep_edition("newer", b"another content")
    journal.start_exam("EX-10", "some_pack", "newer", LATER)
    fill(journal, "EX-10", 1, 4)
    journal.finish("EX-10", LATER)
    journal.close()
    return tmp_path / "copy"


def salvaged(store: Path, copy: Path) -> Salvaged:
    """What was taken over, after the copy was found to be what is said of it."""
    done = take_over(store, copy, KEY, verify(copy, KEY).heads)
    verdict = verify(copy, KEY)
    assert set(verdict.problems) <= set(verdict.audit.problems)  # what is lost is settled by the row of the restoring
    assert verdict.heads == done.heads
    return done


def test_everything_of_a_whole_journal_is_taken_over(store: Path, copy: Path) -> None:
    done = salvaged(store, copy)
    assert (done.taken, done.unproven) == (7, ())
    assert verify(copy, KEY).heads == verify(store, KEY).heads
    assert (verify(copy, KEY).editions, verify(copy, KEY).closed) == (2, 8)
    assert verify(copy, KEY).whole


def test_acts_after_the_backup_are_proven_from_its_last_act_on_whatever_is_changed_before(
    store: Path, copy: Path, tamper: Callable[..., None]
) -> None:
    tamper("UPDATE acts SET act = 'x' WHERE exam_id = ? AND seq = 3", IDS[0])
    assert (salvaged(store, copy).taken, salvaged(store, copy).unproven) == (7, ())


@pytest.mark.parametrize(
    ("seq", "named", "taken"), [(15, "acts 15 to 17", 4), (16, "acts 16 to 17", 5), (17, "act 17", 6)]
)
def test_from_the_first_changed_act_on_it_is_named(
    seq: int, named: str, taken: int, store: Path, copy: Path, tamper: Callable[..., None]
) -> None:
    tamper("UPDATE acts SET act = replace(act, 'warm', 'cold') WHERE exam_id = ? AND seq = ?", IDS[0], seq)
    done = salvaged(store, copy)
    assert done.unproven == (f"Exam {IDS[0]}: {named} cannot be proven.",)
    assert done.taken == taken


def test_a_finished_exam_that_lost_its_end_is_a_draft_again(
    store: Path, copy: Path, tamper: Callable[..., None]
) -> None:
    tamper("UPDATE acts SET hash = x'00' WHERE exam_id = 'EX-10' AND seq = 3")
    done = salvaged(store, copy)
    assert done.unproven == ("Exam EX-10: acts 3 to 4 cannot be proven.",)
    assert verify(copy, KEY).closed == 7


def test_a_lost_entry_names_the_exam(store: Path, copy: Path, tamper: Callable[..., None]) -> None:
    tamper("DELETE FROM exams WHERE exam_id = 'EX-10'")
    assert salvaged(store, copy).unproven == ("Exam EX-10: its beginning cannot be read; no act of it is proven.",)


def test_a_lost_edition_names_its_exam_and_its_acts_are_kept(
    store: Path, copy: Path, tamper: Callable[..., None]
) -> None:
    tamper("DELETE FROM editions WHERE digest = 'newer'")
    done = salvaged(store, copy)
    assert done.unproven == ("Exam EX-10: its edition newer is not in this file.",)
    assert done.taken == 7


@pytest.mark.parametrize("content", [b"", bytes(100), bytes(20_000)])
def test_a_journal_that_cannot_be_read_proves_nothing_and_that_is_said(content: bytes, store: Path, copy: Path) -> None:
    store.write_bytes(content)
    done = salvaged(store, copy)
    assert done.taken == 0
    assert "cannot be read at all" in done.unproven[0]


def test_a_journal_that_is_gone_has_nothing_to_say_but_its_log_has(store: Path, copy: Path) -> None:
    store.unlink()
    assert salvaged(store, copy).unproven == ()
    store.with_name("journal.db-wal").write_bytes(b"log")
    assert salvaged(store, copy).unproven[0].startswith("Of the old store only its log is here.")


def test_a_broken_log_is_named(store: Path, copy: Path) -> None:
    store.with_name("journal.db-wal").write_bytes(b"no log of this journal")
    assert "The old log (-wal) is not whole" in salvaged(store, copy).unproven[-1]


def test_what_closed_an_exam_is_taken_over_once(store: Path, copy: Path) -> None:
    salvaged(store, copy)
    salvaged(store, copy)
    assert verify(copy, KEY).closed == 8


def test_the_rows_of_the_audit_go_on_from_the_backups_last_one(store: Path, copy: Path) -> None:
    assert verify(copy, KEY).audit.head[0] == 7
    salvaged(store, copy)
    assert verify(copy, KEY).audit.head == verify(store, KEY).audit.head
    assert verify(copy, KEY).audit.head[0] == 8


def test_a_changed_row_of_the_audit_is_named_and_what_it_closed_is_a_draft_again(
    store: Path, copy: Path, tamper: Callable[..., None]
) -> None:
    tamper("UPDATE audit SET entry = replace(entry, '10', '11') WHERE number = ?", 8)
    assert salvaged(store, copy).unproven == (
        "The audit: row 8 and what may follow it cannot be proven and are not taken over.",
        "The list of closed exams: 1 of its entries are not what the audit says; their exams are as they were before.",
    )
    assert (verify(copy, KEY).closed, verify(copy, KEY).whole) == (7, True)


def test_a_changed_entry_of_the_closed_is_not_taken_over(store: Path, copy: Path, tamper: Callable[..., None]) -> None:
    tamper("UPDATE closed SET reason = ? WHERE number = 8", "discarded")
    assert "1 of its entries" in salvaged(store, copy).unproven[0]
    assert verify(copy, KEY).closed == 7


def test_what_a_journal_of_form_1_closed_later_enters_the_audit(tmp_path: Path) -> None:
    store, copy = tmp_path / "journal.db", tmp_path / "copy"
    store_of_form_1(store)
    copy.touch(0o600)
    copy_proven(store, KEY, copy)
    bring_up(copy, KEY)
    more_of_form_1(store)
    salvaged(store, copy)
    verdict = verify(copy, KEY)
    assert verdict.whole, verdict.problems
    assert (verdict.acts, verdict.closed, verdict.audit.head[0]) == (16, 4, 4)
