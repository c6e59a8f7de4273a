"""The notice on every page when some of a person's letters stand as their number, because no font here has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examassist.language import translate as _
from examassist.report.fonts import is_drawn

if TYPE_CHECKING:
    from examassist.report.document import ReportDocument

EXAMPLE = "[U+738B]"
PLAIN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\n\t·°±½²µ×–—‘’“”†‡•…→≤≥−")  # noqa: RUF001  as texts have them
"""Signs that need no look at the fonts: those of nearly every text."""


def with_notice(document: ReportDocument) -> ReportDocument:
    """The document, with one line more at its foot where a letter of it cannot be drawn."""
    used = {sign for said in (*document.said(), *document.furniture()) for sign in said.text} - PLAIN
    if all(map(is_drawn, used)):
        return document
    text = _("A letter that this program has no font for, or that acts unseen, is printed as its number: {sign}.")
    return replace(document, footer=(*document.footer, text.format(sign=EXAMPLE)))
