from __future__ import annotations

import json
import os
import random
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.storage.chain import ChainBroken
from examassist.storage.connection import Damaged
from examassist.storage.journal import Draft, Journal
from tests.storage.conftest import KEY, STARTED, act

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096
LATER = "2026-03-02T12:00:00+00:00"


def test_acts_come_back_word_for_word_and_in_order(path: Path, journal: Journal, exam: str) -> None:
    texts = [act(seq, note) for seq, note in enumerate(("R<L", "ä ≥ →", "'; DROP TABLE acts; --", "x" * 9000), 1)]
    for seq, text in enumerate(texts, 1):
        journal.append(exam, seq, text)
    assert journal.acts(exam) == texts
    journal.close()
    again = Journal.open(path, KEY)
    assert again.acts(exam) == texts
    again.close()


def test_only_this_account_can_read_the_files(path: Path, journal: Journal, exam: str) -> None:
    journal.append(exam, 1, act(1))
    names = {file.name for file in path.parent.iterdir()}
    assert {"journal.db", "journal.db-wal"} <= names
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("seq", [0, 1, 3, 4])
def test_a_gap_or_a_second_act_of_one_number_is_refused(seq: int, journal: Journal, exam: str) -> None:
    journal.append(exam, 1, act(1))
    with pytest.raises(CouldNot, match="act 2 is the next"):
        journal.append(exam, seq, act(seq))
    assert journal.acts(exam) == [act(1)]


@pytest.mark.parametrize(
    "text", ["", "not json", "[1]", "{}", '{"seq": 2}', '{"seq": "1"}', "[" * 100_000, '{"seq": 1, "n": "\ud800"}']
)
def test_a_text_that_is_not_this_act_is_refused(text: str, journal: Journal, exam: str) -> None:
    with pytest.raises(CouldNot, match="not a record of act 1"):
        journal.append(exam, 1, text)
    assert journal.acts(exam) == []


def test_an_exam_that_was_never_started_is_unknown(journal: Journal) -> None:
    for ask in (
        lambda: journal.acts("EX-2"),
        lambda: journal.append("EX-2", 1, act(1)),
        lambda: journal.finish("EX-2", LATER),
    ):
        with pytest.raises(CouldNot, match="not in this journal"):
            ask()


def test_an_exam_is_started_once(journal: Journal, exam: str) -> None:
    with pytest.raises(CouldNot, match="an exam of this id"):
        journal.start_exam(exam, "other_pack", "digest", LATER)
    assert [draft.pack for draft in journal.drafts()] == ["some_pack"]


def test_a_draft_says_what_it_is_and_how_far_it_is(journal: Journal, exam: str) -> None:
    assert journal.drafts() == [Draft(exam, "some_pack", "digest", STARTED, STARTED, 0)]
    journal.append(exam, 1, act(1))
    journal.append(exam, 2, act(2))
    journal.start_exam("EX-2", "some_pack", "digest", LATER)
    journal.append("EX-2", 1, json.dumps({"seq": 1}))
    assert journal.drafts() == [
        Draft("EX-2", "some_pack", "digest", LATER, LATER, 1),
        Draft(exam, "some_pack", "digest", STARTED, json.loads(act(2))["at"], 2),
    ]


@pytest.mark.parametrize("close", [Journal.finish, Journal.discard])
def test_a_closed_exam_is_a_draft_again_only_when_acts_are_added(
    close: Callable[[Journal, str, str], None], journal: Journal, exam: str
) -> None:
    journal.append(exam, 1, act(1))
    close(journal, exam, LATER)
    assert journal.drafts() == []
    assert journal.acts(exam) == [act(1)]
    journal.append(exam, 2, act(2))
    assert [draft.count for draft in journal.drafts()] == [2]
    close(journal, exam, LATER)
    close(journal, exam, LATER)
    assert journal.drafts() == []


def test_an_exam_without_acts_can_be_discarded(journal: Journal, exam: str) -> None:
    journal.discard(exam, LATER)
    assert journal.drafts() == []


def test_editions_are_kept_byte_for_byte(journal: Journal) -> None:
    compiled = random.Random(1).randbytes(200_000)  # noqa: S311  nothing secret
    assert journal.edition("digest") is None
    journal.keep_edition("digest", compiled)
    journal.keep_edition("digest", compiled)
    assert journal.edition("digest") == compiled
    with pytest.raises(CouldNot, match="same digest"):
        journal.keep_edition("digest", b"other")
    assert journal.edition("digest") == compiled


