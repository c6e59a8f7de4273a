"""A PDF from anywhere opened carefully: what it carries of an exam, or in one sentence why it cannot be used."""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from examassist.errors import BadInput, Problem
from examassist.report.carried.drawing import LARGEST as LARGEST_UNPACKED
from examassist.report.carried.drawing import TooMuch, Unpacked, page_digests, structure_digest
from examassist.report.carried.record import ENCOUNTER, FILES, MANIFEST, Manifest, digest_of, manifest_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BEGINS = b"%PDF-"
LARGEST = 25_000_000
"""Bytes; a report with three hundred findings and long notes is about a hundredth of it."""
MOST_OBJECTS = 60_000
DEEPEST = 20
ACTS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToR",
        "/GoToE",
        "/URI",
        "/Rendition",
        "/Movie",
        "/Sound",
    }
)
_STREAM = re.compile(rb"stream\r?\n")
_TWICE_PACKED = re.compile(rb"/Filter\s*\[[^\]]*/[^\]/]+/[^\]]*\]")


class Inside(NamedTuple):
    """What was found in the file; nothing of it is believed yet."""

    manifest: Manifest
    listed: bytes
    """The list as it lies in the file."""
    files: Mapping[str, bytes]
    further: tuple[str, ...]
    """Attachments that no report has."""
    pages: tuple[str, ...]
    structure: str
    drawable: bool
    """Whether the pages hold nothing but letters and lines, so that they can be read without danger."""

    def changed(self) -> list[str]:
        """The attached files that are not as they were when the report was written."""
        import hashlib

        names = [
            name for name in FILES if hashlib.sha256(self.files[name]).hexdigest() != self.manifest.files.get(name)
        ]
        whole = digest_of(self.manifest, self.files) == self.manifest.digest
        if manifest_json(self.manifest) != self.listed or (not whole and not names):
            names.append(MANIFEST)
        return names


def open_report(data: bytes, name: str) -> Inside:
    """What the file called ``name`` holds; BadInput where it is no report, damaged, encrypted, too large or acts."""
    import pikepdf

    try:
        _refuse_outside(data, name)
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
            return _inside(pdf, name)
    except pikepdf.PasswordError:
        raise _refused(name, "is encrypted; ExamAssist writes none that is", "save it without a password") from None
    except TooMuch:
        what = "was not written by ExamAssist, or holds more than any report"
        raise _refused(name, what, "name a PDF that ExamAssist wrote") from None
    except (pikepdf.PdfError, ValueError, RuntimeError, AttributeError, KeyError, TypeError, RecursionError):
        # whatever a broken file makes of the library that reads it
        raise _refused(name, "is damaged or was cut short", "open another copy of it") from None


def exam_in_report(data: bytes, name: str) -> bytes:
    """The encounter file in a report; BadInput also where its record is not as it was written."""
    inside = open_report(data, name)
    if inside.changed():
        todo = "ask for it where it was written; examassist verify says more"
        raise _refused(name, "carries a record that was changed since it was written", todo)
    return inside.files[ENCOUNTER]


def _refuse_outside(data: bytes, name: str) -> None:
    """Stop before a library unpacks what no memory holds."""
    if len(data) > LARGEST:
        raise _refused(name, f"is larger than {LARGEST // 1_000_000} MB, more than any report", "name the PDF itself")
    if not data.startswith(BEGINS):
        raise _refused(name, "is not a PDF", "name a PDF that ExamAssist wrote")
    left = LARGEST_UNPACKED
    for number, match in enumerate(_STREAM.finditer(data)):
        unpack = zlib.decompressobj()
        try:
            left -= len(unpack.decompress(memoryview(data)[match.end() :], left + 1))
        except zlib.error:
            continue  # not packed, or in another way
        if left < 0 or number > MOST_OBJECTS:
            raise TooMuch
    if _TWICE_PACKED.search(data):
        raise TooMuch


def _inside(pdf: Any, name: str) -> Inside:  # noqa: ANN401  a pikepdf.Pdf
    if pdf.is_encrypted:
        raise _refused(name, "is encrypted; ExamAssist writes none that is", "save it without a password")
    if len(pdf.objects) > MOST_OBJECTS:
        raise TooMuch
    found = list(_attached(pdf.Root))
    times = Counter(each for names, _ in found for each in names)
    wanted = (*FILES, MANIFEST)
    if not any(times[each] for each in wanted):
        what = "was not written by ExamAssist, or its record was taken out"
        raise _refused(name, what, "name a PDF that ExamAssist wrote")
    if any(_acts(each) for each in pdf.objects):
        raise _refused(name, "holds a script or starts something when opened; no report does", "do not open it")
    if twice := [each for each in wanted if times[each] > 1]:
        raise _refused(name, f"holds two attachments called {twice[0]}", "open another copy of it")
    if lost := [each for each in wanted if not times[each]]:
        raise _refused(name, f"has lost its attachment {lost[0]}", "open another copy of it")
    unpacked = Unpacked()
    files = {each: unpacked.content(stream) for names, stream in found for each in names if each in wanted}
    listed = files.pop(MANIFEST)
    try:
        manifest = Manifest.model_validate_json(listed)
    except ValidationError:
        what = "carries a record that was changed since it was written, or that another version wrote"
        raise _refused(name, what, "open another copy of it, or verify it with a newer version") from None
    return Inside(
        manifest=manifest,
        listed=listed,
        files=files,
        further=tuple(sorted(each for each in times if each not in wanted)),
        pages=tuple(page_digests(pdf, unpacked)),
        structure=structure_digest(pdf, unpacked),
        drawable=not any("/XObject" in page.obj.get("/Resources", {}) for page in pdf.pages),
    )


def _acts(node: Any) -> bool:  # noqa: ANN401  any PDF object
    """Whether a viewer would run, start or send something because of this object or a part of it."""
    import pikepdf

    waiting: list[Any] = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting.extend(part for part in list(each) if not _is_elsewhere(part))
        elif isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            keys = each.keys()
            if "/JS" in keys or "/AA" in keys or "/OpenAction" in keys or "/XFA" in keys:
                return True
            if "/S" in keys and str(each.get("/S")) in ACTS:
                return True
            waiting.extend(part for _, part in each.items() if not _is_elsewhere(part))
    return False


def _is_elsewhere(part: Any) -> bool:  # noqa: ANN401  any PDF object
    """Whether it is no part of this object: a plain value, or an object of its own."""
    import pikepdf

    return not isinstance(part, pikepdf.Object) or part.is_indirect


def _attached(root: Any) -> Iterator[tuple[frozenset[str], Any]]:  # noqa: ANN401  a pikepdf.Dictionary
    """Every attachment: all names that it has, and its content."""
    names = root.get("/Names")
    waiting = [(names.get("/EmbeddedFiles"), 0)] if names is not None else []
    while waiting:
        node, depth = waiting.pop()
        if node is None or depth > DEEPEST:
            continue
        waiting += [(each, depth + 1) for each in node.get("/Kids", [])]
        entries = list(node.get("/Names", []))
        for key, specification in zip(entries[::2], entries[1::2], strict=True):
            contents = specification.EF
            streams = [contents[each] for each in contents.keys()]  # noqa: SIM118  a pikepdf.Object
            if len({each.objgen for each in streams}) != 1:
                raise ValueError  # what a viewer opens may be another than what is read here
            called = [key, *(specification[each] for each in ("/F", "/UF") if each in specification)]
            yield frozenset(str(each) for each in called), streams[0]


def _refused(name: str, what: str, todo: str) -> BadInput:
    return BadInput([Problem(name, what, todo)])
