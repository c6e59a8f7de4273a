"""The clinician's own text of a request beside what is composed now, so that an edit never ages in silence."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from examassist.domain.act import RequestText
from examassist.report.fonts import visible
from examassist.report.requests.text import request_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.report.record import Record
    from examassist.report.requests.phrase import RequestDocument

BY_HAND = "EDITED BY HAND: this is the clinician's text, not the composed one."
CHANGED = "What is recorded has changed since it was edited."
NEW = "Composed now, and not when it was edited:"
GONE = "Still in the edited text, and no longer composed:"
OTHERS = "A line that was edited or taken out is no longer composed."


def composed_of(document: RequestDocument) -> str:
    """The composed text as it is shown and edited."""
    return request_text(document).rstrip("\n")


def line_digests(text: str) -> tuple[str, ...]:
    """A short name for each line of a text, by which an edit of it is known to be of now."""
    return tuple(map(_digest, text.splitlines()))


def _digest(line: str) -> str:
    return sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def own_text(document: RequestDocument, text: str, over: tuple[str, ...] | None = None) -> RequestText:
    """The clinician's text of that request, written over these lines, or over what is composed now."""
    return RequestText(
        request=document.id, text=text, composed=line_digests(composed_of(document)) if over is None else over
    )


@dataclass(frozen=True)
class Since:
    """How the composed lines differ from those that a text was written over."""

    changed: bool
    new: tuple[str, ...]
    gone: tuple[str, ...]
    """Lines of the own text that are no longer composed, word for word."""

    def lines(self) -> list[str]:
        """What has changed, to be read beside the own text; nothing where nothing has."""
        if not self.changed:
            return []
        said = [CHANGED]
        said += [NEW, *self.new] if self.new else []
        said += [GONE, *self.gone] if self.gone else []
        return said if len(said) > 1 else [*said, OTHERS]


def since(document: RequestDocument, own: RequestText) -> Since:
    """What of a request is composed otherwise now than when that text was written over it."""
    composed = composed_of(document)
    then, now = set(own.composed), set(line_digests(composed))
    return Since(
        own.composed != line_digests(composed),
        tuple(line for line in composed.splitlines() if _digest(line) not in then),
        tuple(line for line in own.text.splitlines() if _digest(line) in then - now),
    )


def own_of(record: Record, request: str) -> RequestText | None:
    """The clinician's own text of that request; None where it was not edited."""
    return next((each for each in record.encounter.requests if each.request == request), None)


def texts(record: Record, documents: Iterable[RequestDocument]) -> str:
    """Requests as plain words with an empty line between; an edited one in its own words, marked, with what changed."""
    return "\n".join(_text(document, own_of(record, document.id)) for document in documents)


def _text(document: RequestDocument, own: RequestText | None) -> str:
    if own is None:
        return request_text(document)
    marks = [BY_HAND, *since(document, own).lines()]
    return visible("\n".join([*(f"[{mark}]" for mark in marks), own.text])) + "\n"
