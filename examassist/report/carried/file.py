"""The drawn pages made a whole file: tagged, with their record attached, and PDF/A where this can be checked."""

from __future__ import annotations

import io
import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from examassist.report.carried.drawing import Unpacked, page_digests, structure_digest
from examassist.report.carried.record import ENCOUNTER, MANIFEST, manifest_json, manifest_of
from examassist.report.carried.tags import elements, tag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from examassist.report.carried.record import Carried
    from examassist.report.document import ReportDocument
    from examassist.report.layout import Drawn, Marked

FLAVOUR = "3b"
PROGRAM = "ExamAssist"
DESCRIBED = {
    ENCOUNTER: "The exam as recorded; ExamAssist opens it",
    MANIFEST: "What the pages show, and the digest over the record",
}
ASSESSED = "What was said about the exam"


class Whole(NamedTuple):
    """A finished file, and whether it was checked to be PDF/A."""

    data: bytes
    archival: bool


@cache
def archival_possible() -> bool:
    """Whether the installed pikepdf can check what it calls PDF/A (from 10.14 on)."""
    try:
        import pikepdf.pdfa
    except ImportError:
        logging.getLogger("examassist").info("The installed pikepdf knows no PDF/A; reports are written without it.")
        return False
    return bool(pikepdf.pdfa)


def finish(
    data: bytes, document: ReportDocument, marked: Sequence[Marked], drawn: Sequence[Drawn], paper: str
) -> Whole:
    """The file of these pages; the same bytes for the same document."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            if "/Trans" in page.obj:  # reportlab writes an empty one, which nobody can approve
                del page.obj["/Trans"]
        archival = archival_possible()
        if archival:  # before the structure is there, because it looks at every object
            pikepdf.pdfa.prepare(pdf, FLAVOUR)
        tag(pdf, elements(document, marked), marked)
        if document.carried is not None:
            _attach(pdf, document.carried, drawn, paper)
        if archival and (data_or_none := _approved(pdf, document.made_at)) is not None:
            return Whole(data_or_none, archival=True)
        _describe(pdf, document)
        stream = io.BytesIO()
        pdf.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return Whole(stream.getvalue(), archival=False)


def _approved(pdf: Any, made_at: datetime) -> bytes | None:  # noqa: ANN401  a pikepdf.Pdf
    """The file where what was written was checked to be PDF/A; None where it is not, and says nothing of the sort."""
    import pikepdf.pdfa

    _date(pdf, made_at)
    stream = io.BytesIO()
    # pikepdf.pdfa.save does the same in a temporary file: the report in plain on the disk, and a full disk would end
    # the program without a word
    settings = pikepdf.pdfa.resolve_save_kwargs(FLAVOUR, deterministic_id=True)
    pdf.save(stream, **settings)
    stream.seek(0)
    report = pikepdf.pdfa.validate_written(stream, FLAVOUR, save_kwargs=settings)
    if report.verdict != "pass":
        rules = sorted({finding.rule for finding in report.findings})
        logging.getLogger("examassist").warning("The report is no PDF/A: %s", ", ".join(rules))
        return None
    return stream.getvalue()


def _describe(pdf: Any, document: ReportDocument) -> None:  # noqa: ANN401  a pikepdf.Pdf
    """Describe a file that claims to be nothing but a PDF."""
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = document.title
        meta["dc:creator"] = [PROGRAM]
        meta["dc:language"] = ["en"]
        meta["xmp:CreateDate"] = document.made_at.isoformat(timespec="seconds")


def _date(pdf: Any, made_at: datetime) -> None:  # noqa: ANN401  a pikepdf.Pdf
    """Date and sign the description as the report is, whatever the machine's clock and the library say."""
    from pikepdf import Name

    packet = bytes(pdf.Root.Metadata.read_bytes()).decode()
    for name, value in (
        ("xmp:MetadataDate", made_at.isoformat(timespec="seconds")),
        ("pdf:Producer", PROGRAM),
    ):
        packet = re.sub(f"<{name}>[^<]*</{name}>", f"<{name}>{value}</{name}>", packet)
    pdf.docinfo["/Producer"] = PROGRAM
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)


def _attach(pdf: Any, carried: Carried, drawn: Sequence[Drawn], paper: str) -> None:  # noqa: ANN401  a pikepdf.Pdf
    from pikepdf import Array, AttachedFileSpec, Name

    unpacked, files = Unpacked(), carried.files
    manifest = manifest_of(
        carried,
        paper=paper,
        pages=page_digests(pdf, unpacked),
        structure=structure_digest(pdf, unpacked),
        drawn=drawn,
        files=files,
    )
    date = f"D:{carried.made_at:%Y%m%d%H%M%S}" + re.sub(r"(\d\d)(\d\d)$", r"\1'\2'", f"{carried.made_at:%z}")
    attached = []
    for name, content in {**files, MANIFEST: manifest_json(manifest)}.items():
        specification = AttachedFileSpec(
            pdf,
            content,
            filename=name,
            description=DESCRIBED.get(name, ASSESSED),
            mime_type="application/json",
            creation_date=date,
            mod_date=date,
        )
        specification.obj["/AFRelationship"] = Name.Source if name == ENCOUNTER else Name.Data
        pdf.attachments[name] = specification
        attached.append(specification.obj)
    pdf.Root.AF = Array(attached)
