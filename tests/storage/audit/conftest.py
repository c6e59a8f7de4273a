"""An open journal with a small audit, and its rows as they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.domain.act import Actor
from examassist.storage.audit import rows
from examassist.storage.audit.entry import Document, Entry, What
from examassist.storage.journal import Journal
from tests.storage.conftest import KEY, STARTED, act

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from examassist.storage.audit.rows import Read

WHO = Actor(name="Invented Clinician", role="clinician")


def entry(number: int) -> Entry:
    what = (What.OPENED, What.PREVIEWED, What.EXPORTED, What.PRINTED)[number % 4]
    return Entry.of(what, STARTED, WHO, exam=f"EX-{number % 3 + 1}", document=Document.SUMMARY)


def fill(journal: Journal, exams: int = 3, acts: int = 4, notes: int = 6) -> None:
    """Exams of some acts, all but the last closed, and entries between them."""
    for exam in range(1, exams + 1):
        journal.start_exam(f"EX-{exam}", "some_pack", "digest", STARTED)
        for seq in range(1, acts + 1):
            journal.append(f"EX-{exam}", seq, act(seq))
        if exam < exams:
            journal.finish(f"EX-{exam}", STARTED, WHO)
        for number in range(notes // exams):
            journal.note(entry(exam * 10 + number))


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Journal]:
    """Three exams of four acts, two of them finished; eight rows in the audit."""
    journal = Journal.open(tmp_path / "journal.db", KEY)
    fill(journal)
    yield journal
    journal.close()


@pytest.fixture
def read(filled: Journal) -> Read:
    return rows.reads(filled._connection)
