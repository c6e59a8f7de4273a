"""The hash chains of the exams and of the audit: each link proves all before it; and the seal of an edition."""

from __future__ import annotations

import hashlib

from examassist.errors import CouldNot

_FORMAT = "examassist.journal/1"
_SEAL, _SEAL_LENGTH = b"sha256 ", 65
_AUDIT = "examassist.audit/1"


class ChainBroken(CouldNot):
    """An exam whose acts are not what was saved; `proven` holds the acts before the first that cannot be proven."""

    def __init__(self, exam_id: str, seq: int, proven: tuple[str, ...]) -> None:
        """Name the first unproven act, `seq`."""
        before = f"Acts 1 to {len(proven)} are proven unchanged." if proven else "No act before it is proven."
        super().__init__(
            f"Exam {exam_id}: act {seq} is not what was saved.",
            f"{before} Nothing was changed or deleted.",
            "Go on from the proven acts and record the rest again, or close ExamAssist and put a backup back: "
            "'examassist store verify' names all that is damaged, 'examassist store restore BACKUP' mends it.",
        )
        self.seq = seq
        self.proven = proven


def first_link(exam_id: str, pack: str, edition: str, created_at: str) -> bytes:
    """The link before act 1: 32 bytes that stand for the exam's own entry."""
    return _digest(_FORMAT, exam_id, pack, edition, created_at)


def before_the_audit() -> bytes:
    """The link before row 1 of the audit."""
    return _digest(_AUDIT)


def next_link(previous: bytes, seq: int, act: str) -> bytes:
    """The link of act (or row of the audit) `seq`: 32 bytes that stand for it and for every one before it."""
    return _digest(previous.hex(), str(seq), act)


def sealed(edition: str, content: bytes) -> bytes:
    """An edition's content as the journal keeps it: behind a sum over its name and itself."""
    return _seal(edition, content) + content


def unsealed(edition: str, kept: bytes) -> bytes | None:
    """The content that was sealed under this name; None when it is not what was kept.

    What was kept before there were seals has none and is returned as it is.
    """
    if not kept.startswith(_SEAL):
        return kept
    content = kept[len(_SEAL) + _SEAL_LENGTH :]
    return content if kept == sealed(edition, content) else None


def _seal(edition: str, content: bytes) -> bytes:
    return _SEAL + _digest(edition, hashlib.sha256(content).hexdigest()).hex().encode() + b"\n"


def _digest(*parts: str) -> bytes:
    """SHA-256 of the parts, each with its length, so that no two lists of parts read the same."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode()
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.digest()
