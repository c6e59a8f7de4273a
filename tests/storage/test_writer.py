from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from examassist.errors import CouldNot
from examassist.storage import writer as writer_module
from examassist.storage.journal import Journal
from examassist.storage.writer import JournalWriter
from tests.storage.conftest import KEY, act

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG = 60  # seconds; only a hang ever takes so long


class Listener:
    """Hears what the writer tells."""

    def __init__(self) -> None:
        self.saved: list[int] = []
        self.failed: list[tuple[int, CouldNot]] = []
        self.threads: set[str] = set()

    def on_saved(self, _exam: str, seq: int) -> None:
        self.threads.add(threading.current_thread().name)
        self.saved.append(seq)

    def on_failed(self, _exam: str, seq: int, error: CouldNot) -> None:
        self.failed.append((seq, error))


class FailingJournal(Journal):
    """A journal whose disk refuses while `refuses` is set."""

    refuses: Exception | None = None

    def append(self, exam_id: str, seq: int, act_json: str) -> None:
        if FailingJournal.refuses:
            raise FailingJournal.refuses
        super().append(exam_id, seq, act_json)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def writer(path: Path, listener: Listener, exam: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[JournalWriter]:
    assert exam
    monkeypatch.setattr(writer_module, "Journal", FailingJournal)
    monkeypatch.setattr(FailingJournal, "refuses", None)
    writer = JournalWriter(path, KEY, listener.on_saved, listener.on_failed)
    yield writer
    writer.close(LONG)


def test_acts_are_saved_in_the_order_given_by_a_thread_of_its_own(
    writer: JournalWriter, listener: Listener, journal: Journal, exam: str
) -> None:
    for seq in range(1, 101):
        writer.submit(exam, seq, act(seq))
    assert writer.flush(LONG)
    assert listener.saved == list(range(1, 101))
    assert listener.threads == {"journal-writer"}
    assert journal.acts(exam) == [act(seq) for seq in range(1, 101)]


def test_saved_is_said_only_when_the_act_can_be_read_by_someone_else(path: Path, journal: Journal, exam: str) -> None:
    seen: list[int] = []

    def on_saved(exam_id: str, _seq: int) -> None:
        reader = Journal.open(path, KEY)
        seen.append(len(reader.acts(exam_id)))
        reader.close()

    writer = JournalWriter(path, KEY, on_saved, lambda *_: None)
    for seq in (1, 2, 3):
        writer.submit(exam, seq, act(seq))
    assert writer.close(LONG)
    assert seen == [1, 2, 3]
    assert len(journal.acts(exam)) == 3


@pytest.mark.parametrize("how", ["retry", "submit", "close"])
def test_a_refused_act_stays_first_and_is_tried_again(
    how: str, writer: JournalWriter, listener: Listener, journal: Journal, exam: str
) -> None:
    writer.submit(exam, 1, act(1))
    assert writer.flush(LONG)
    FailingJournal.refuses = CouldNot("the disk is full")
    writer.submit(exam, 2, act(2))
    assert not writer.flush(LONG)
    writer.submit(exam, 3, act(3))
    assert not writer.flush(LONG)
    assert listener.saved == [1]
    assert {seq for seq, _ in listener.failed} <= {2}
    assert writer.unsaved() == 2

    FailingJournal.refuses = None
    expected = [1, 2, 3]
    if how == "retry":
        writer.retry()
    elif how == "submit":
        writer.submit(exam, 4, act(4))
        expected.append(4)
    assert writer.close(LONG) if how == "close" else writer.flush(LONG)
    assert listener.saved == expected
    assert journal.acts(exam) == [act(seq) for seq in expected]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_full_disk_keeps_the_act_queued_and_says_so(
    writer: JournalWriter, listener: Listener, journal: Journal, exam: str, path: Path
) -> None:
    import resource

    writer.submit(exam, 1, act(1))
    assert writer.flush(LONG)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.with_name("journal.db-wal").stat().st_size, hard))
    try:
        writer.submit(exam, 2, act(2))
        assert not writer.flush(LONG)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert journal.acts(exam) == [act(1)]
    writer.retry()
    assert writer.flush(LONG)
    assert [seq for seq, _ in listener.failed] == [2]
    assert "safe" in listener.failed[0][1].safe
    assert journal.acts(exam) == [act(1), act(2)]


def test_an_unforeseen_fault_is_told_without_its_words_and_the_thread_goes_on(
    writer: JournalWriter, listener: Listener, exam: str
) -> None:
    FailingJournal.refuses = RuntimeError("Mrs Smith")
    writer.submit(exam, 1, act(1))
    assert not writer.flush(LONG)
    FailingJournal.refuses = None
    writer.retry()
    assert writer.flush(LONG)
    writer.close(LONG)
    assert "RuntimeError" in listener.failed[0][1].what
    assert "Smith" not in str(listener.failed[0][1])
    assert listener.saved == [1]


def test_an_act_that_was_saved_although_its_commit_reported_a_fault_is_not_saved_twice(
    writer: JournalWriter, listener: Listener, journal: Journal, exam: str
) -> None:
    FailingJournal.refuses = CouldNot("the disk refused")
    writer.submit(exam, 1, act(1))
    assert not writer.flush(LONG)
    journal.append(exam, 1, act(1))
    FailingJournal.refuses = None
    writer.retry()
    assert writer.flush(LONG)
    assert listener.saved == [1]


def test_a_listener_that_fails_does_not_stop_the_saving(
    path: Path, journal: Journal, exam: str, caplog: pytest.LogCaptureFixture
) -> None:
    def on_saved(*_: Any) -> None:  # noqa: ANN401  whatever it is told
        message = "Mrs Smith"
        raise RuntimeError(message)

    writer = JournalWriter(path, KEY, on_saved, lambda *_: None)
    writer.submit(exam, 1, act(1))
    writer.submit(exam, 2, act(2))
    assert writer.close(LONG)
    assert len(journal.acts(exam)) == 2
    assert "RuntimeError" in caplog.text
    assert "Smith" not in caplog.text


def test_a_journal_that_cannot_be_opened_is_told_with_the_first_act_and_tried_again(
    path: Path, listener: Listener, tmp_path: Path
) -> None:
    path.parent.symlink_to(tmp_path / "nowhere")
    writer = JournalWriter(path, KEY, listener.on_saved, listener.on_failed)
    writer.submit("EX-1", 1, act(1))
    assert not writer.flush(LONG)
    path.parent.unlink()
    journal = Journal.open(path, KEY)
    journal.start_exam("EX-1", "some_pack", "digest", "2026-03-02T09:00:00+00:00")
    journal.close()
    writer.retry()
    assert writer.close(LONG)
    assert [seq for seq, _ in listener.failed] == [1]
    assert listener.saved == [1]


def test_closing_saves_what_is_queued_and_takes_no_more(
    writer: JournalWriter, listener: Listener, path: Path, exam: str, journal: Journal
) -> None:
    for seq in range(1, 31):
        writer.submit(exam, seq, act(seq))
    assert writer.close(LONG)
    assert writer.close(LONG)
    assert len(listener.saved) == 30
    with pytest.raises(CouldNot, match="journal is closed"):
        writer.submit(exam, 31, act(31))
    journal.close()
    assert not path.with_name("journal.db-wal").exists()


def test_closing_says_when_acts_remain(writer: JournalWriter, exam: str) -> None:
    FailingJournal.refuses = CouldNot("the disk is full")
    writer.submit(exam, 1, act(1))
    assert not writer.close(LONG)
    assert writer.unsaved() == 1
