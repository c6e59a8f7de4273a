"""A journal is read as it was at one moment, and on after a damaged page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.storage.connection import Damaged
from examassist.storage.upkeep.reading import Reader, nobody_can_write
from tests.storage.conftest import KEY, act
from tests.storage.upkeep.conftest import ACTS, IDS, begin, spoil_some_acts

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_saved_later_is_not_seen(tmp_path: Path) -> None:
    journal = begin(tmp_path / "journal.db")
    with Reader(tmp_path / "journal.db", KEY) as reader:
        journal.append(IDS[-1], ACTS + 1, act(ACTS + 1))
        assert reader.whole_chain(IDS[-1]).head[0] == ACTS
    journal.close()


def test_exams_are_named_in_the_order_of_their_beginning(store: Path) -> None:
    with Reader(store, KEY) as reader:
        assert reader.exam_ids() == (IDS, True)


def test_after_a_damaged_page_the_other_exams_are_read(store: Path) -> None:
    _, broken = spoil_some_acts(store)
    with Reader(store, KEY) as reader:
        with pytest.raises(Damaged):
            list(reader.rows("SELECT act FROM acts"))
        chains = [reader.whole_chain(exam_id) for exam_id in IDS]
        ids, _ = reader.exam_ids()
    assert sorted(ids) == IDS
    assert [exam_id for exam_id, chain in zip(IDS, chains, strict=True) if chain.unproven] == broken


def test_a_chain_goes_on_from_a_link_in_its_middle(store: Path) -> None:
    with Reader(store, KEY) as reader:
        whole = reader.whole_chain(IDS[0])
        (_, link) = next(reader.rows("SELECT seq, hash FROM acts WHERE exam_id = ? AND seq = 9", IDS[0]))
        rest = reader.chain(IDS[0], 9, link)
        other = reader.chain(IDS[0], 9, bytes(32))
    assert rest.acts == whole.acts[9:]
    assert rest.head == whole.head
    assert (other.acts, other.unproven) == ((), 10)


def test_a_folder_that_cannot_be_written_is_read_without_a_log_only(
    store: Path, killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not nobody_can_write(store)
    monkeypatch.setattr("os.access", lambda *_: False)
    assert nobody_can_write(store)
    with Reader(store, KEY) as reader:
        assert reader.exam_ids() == (IDS, True)
    assert [file.name for file in store.parent.iterdir()] == ["journal.db"]
    with pytest.raises(CouldNot, match="newest part is in"):
        Reader(killed, KEY)
