"""How sources are named on the screen: the citation, how far it was verified, and whether a clinician has signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Status


def status_words(status: Status) -> str:
    """How far a fact is verified, in words."""
    if status == "V":
        return _("seen in the source")
    if status == "D":
        return _("derived")
    if status == "M":
        return _("from memory, not verified")
    return _("from secondary texts")


def source_line(key: str, edition: Edition) -> str:
    """One source: what it is, its year, where it is found, and how far it was verified."""
    source = edition.source.get(key)
    if source is None:
        return key
    year = f", {source.year}" if source.year and str(source.year) not in source.citation else ""
    return _("{citation}{year} ({status})").format(
        citation=source.citation.rstrip("."), year=year, status=status_words(source.status)
    )


def standing(edition: Edition) -> str:
    """Who has reviewed the content."""
    if edition.reviewed:
        return _("Reviewed by {names}.").format(names=", ".join(edition.header.reviewed_by))
    return _("Not clinically reviewed.")
