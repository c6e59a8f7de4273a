"""The finished file: checked to be PDF/A, the same bytes each time, its record inside, no person in its description."""

from __future__ import annotations

import io
import json
import tempfile
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pikepdf

from examassist.domain.encounter import encounter_json
from examassist.report.carried import file
from examassist.report.carried.file import Whole, finish
from examassist.report.carried.tags import tag
from examassist.report.pdf import render_pdf, whole_pdf
from examassist.report.read_back import read_back
from tests.report.builders import PATIENT, a_creaking_wrist

if TYPE_CHECKING:
    import pytest

    from examassist.report.carried.tags import Element
    from examassist.report.document import ReportDocument
    from examassist.report.layout import Marked

EXAM = a_creaking_wrist().patient(family_name="Ђорђевић שלום")


def finished(document: ReportDocument) -> Whole:
    pages = render_pdf(document)
    return finish(pages.data, document, pages.marked, pages.drawn, "A4")


@cache
def written() -> bytes:
    return whole_pdf(EXAM.document).data


def test_a_report_is_checked_to_be_pdf_a_and_says_so() -> None:
    rendered = finished(EXAM.document)
    assert rendered.archival
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf, pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "B")
        assert pdf.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFA1


def test_the_same_document_gives_the_same_bytes() -> None:
    assert whole_pdf(EXAM.document).data == written()


def test_the_exam_lies_in_the_file_byte_for_byte() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        assert sorted(pdf.attachments) == ["assessment.json", "encounter.json", "record.json"]
        exam = pdf.attachments["encounter.json"].get_file().read_bytes()
        assert exam == encounter_json(EXAM.encounter).encode()
        said = json.loads(pdf.attachments["assessment.json"].get_file().read_bytes())
        assert said["format"] == "examassist.assessment/1"
        assert len(pdf.Root.AF) == 3


def test_no_description_of_the_file_names_the_patient() -> None:
    exam = a_creaking_wrist()
    with pikepdf.open(io.BytesIO(whole_pdf(exam.document).data)) as pdf:
        told = [str(value) for value in pdf.docinfo.values()]
        told += [bytes(pdf.Root.Metadata.read_bytes()).decode(), str(pdf.Root.Lang)]
    assert all(name not in " ".join(told) for name in (PATIENT.family_name or "", PATIENT.id or ""))
    assert "pikepdf" not in " ".join(told)
    assert "examination summary" in " ".join(told)


def test_no_page_of_it_lies_in_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would lie in plain on the disk; and where that is full, the library ends the whole program."""

    def refused(*_: object, **__: object) -> None:
        raise OSError

    for name in ("TemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refused)
    assert finished(EXAM.document).archival == file.archival_possible()


def test_every_font_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        described = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        assert described
        assert all("/FontFile2" in each for each in described)


def test_a_pdf_library_without_pdf_a_writes_the_same_record_and_claims_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "archival_possible", lambda: False)
    document = EXAM.document
    rendered = finished(document)
    assert not rendered.archival
    assert read_back(rendered.data, render_pdf(document).drawn, document) == []
    assert finished(document).data == rendered.data
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        assert len(pdf.attachments) == 3
        assert b"pdfaid" not in bytes(pdf.Root.Metadata.read_bytes())
        assert pdf.check_pdf_syntax() == []


def test_what_is_not_approved_does_not_claim_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A page with a transition is what nobody approves."""

    def with_transition(pdf: pikepdf.Pdf, tree: list[Element], marked: list[Marked]) -> None:
        tag(pdf, tree, marked)
        pdf.pages[0].obj["/Trans"] = pikepdf.Dictionary(S=pikepdf.Name.Wipe)

    monkeypatch.setattr(file, "tag", with_transition)
    rendered = finished(EXAM.document)
    assert not rendered.archival
    assert "no PDF/A" in caplog.text
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        assert b"pdfaid" not in bytes(pdf.Root.Metadata.read_bytes())


def test_a_document_for_the_patients_own_hands_carries_no_record() -> None:
    rendered = finished(replace(EXAM.document, carried=None))
    assert rendered.archival
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        assert not len(pdf.attachments)
        assert "/AF" not in pdf.Root
