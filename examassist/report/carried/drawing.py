"""What a page shows as one digest over its instructions, its fonts and its paper, however the file is packed."""

from __future__ import annotations

import hashlib
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ELSEWHERE = frozenset({"/AF", "/Names", "/Metadata", "/Pages", "/Type", "/Version", "/Extensions"})
"""What of the file's root is not drawn and not read aloud, or is compared by itself."""
PACKED = frozenset({"/Length", "/Filter", "/DecodeParms"})
LARGEST = 80_000_000
"""Bytes of all that is unpacked from one report; a whole one is about a hundredth of it."""


class TooMuch(Exception):
    """More is packed into the file than any report holds, or it is packed in another way than reports are."""


class Unpacked:
    """Unpacks the streams of one file, each once and never more than a report can hold."""

    def __init__(self) -> None:
        """Nothing is unpacked yet."""
        self._left = LARGEST
        self._known: dict[tuple[int, int], bytes] = {}

    def digest(self, stream: Any) -> bytes:  # noqa: ANN401  a pikepdf.Stream
        """SHA-256 of what the stream holds."""
        known = self._known.get(stream.objgen)
        if known is None:
            known = self._known[stream.objgen] = hashlib.sha256(self.content(stream)).digest()
        return known

    def content(self, stream: Any) -> bytes:  # noqa: ANN401  a pikepdf.Stream
        """What the stream holds; TooMuch before memory is filled."""
        filters = stream.get("/Filter")
        names = [] if filters is None else [str(each) for each in _each(filters)]
        raw = bytes(stream.read_raw_bytes())
        if names in (["/ASCII85Decode", "/FlateDecode"], []):  # as it comes from the pen; as it is
            content = bytes(stream.read_bytes()) if names else raw
        elif names == ["/FlateDecode"] and stream.get("/DecodeParms") is None:
            content = self._inflated(raw)
        else:
            raise TooMuch
        self._left -= len(content)
        if self._left < 0:
            raise TooMuch
        return content

    def _inflated(self, raw: bytes) -> bytes:
        unpack = zlib.decompressobj()
        try:
            content = unpack.decompress(raw, self._left + 1)
        except zlib.error:
            raise TooMuch from None
        if len(content) > self._left or not unpack.eof:
            raise TooMuch
        return content


def page_digests(pdf: Any, unpacked: Unpacked) -> list[str]:  # noqa: ANN401  a pikepdf.Pdf
    """What each page shows."""
    pages = _numbers(pdf)
    return [_digest(page.obj, pages, unpacked, skip=frozenset({"/Parent"})) for page in pdf.pages]


def structure_digest(pdf: Any, unpacked: Unpacked) -> str:  # noqa: ANN401  a pikepdf.Pdf
    """All that belongs to no page: the outline, what is read aloud, and whatever else acts."""
    return _digest(pdf.Root, _numbers(pdf), unpacked, skip=ELSEWHERE)


def _numbers(pdf: Any) -> dict[tuple[int, int], int]:  # noqa: ANN401
    return {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}


def _digest(
    start: Any,  # noqa: ANN401  any PDF object
    pages: dict[tuple[int, int], int],
    unpacked: Unpacked,
    skip: frozenset[str],
) -> str:
    digest = hashlib.sha256()
    for part in _parts(start, pages, unpacked, skip):
        digest.update(part)
    return digest.hexdigest()


def _parts(
    start: Any,  # noqa: ANN401
    pages: dict[tuple[int, int], int],
    unpacked: Unpacked,
    skip: frozenset[str],
) -> Iterator[bytes]:
    """Every value in one order, each with its kind; a thing that comes again by its number of the first time."""
    import pikepdf

    seen: dict[tuple[int, int], int] = {}
    waiting: list[Any] = [start]
    first = True
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Object) and node.is_indirect:
            if not first and node.objgen in pages:
                yield b"page %d;" % pages[node.objgen]
                continue
            if node.objgen in seen:
                yield b"again %d;" % seen[node.objgen]
                continue
            seen[node.objgen] = len(seen)
        if isinstance(node, (pikepdf.Dictionary, pikepdf.Stream)):
            stream = isinstance(node, pikepdf.Stream)
            leave = skip if first else PACKED if stream else frozenset()
            keys = sorted(key for key in node.keys() if key not in leave)  # noqa: SIM118  a pikepdf.Object
            yield b"<%d " % len(keys) + " ".join(keys).encode() + b">"
            if stream:
                yield unpacked.digest(node)
            waiting.extend(node[key] for key in reversed(keys))
        elif isinstance(node, pikepdf.Array):
            yield b"[%d]" % len(node)
            waiting.extend(reversed(list(node)))
        else:
            yield _plain(node)
        first = False


def _plain(node: Any) -> bytes:  # noqa: ANN401
    import pikepdf

    if isinstance(node, bool) or node is None:
        return f"{node};".encode()
    if isinstance(node, (int, float, Decimal)):
        return f"{Decimal(node).normalize():f};".encode()
    if isinstance(node, pikepdf.String):
        content = bytes(node)
        return b"(%d " % len(content) + content + b")"
    return str(node).encode() + b";"


def _each(value: Any) -> list[Any]:  # noqa: ANN401
    import pikepdf

    return list(value) if isinstance(value, pikepdf.Array) else [value]
