from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.storage.access.slots import read_slots, seal, unseal, write_slots
from tests.storage.conftest import KEY

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SECRET = bytes(range(32, 64))


def test_a_seal_opens_with_its_secret_and_with_no_other() -> None:
    slot = seal("recovery", SECRET, KEY, AT)
    assert unseal(slot, SECRET) == KEY
    assert unseal(slot, bytes(32)) is None
    assert KEY not in slot.sealed


def test_two_seals_of_the_same_key_have_nothing_in_common() -> None:
    one, other = (seal("recovery", SECRET, KEY, AT) for _ in range(2))
    assert one.salt != other.salt
    assert one.name != other.name
    assert one.sealed[:12] != other.sealed[:12]


def test_a_slot_that_says_anything_else_than_it_was_sealed_with_does_not_open() -> None:
    slot = seal("recovery", SECRET, KEY, AT)
    changed = [
        replace(slot, name="0" * 16),
        replace(slot, made_at="2020-01-01T00:00:00+00:00"),
        replace(slot, salt=bytes(16)),
        replace(slot, sealed=slot.sealed[:-1]),
        replace(slot, sealed=b""),
        *(replace(slot, sealed=_flipped(slot.sealed, at)) for at in range(len(slot.sealed))),
    ]
    assert [unseal(each, SECRET) for each in changed] == [None] * len(changed)


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_what_is_written_is_read_again_by_this_account_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    assert read_slots(path) == ()
    slots = (seal("recovery", SECRET, KEY, AT),)
    write_slots(path, slots)
    assert read_slots(path) == slots
    if os.name != "nt":
        assert path.stat().st_mode & 0o077 == 0
    assert KEY.hex() not in path.read_text()
    assert SECRET.hex() not in path.read_text()


GOOD = {"format": "examassist.keys/1", "slots": []}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 20_000,
        json.dumps({**GOOD, "format": "examassist.keys/2"}).encode(),
        json.dumps({**GOOD, "slots": [{}]}).encode(),
        json.dumps({**GOOD, "slots": [{"kind": "later"}]}).encode(),
        json.dumps({**GOOD, "slots": 7}).encode(),
        json.dumps(
            {**GOOD, "slots": [{"kind": "recovery", "name": "a", "made_at": "b", "salt": "zz", "sealed": ""}]}
        ).encode(),
    ],
)
def test_a_damaged_file_is_refused_in_words_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "keys.json"
    path.write_bytes(content)
    with pytest.raises(CouldNot, match="is damaged, or was written by a newer ExamAssist"):
        read_slots(path)
    assert path.read_bytes() == content


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "keys.json").mkdir()
    with pytest.raises(CouldNot, match="cannot be read"):
        read_slots(tmp_path / "keys.json")
