"""A restored journal takes its place whole, however often that is interrupted."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from examassist.errors import CouldNot
from examassist.storage.journal import Journal
from examassist.storage.upkeep import swap
from examassist.storage.upkeep.backup import copy_proven
from examassist.storage.upkeep.swap import finish_swap, let_wait, set_aside, waiting
from tests.storage.conftest import KEY
from tests.storage.upkeep.conftest import IDS

AT = datetime(2026, 3, 2, 9, 0, 7, tzinfo=UTC).timestamp()
ASIDE = "journal.db.aside-20260302T090007Z"


def wait(path: Path, content: bytes) -> None:
    """A restored journal waits for the place of `path`."""
    waiting(path).write_bytes(content)
    os.utime(waiting(path), (AT, AT))


def test_nothing_waits(store: Path) -> None:
    before = store.read_bytes()
    assert finish_swap(store) is None
    assert store.read_bytes() == before


@pytest.mark.parametrize("step", [1, 2, 3])
def test_an_interrupted_swap_goes_on_and_keeps_file_and_log_together(
    step: int, killed: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, log = killed.read_bytes(), killed.with_name("journal.db-wal").read_bytes()
    wait(killed, store.read_bytes())
    rename, calls = Path.rename, []

    def stops(path: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == step:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stops)
    with pytest.raises(KeyboardInterrupt):
        finish_swap(killed)
    monkeypatch.undo()
    journal = Journal.open(killed, KEY)  # the next start
    assert len(journal.acts(IDS[-1])) == 20
    journal.close()
    assert killed.with_name(ASIDE).read_bytes() == old
    assert killed.with_name(ASIDE + "-wal").read_bytes() == log
    assert not waiting(killed).exists()


def test_what_was_set_aside_before_is_never_replaced(store: Path) -> None:
    old, new = store.read_bytes(), b"new"
    set_aside(store, AT).write_bytes(b"earlier")
    wait(store, new)
    aside = finish_swap(store)
    assert aside == store.with_name(ASIDE + "-2")
    assert aside.read_bytes() == old
    assert set_aside(store, AT).read_bytes() == b"earlier"
    assert store.read_bytes() == new


def test_a_disk_that_refuses_leaves_the_restored_journal_waiting(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    wait(store, b"new")
    monkeypatch.setattr(swap, "sync_folder", refuse)
    with pytest.raises(CouldNot, match="it is whole and waits"):
        finish_swap(store)
    monkeypatch.undo()
    assert finish_swap(store) is not None
    assert store.read_bytes() == b"new"


def test_what_waits_has_its_log_already_so_that_no_first_opening_can_be_interrupted_in_changing_it(
    store: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    copy.touch(0o600)
    copy_proven(store, KEY, copy)
    let_wait(copy, store, KEY, AT)
    raw = waiting(store).read_bytes()
    assert not copy.exists()
    finish_swap(store)
    Journal.open(store, KEY).close()
    assert store.read_bytes() == raw, "opening it changes nothing"
    assert set_aside(store, AT).exists()
