"""A request or letter as the plain words that are shown, edited and copied."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from examassist.report.fonts import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.report.requests.phrase import RequestDocument


def request_text(document: RequestDocument) -> str:
    """One line for each row; control and direction characters are shown, not obeyed."""
    return visible("\n".join([document.title, *(row.whole for row in document.rows)])) + "\n"


def requests_text(documents: Iterable[RequestDocument]) -> str:
    """Several, with an empty line between."""
    return "\n".join(map(request_text, documents))


def digest_of(text: str) -> str:
    """A short name for exactly this text, by which an edit of it is known to be of now."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
