"""What a page shows as one digest over its instructions, its fonts and its paper, however the file is packed."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ELSEWHERE = frozenset({"/AF", "/Names", "/Metadata", "/Pages", "/Type", "/Version", "/Extensions"})
"""What of the file's root is not drawn and not read aloud, or is compared by itself."""
_TEXT = re.compile(rb'"[ubn]:')
"""How a text, or a name that is none in Unicode, begins where an object is written in plain values."""
_DECODER = json.JSONDecoder(parse_float=Decimal)
KINDS: dict[type, str] = {
    dict: "dictionary",
    list: "array",
    **dict.fromkeys((str, int, Decimal, bool, type(None)), "value"),
}
"""What plain values are; to ask a PDF object for its kind takes many times as long."""
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
    return [_digest(pdf, page.obj, pages, unpacked, skip=frozenset({"/Parent"})) for page in pdf.pages]


def structure_digest(pdf: Any, unpacked: Unpacked) -> str:  # noqa: ANN401  a pikepdf.Pdf
    """All that belongs to no page: the outline, what is read aloud, and whatever else acts."""
    return _digest(pdf, pdf.Root, _numbers(pdf), unpacked, skip=ELSEWHERE)


def _numbers(pdf: Any) -> dict[tuple[int, int], int]:  # noqa: ANN401
    return {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}


def _digest(
    pdf: Any,  # noqa: ANN401
    start: Any,  # noqa: ANN401  any PDF object
    pages: dict[tuple[int, int], int],
    unpacked: Unpacked,
    skip: frozenset[str],
) -> str:
    return hashlib.sha256(b"".join(_parts(pdf, start, pages, unpacked, skip))).hexdigest()


def _parts(
    pdf: Any,  # noqa: ANN401
    start: Any,  # noqa: ANN401
    pages: dict[tuple[int, int], int],
    unpacked: Unpacked,
    skip: frozenset[str],
) -> Iterator[bytes]:
    """Every value in one order, each with its kind; a thing that comes again by its number of the first time."""
    seen: dict[tuple[int, int], int] = {}
    waiting: list[Any] = [start]
    first = True
    while waiting:
        node = waiting.pop()
        known = type(node)
        if known is str and node[0] == "/":
            yield node.encode() + b";"
            continue
        if known is int:
            yield b"%d;" % node
            continue
        place = _place(node)
        if place is not None:
            if not first and place in pages:
                yield b"page %d;" % pages[place]
                continue
            if place in seen:
                yield b"again %d;" % seen[place]
                continue
            seen[place] = len(seen)
            node = _in_plain_values(pdf.get_object(place))
        kind = _kind(node)
        if kind in {"stream", "dictionary"}:
            leave = skip if first else PACKED if kind == "stream" else frozenset()
            keys = sorted(key for key in node.keys() if key not in leave)  # noqa: SIM118  a pikepdf.Object
            yield b"<%d " % len(keys) + " ".join(keys).encode() + b">"
            if kind == "stream":
                yield unpacked.digest(node)
            waiting.extend([node[key] for key in reversed(keys)])
        elif kind == "array":
            yield b"[%d]" % len(node)
            waiting.extend(reversed(list(node)))
        else:
            yield _plain(node)
        first = False


def _place(node: Any) -> tuple[int, int] | None:  # noqa: ANN401
    """Where an object of its own stands; None for what is part of another one."""
    kind = type(node)
    if kind is str:  # no name, and in plain values there is no other text
        number, _, generation = node.removesuffix(" R").partition(" ")
        return int(number), int(generation)
    return None if kind in KINDS or not getattr(node, "is_indirect", False) else node.objgen


def _kind(node: Any) -> str:  # noqa: ANN401
    known = KINDS.get(type(node))
    if known is not None:
        return known
    import pikepdf

    if isinstance(node, pikepdf.Stream):
        return "stream"
    if isinstance(node, pikepdf.Dictionary):
        return "dictionary"
    return "array" if isinstance(node, pikepdf.Array) else "value"


def _in_plain_values(node: Any) -> Any:  # noqa: ANN401
    """An object with all its parts at once, which takes a tenth of the time of asking for each of them.

    A stream, and an object that holds text, is left as it is: its letters are compared byte by byte.
    """
    if _kind(node) not in {"dictionary", "array"}:
        return node
    said = node.to_json(dereference=True, schema_version=2)
    if _TEXT.search(said):
        return node
    try:
        return _DECODER.decode(said.decode())
    except ValueError:  # a number written as none is
        return node


def _plain(node: Any) -> bytes:  # noqa: ANN401
    if isinstance(node, str):
        return node.encode() + b";"
    if isinstance(node, bool) or node is None:
        return f"{node};".encode()
    if isinstance(node, (int, float, Decimal)):
        return f"{Decimal(node).normalize():f};".encode()
    import pikepdf

    if isinstance(node, pikepdf.String):
        content = bytes(node)
        return b"(%d " % len(content) + content + b")"
    return str(node).encode() + b";"


def _each(value: Any) -> list[Any]:  # noqa: ANN401
    import pikepdf

    return list(value) if isinstance(value, pikepdf.Array) else [value]
