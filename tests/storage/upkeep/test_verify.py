"""Whether a journal is whole is said of every byte of it, and what is damaged has a name."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.storage import connection
from examassist.storage.journal import Journal
from examassist.storage.upkeep import verify as module
from examassist.storage.upkeep.reading import Reader
from examassist.storage.upkeep.verify import verify
from tests.storage.conftest import KEY, act
from tests.storage.form_1 import store_of_form_1
from tests.storage.upkeep.conftest import ACTS, EXAMS, IDS, PAGE, begin, spoil_some_acts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLACES = 60


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BETWEEN", 0)


def faults(path: Path) -> list[str]:
    """What is wrong with a file, in words; one that cannot be opened is wrong too."""
    try:
        verdict = verify(path, KEY)
    except CouldNot as error:
        return [str(error)]
    return [*verdict.problems, *verdict.lacks]


def test_a_closed_journal_is_whole_and_counted(store: Path) -> None:
    verdict = verify(store, KEY)
    assert verdict.whole, verdict.problems
    assert (len(verdict.heads), verdict.acts) == (EXAMS, EXAMS * ACTS + 6)
    assert verdict.heads[IDS[0]][0] == ACTS
    assert verdict.lines()[1].startswith("9 exams, 132 acts, 1 edition, 7 rows of the audit;")


def test_acts_that_are_in_the_log_only_count(killed: Path) -> None:
    verdict = verify(killed, KEY)
    assert verdict.whole, verdict.problems
    assert verdict.heads[IDS[-1]][0] == ACTS + 6


def test_a_journal_is_read_while_it_is_written_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    journal = begin(path)
    before = verify(path, KEY)
    journal.append(IDS[-1], ACTS + 1, act(ACTS + 1))
    after = verify(path, KEY)
    journal.append(IDS[-1], ACTS + 2, act(ACTS + 2))
    assert before.whole
    assert after.whole
    assert (before.acts, after.acts) == (EXAMS * ACTS, EXAMS * ACTS + 1)
    assert len(journal.acts(IDS[-1])) == ACTS + 2
    journal.close()


def flips(path: Path, copy: Path, seed: int, places: int) -> list[int]:
    """The places, of those drawn, where one flipped byte is not reported."""
    chance = random.Random(seed)  # noqa: S311  drawn from a seed so that a run can be repeated
    files = [path, *([log] if (log := path.with_name(path.name + "-wal")).exists() else [])]
    copy.mkdir(exist_ok=True)
    silent = []
    for _ in range(places):
        damaged = chance.choice(files)
        raw = bytearray(damaged.read_bytes())
        place = chance.randrange(len(raw))
        raw[place] ^= chance.randrange(1, 256)
        for rest in copy.iterdir():
            rest.unlink()
        for file in files:
            shutil.copy(file, copy / file.name)
        (copy / damaged.name).write_bytes(raw)
        if not faults(copy / path.name):
            silent.append(place)
    return silent


def test_a_flipped_byte_anywhere_in_the_file_is_reported(store: Path, tmp_path: Path) -> None:
    assert flips(store, tmp_path / "copy", 1, PLACES) == []


def test_a_flipped_byte_in_a_file_or_its_log_is_reported(killed: Path, tmp_path: Path) -> None:
    assert flips(killed, tmp_path / "copy", 2, PLACES // 3) == []


@pytest.mark.parametrize("part", [1, PAGE - 1, PAGE, 5 * PAGE + 17])
def test_a_file_that_was_cut_short_is_reported(part: int, store: Path) -> None:
    store.write_bytes(store.read_bytes()[:-part])
    assert faults(store)


def test_a_damaged_first_page_is_told_from_a_key_that_does_not_fit(store: Path) -> None:
    with pytest.raises(CouldNot, match="the key does not fit it"):
        verify(store, bytes(32))
    raw = bytearray(store.read_bytes())
    raw[100] ^= 1
    store.write_bytes(raw)
    verdict = verify(store, KEY)
    assert "Page 1 is not what was written" in verdict.problems[0]
    assert "no exam in this file can be read" in verdict.problems[-1]


def test_a_damaged_page_is_named_by_exam_and_act_and_the_other_exams_are_proven(store: Path) -> None:
    page, broken = spoil_some_acts(store)
    verdict = verify(store, KEY)
    assert f"Page {page} is not what was written." in verdict.problems
    named = [problem for problem in verdict.problems if "is the first that is not proven" in problem]
    assert [problem.split(":")[0] for problem in named] == [f"Exam {exam_id}" for exam_id in broken]
    assert len(verdict.heads) == EXAMS
    assert not any("warm" in line for line in verdict.lines())


TAMPERINGS = {
    "a text": ("UPDATE acts SET act = replace(act, 'warm', 'cold') WHERE exam_id = ? AND seq = 3", 3),
    "no text": ("UPDATE acts SET act = x'00' WHERE exam_id = ? AND seq = 3", 3),
    "a link": ("UPDATE acts SET hash = x'00' WHERE exam_id = ? AND seq = 3", 3),
    "a lost act": ("DELETE FROM acts WHERE exam_id = ? AND seq = 3", 3),
    "a lost exam": ("DELETE FROM exams WHERE exam_id = ?", 1),
    "another beginning": ("UPDATE exams SET created_at = '2020' WHERE exam_id = ?", 1),
}


@pytest.mark.parametrize("how", TAMPERINGS)
@pytest.mark.parametrize("exam_id", [IDS[0], IDS[4], IDS[-1]])
def test_what_was_changed_with_the_key_is_named(
    how: str, exam_id: str, store: Path, tamper: Callable[..., None]
) -> None:
    statement, first = TAMPERINGS[how]
    tamper(statement, exam_id)
    assert [problem for problem in faults(store) if problem.startswith(f"Exam {exam_id}: act {first} ")]


def test_a_closed_exam_that_lost_its_end_is_named(store: Path, tamper: Callable[..., None]) -> None:
    tamper("DELETE FROM acts WHERE exam_id = ? AND seq > 10", IDS[2])
    assert faults(store) == [f"Exam {IDS[2]}: act 14, which row 3 of the audit saw, is gone or not what it was."]


def test_a_journal_of_form_1_is_verified_without_an_audit(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    store_of_form_1(path)
    verdict = verify(path, KEY)
    assert verdict.whole, verdict.problems
    assert (verdict.acts, verdict.closed, verdict.audit.head[0]) == (12, 3, 0)
    open_file = connection.connect(path, KEY)
    open_file.execute("DROP TRIGGER acts_no_delete")
    open_file.execute("DELETE FROM acts WHERE exam_id = 'OLD-1' AND seq > 2")
    open_file.close()
    assert faults(path) == ["Exam OLD-1: it was closed with 4 acts, and 2 are proven."]


def test_an_audit_that_is_hidden_by_naming_an_older_form_is_missed(store: Path, tamper: Callable[..., None]) -> None:
    tamper("UPDATE meta SET value = ?", "1")
    assert faults(store) == ["The journal says that it is of form 1, but its tables are not."]
    with pytest.raises(CouldNot, match="its tables are not"):
        Journal.open(store, KEY)


def test_a_changed_row_of_the_audit_is_named(store: Path, tamper: Callable[..., None]) -> None:
    tamper("UPDATE audit SET entry = replace(entry, 'EX-4', 'EX-9') WHERE number = ?", 4)
    assert faults(store)[0] == "Audit: row 4 is the first that is not what was written; rows 1 to 3 are."


def test_a_missing_edition_is_named_with_its_exam(store: Path, tamper: Callable[..., None]) -> None:
    tamper("UPDATE editions SET digest = ?", "other")
    assert [problem.split(": ")[0] for problem in verify(store, KEY).lacks] == [f"Exam {exam_id}" for exam_id in IDS]


def test_an_exam_or_a_closing_that_was_taken_out_whole_is_named(store: Path, tamper: Callable[..., None]) -> None:
    tamper("DELETE FROM acts WHERE exam_id = ?", IDS[2])
    tamper("DELETE FROM closed WHERE exam_id = ?", IDS[2])
    tamper("DELETE FROM exams WHERE exam_id = ?", IDS[2])
    assert faults(store) == [
        "Exam number 3 is missing: it was taken out.",
        "The list of closed exams: entry 3 (exam EX-3), which row 3 of the audit saw, is gone.",
        "Exam EX-3: act 14, which row 3 of the audit saw, is gone or not what it was.",
    ]


EDITIONS_CHANGED = {
    "UPDATE editions SET digest = 'other'": "other",
    "UPDATE editions SET compiled = substr(compiled, 1, 8000)": "digest",
    "UPDATE editions SET compiled = 'text'": "digest",
}


@pytest.mark.parametrize(("change", "named"), EDITIONS_CHANGED.items())
def test_an_edition_that_is_not_what_was_kept_is_named(
    change: str, named: str, store: Path, tamper: Callable[..., None]
) -> None:
    tamper(change)
    assert f"Edition {named}: its content is not what was kept." in verify(store, KEY).problems


def test_an_exam_that_is_passed_over_is_missed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: a verification that skips one exam says so itself, by counting a second way."""
    all_ids = Reader.exam_ids
    monkeypatch.setattr(Reader, "exam_ids", lambda reader: (all_ids(reader)[0][:-1], True))
    (problem,) = faults(store)
    assert problem == "The journal counts 9 exams and 132 acts, but 8 and 112 were proven."


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7" + bytes(9000), bytes(100)])
def test_what_is_no_journal_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(CouldNot) as caught:
        verify(tmp_path / "file", KEY)
    assert caught.value.safe == "Nothing was changed and nothing was deleted." or not content[4096:]


def test_a_link_a_folder_and_nothing_are_refused(store: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(store)
    for name, said in (("link", "is a link"), ("store", "is not a file"), ("nowhere", "is not there")):
        with pytest.raises(CouldNot, match=said):
            verify(tmp_path / name, KEY)


def test_a_whole_journal_still_opens_after_it_was_looked_at(killed: Path) -> None:
    assert verify(killed, KEY).whole
    journal = Journal.open(killed, KEY)
    assert len(journal.acts(IDS[-1])) == ACTS + 6
    journal.close()
