"""One row of the audit: who did what, when, with which exam by its id; never a name or anything clinical."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examassist.domain.act import Actor

LONGEST = 200


class What(StrEnum):
    """What is put on record because no act says it."""

    STORE_OPENED = "store_opened"
    OPENED = "opened"
    VIEWED = "viewed"
    PREVIEWED = "previewed"
    EXPORTED = "exported"
    PRINTED = "printed"
    COPIED = "copied"
    NOT_DONE = "not_done"
    FINISHED = "finished"
    DISCARDED = "discarded"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    NOTICED = "noticed"


class Document(StrEnum):
    """What was shown or left the program."""

    SUMMARY = "summary"
    TRANSFER = "transfer"
    LEAFLET = "leaflet"
    FILE = "file"
    TEXT = "text"


_SAID = {
    What.STORE_OPENED: "opened the store",
    What.OPENED: "opened exam {exam}",
    What.VIEWED: "read exam {exam} beside another",
    What.PREVIEWED: "was shown {document} of exam {exam}",
    What.EXPORTED: "exported {document} of exam {exam}",
    What.PRINTED: "printed {document} of exam {exam}",
    What.COPIED: "copied {document} of exam {exam}",
    What.NOT_DONE: "what row {of} says was not done: it was refused or stopped",
    What.FINISHED: "closed exam {exam} as finished, with {acts} acts",
    What.DISCARDED: "discarded exam {exam}, with {acts} acts",
    What.BACKED_UP: "made a backup",
    What.RESTORED: "put a backup back",
    What.NOTICED: "noticed that the store was not as it had been left",
}
_DOCUMENTS = {
    Document.SUMMARY: "the report",
    Document.TRANSFER: "the transfer page",
    Document.LEAFLET: "the sheet for the patient",
    Document.FILE: "the file",
    Document.TEXT: "a text",
}


@dataclass(frozen=True)
class Entry:
    """What one row says. `more` is the program's own: numbers and links, nothing that a person wrote."""

    what: str
    """One of What; what closed an exam may come from an older journal."""
    at: str
    by: str = ""
    """Empty where the program did it by itself."""
    role: str = ""
    exam: str = ""
    document: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, what: What, at: str, actor: Actor | None, **rest: Any) -> Entry:  # noqa: ANN401  the fields above
        """An entry of this person, or of the program where there is none."""
        if actor is None:
            return cls(what, at, **rest)
        return cls(what, at, actor.name[:LONGEST], actor.role, **rest)

    def text(self) -> str:
        """The entry as it is kept: JSON without what is empty."""
        own = {"what": str(self.what), "at": self.at, "by": self.by, "role": self.role, "exam": self.exam}
        own["document"] = str(self.document)
        kept: dict[str, Any] = {name: value for name, value in own.items() if value}
        return json.dumps(kept | dict(self.more), ensure_ascii=False, separators=(",", ":"))


def read_entry(text: str) -> dict[str, Any]:
    """What a kept entry says; nothing where it is no entry."""
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return entry if isinstance(entry, dict) else {}


def in_words(entry: Mapping[str, Any]) -> str:
    """What a row says, as a sentence without its subject; one of a newer program by its own name."""
    try:
        said = _SAID[What(entry["what"])]
    except (KeyError, ValueError):
        return f"{entry.get('what', 'unreadable')} {entry.get('exam', '')}".strip()
    document = entry.get("document", "")
    named = _DOCUMENTS[Document(document)] if document in set(Document) else str(document) or "something"
    return said.format(
        exam=entry.get("exam", "?"), document=named, of=entry.get("of", "?"), acts=entry.get("acts", "?")
    )
