"""A key, a folder, an act: what every test of the journal needs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from examassist.storage.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY = bytes(range(32))
STARTED = "2026-03-02T09:00:00+00:00"


def act(seq: int, note: str = "warm") -> str:
    return json.dumps({"seq": seq, "at": f"2026-03-02T09:{seq % 60:02}:00+00:00", "note": note})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = Journal.open(path, KEY)
    yield journal
    journal.close()


@pytest.fixture
def exam(journal: Journal) -> str:
    journal.start_exam("EX-1", "some_pack", "digest", STARTED)
    return "EX-1"
