"""A request or letter as the plain words that are shown, edited and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.report.fonts import visible

if TYPE_CHECKING:
    from examassist.report.requests.phrase import RequestDocument


def request_text(document: RequestDocument) -> str:
    """One line for each row; control and direction characters are shown, not obeyed."""
    return visible("\n".join([document.title, *(row.whole for row in document.rows)])) + "\n"
