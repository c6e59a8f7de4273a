"""The program's own sentences are found in the catalogue of this system's language, or left as they are."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from examassist import language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system that speaks German, with one sentence translated."""
    folder = tmp_path / "i18n" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "examassist.mo").write_bytes(_compiled("New exam", "Neue Untersuchung"))
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setattr(language, "resource_root", lambda: tmp_path)
    language._catalogue.cache_clear()
    yield
    language._catalogue.cache_clear()


def _compiled(sentence: str, other: str) -> bytes:
    first, second = sentence.encode(), other.encode()
    head = struct.pack("<7I", 0x950412DE, 0, 1, 28, 36, 0, 0)
    start = 44
    table = struct.pack("<4I", len(first), start, len(second), start + len(first) + 1)
    return head + table + first + b"\0" + second + b"\0"


@pytest.mark.usefixtures("german")
def test_a_sentence_is_said_in_the_language_of_the_system() -> None:
    assert language.translate("New exam") == "Neue Untersuchung"


@pytest.mark.usefixtures("german")
def test_a_sentence_that_nobody_translated_stays_as_it_is() -> None:
    assert language.translate("Open a file") == "Open a file"


def test_one_and_many_are_told_apart() -> None:
    assert language.translate_count("{n} draft", "{n} drafts", 1) == "{n} draft"
    assert language.translate_count("{n} draft", "{n} drafts", 2) == "{n} drafts"
