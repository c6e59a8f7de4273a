"""An edition as the journal keeps it, for the exams that were made under it, and the names it goes by."""

from __future__ import annotations

from pydantic import ValidationError

from examassist.errors import CouldNot
from examassist.knowledge.edition import Edition


def read_kept(compiled: bytes, digest: str) -> Edition:
    """An edition as the journal keeps it; CouldNot, which stops this one exam alone, when it cannot be used."""
    refused = CouldNot(
        "The clinical content of this exam was kept by another version of ExamAssist and cannot be read by this one.",
        f"Nothing was changed; the exam and its content (edition {digest[:12]}) stay in the journal.",
        "Open it with the version it was made with.",
    )
    try:
        edition = Edition.model_validate_json(compiled)
    except ValidationError:
        raise refused from None  # its text would hold the content
    if edition.digest != digest:
        raise refused
    return edition


def names_of(edition: Edition) -> set[str]:
    """The digest of an edition, its name, and both as they are printed."""
    name = edition.header.edition
    return {edition.digest, edition.short_digest, name, f"{name} ({edition.short_digest})"}