def test_an_edition_whose_last_page_is_damaged_is_refused(journal: Journal, path: Path) -> None:
    """SQLCipher reads that page of a long value as zeros and says nothing."""
    journal.keep_edition("digest", b"c" * 40_000)
    journal.close()
    whole = path.read_bytes()
    said = set()
    for page in range(len(whole) // 4096):
        path.write_bytes(whole[: page * 4096 + 50] + bytes(50) + whole[page * 4096 + 100 :])
        again = None
        try:
            again = Journal.open(path, KEY)
            assert again.edition("digest") == b"c" * 40_000
        except Damaged as error:
            said.add(error.what.partition(" in ")[0])
        finally:
            if again is not None:
                again.close()
    assert "The content digest" in said


def test_a_file_that_is_refused_is_not_changed_by_its_log(journal: Journal, path: Path, exam: str) -> None:
    journal.append(exam, 1, act(1))
    log = path.with_name("journal.db-wal")
    store, kept = bytearray(path.read_bytes()), log.read_bytes()
    journal.close()
    del store[2 * 4096 - 1 :]  # from the end of the second page on
    path.write_bytes(store)
    log.write_bytes(kept)
    with pytest.raises(CouldNot):
        Journal.open(path, KEY)
    assert (path.read_bytes(), log.read_bytes()) == (bytes(store), kept)


def test_holds_knows_an_act_by_its_number_and_its_text(journal: Journal, exam: str) -> None:
    journal.append(exam, 1, act(1))
    assert journal.holds(exam, 1, act(1))
    assert not journal.holds(exam, 1, act(1, "other"))
    assert not journal.holds(exam, 2, act(2))


# ---------------------------------------------------------------------------- what was changed behind its back

TAMPERINGS = {
    "a text": ("acts_no_update", "UPDATE acts SET act = replace(act, 'warm', 'cold') WHERE seq = 3"),
    "no text": ("acts_no_update", "UPDATE acts SET act = x'00' WHERE seq = 3"),
    "a link": ("acts_no_update", "UPDATE acts SET hash = x'00' WHERE seq = 3"),
    "a link before": ("acts_no_update", "UPDATE acts SET prev = x'00' WHERE seq = 3"),
    "a lost act": ("acts_no_delete", "DELETE FROM acts WHERE seq = 3"),
    "another number": ("acts_no_update", "UPDATE acts SET seq = 33 WHERE seq = 3"),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_broken_chain_is_found_at_the_act(tampering: str, journal: Journal, exam: str) -> None:
    for seq in range(1, 6):
        journal.append(exam, seq, act(seq))
    trigger, change = TAMPERINGS[tampering]
    journal._connection.execute(f"DROP TRIGGER {trigger}")
    journal._connection.execute(change)
    with pytest.raises(ChainBroken, match="act 3 is not what was saved") as caught:
        journal.acts(exam)
    assert caught.value.seq == 3
    assert caught.value.proven == (act(1), act(2))


def test_an_exam_that_was_moved_to_another_edition_is_not_proven(journal: Journal, exam: str) -> None:
    journal.append(exam, 1, act(1))
    journal._connection.execute("DROP TRIGGER exams_no_update")
    journal._connection.execute("UPDATE exams SET edition = 'other'")
    with pytest.raises(ChainBroken) as caught:
        journal.acts(exam)
    assert caught.value.proven == ()


# ---------------------------------------------------------------------------- damage


def a_filled_file(path: Path) -> list[str]:
    journal = Journal.open(path, KEY)
    journal.start_exam("EX-1", "some_pack", "digest", STARTED)
    texts = [act(seq, "x" * 600) for seq in range(1, 60)]
    for seq, text in enumerate(texts, 1):
        journal.append("EX-1", seq, text)
    journal.close()
    return texts


def test_a_damaged_page_is_said_and_what_lies_before_it_is_proven(path: Path) -> None:
    texts = a_filled_file(path)
    whole = path.read_bytes()
    proven_once = 0
    for page in range(len(whole) // PAGE):
        damaged = bytearray(whole)
        damaged[page * PAGE + 100] ^= 1
        path.write_bytes(damaged)
        try:
            journal = Journal.open(path, KEY)
        except CouldNot as error:
            assert "nothing was deleted" in error.safe  # noqa: PT017  the other pages fail later
        else:
            try:
                assert journal.acts("EX-1") == texts
            except ChainBroken as error:
                assert list(error.proven) == texts[: len(error.proven)]  # noqa: PT017  the same
                assert error.seq == len(error.proven) + 1  # noqa: PT017  the same
                proven_once += bool(error.proven)
            except CouldNot as error:
                assert "damaged" in error.what  # noqa: PT017  the same
            finally:
                journal.close()
        assert path.read_bytes() == damaged
    assert proven_once


@pytest.mark.parametrize("length", [1, 100, PAGE, 3 * PAGE + 7])
def test_a_shortened_file_is_said_and_left_as_it_is(length: int, path: Path) -> None:
    a_filled_file(path)
    short = path.read_bytes()[:length]
    path.write_bytes(short)
    with pytest.raises(CouldNot, match="damaged"):  # noqa: PT012  it may open and fail when read
        journal = Journal.open(path, KEY)
        try:
            journal.acts("EX-1")
        except ChainBroken as error:
            raise error.__cause__ or error from None
        finally:
            journal.close()
    assert path.read_bytes() == short


def test_an_emptied_file_is_not_taken_for_a_new_one(path: Path) -> None:
    a_filled_file(path)
    path.write_bytes(b"")
    with pytest.raises(CouldNot, match="it is empty"):
        Journal.open(path, KEY)
    assert path.read_bytes() == b""


def test_a_log_without_its_file_is_not_mixed_into_a_new_one(path: Path) -> None:
    path.parent.mkdir()
    log = path.with_name("journal.db-wal")
    log.write_bytes(b"of a journal that was moved away")
    with pytest.raises(CouldNot, match=r"its log journal\.db-wal is here"):
        Journal.open(path, KEY)
    assert [file.name for file in path.parent.iterdir() if not file.name.endswith(".lock")] == [log.name]


def test_what_a_power_cut_left_of_a_new_journal_is_no_hindrance(path: Path) -> None:
    path.parent.mkdir()
    path.with_name("journal.db.new").write_bytes(b"half")
    path.with_name("journal.db.new-journal").write_bytes(b"half")
    Journal.open(path, KEY).close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["journal.db", "journal.db.lock"]


def test_a_link_in_place_of_the_file_is_not_written_through(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CouldNot, match="is a link"):
        Journal.open(path, KEY)
    assert not (tmp_path / "elsewhere").exists()


def test_a_place_that_is_no_folder_and_a_folder_that_is_no_file_are_said(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CouldNot, match="cannot be made"):
        Journal.open(tmp_path / "file" / "journal.db", KEY)
    path.mkdir(parents=True)
    with pytest.raises(CouldNot, match="cannot be opened"):
        Journal.open(path, KEY)


# ---------------------------------------------------------------------------- who has it open


def test_a_second_program_is_refused_until_the_first_has_closed(path: Path, journal: Journal) -> None:
    opens = (
        "import pathlib, sys; from examassist.storage.journal import Journal; "
        f"Journal.open(pathlib.Path(sys.argv[1]), {KEY!r})"
    )
    command = [sys.executable, "-c", opens, str(path)]
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "already open in another ExamAssist" in refused.stderr
    journal.close()
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_refused_journal_is_free_for_the_next_try(path: Path) -> None:
    Journal.open(path, KEY).close()
    with pytest.raises(CouldNot):
        Journal.open(path, bytes(32))
    Journal.open(path, KEY).close()


def test_the_threads_of_one_program_share_a_journal(path: Path, journal: Journal, exam: str) -> None:
    other = Journal.open(path, KEY)
    other.append(exam, 1, act(1))
    journal.append(exam, 2, act(2))
    other.close()
    assert journal.acts(exam) == [act(1), act(2)]


def test_the_journal_opens_without_heavy_libraries() -> None:
    ask = (
        "import sys, examassist.storage.journal, examassist.storage.writer, examassist.storage.keys; "
        "print(*{'sqlalchemy', 'cryptography', 'keyring', 'pydantic', 'PySide6'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout == "\n"


def test_every_exam_that_was_not_discarded_is_listed_and_is_a_draft_until_exported(journal: Journal, exam: str) -> None:
    assert [(each.exam_id, each.draft) for each in journal.exams()] == ([(exam, True)] if journal.acts(exam) else [])
    journal.append(exam, len(journal.acts(exam)) + 1, json.dumps({"seq": len(journal.acts(exam)) + 1}))
    assert [(each.exam_id, each.draft) for each in journal.exams()] == [(exam, True)]
    journal.finish(exam, LATER)
    assert [(each.exam_id, each.draft) for each in journal.exams()] == [(exam, False)]
    journal.discard(exam, LATER)
    assert journal.exams() == []


def test_a_file_that_is_no_longer_there_takes_no_act_and_takes_them_again_when_it_is_back(
    path: Path, journal: Journal, exam: str
) -> None:
    journal.append(exam, 1, act(1))
    away = path.with_name("away.db")
    path.rename(away)
    with pytest.raises(CouldNot, match="no longer there"):
        journal.append(exam, 2, act(2))
    away.rename(path)
    journal.append(exam, 2, act(2))
    assert journal.acts(exam) == [act(1), act(2)]
