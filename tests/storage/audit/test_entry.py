"""An entry says who, what, when and which exam, and nothing that anybody wrote."""

from __future__ import annotations

import json

import pytest

from examassist.domain.act import Actor
from examassist.storage.audit.entry import Document, Entry, What, in_words, read_entry

AT = "2026-03-02T09:00:00+00:00"


def test_an_entry_is_kept_without_what_is_empty_and_is_read_again() -> None:
    actor = Actor(name="Åsa Invented", role="resident")
    entry = Entry.of(What.PRINTED, AT, actor, exam="EX-1", document=Document.TRANSFER)
    assert json.loads(entry.text()) == {
        "what": "printed",
        "at": AT,
        "by": "Åsa Invented",
        "role": "resident",
        "exam": "EX-1",
        "document": "transfer",
    }
    assert in_words(read_entry(entry.text())) == "printed the transfer page of exam EX-1"


def test_what_the_program_does_by_itself_is_done_by_nobody() -> None:
    assert json.loads(Entry.of(What.NOTICED, AT, None).text()) == {"what": "noticed", "at": AT}


@pytest.mark.parametrize("what", What)
def test_each_kind_has_its_words(what: What) -> None:
    said = in_words({"what": what, "exam": "EX-1", "document": "summary", "of": 3, "acts": 4})
    assert "_" not in said
    assert " " in said
    assert "{" not in said
    assert "?" not in said


@pytest.mark.parametrize("text", ["", "[]", "nonsense", "[" * 100_000, '{"what": "flown", "exam": "EX-1"}'])
def test_what_cannot_be_read_is_named_and_never_breaks(text: str) -> None:
    assert in_words(read_entry(text)) in {"unreadable", "flown EX-1"}
