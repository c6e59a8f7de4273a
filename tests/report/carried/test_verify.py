"""Unchanged since written, or where it differs; the whole numbers are in ``python -m tests.long release verify``."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from examassist import __version__
from examassist.domain.act import Remark
from examassist.domain.finding import How
from examassist.errors import BadInput, Problem
from examassist.knowledge.encounter_file import read_encounter
from examassist.report.carried import verify as verifying
from examassist.report.carried.opening import exam_in_report
from examassist.report.carried.record import Manifest, digest_of, manifest_json
from examassist.report.carried.verify import verify
from examassist.report.compose import compose
from examassist.report.pdf import whole_pdf
from examassist.report.transfer.compose import compose_transfer
from examassist.report.writing import Writing
from tests.report.builders import MADE_AT, TYPED, a_creaking_wrist, an_exam, blue_fingers, wrist
from tests.report.carried.changes import (
    attached,
    changed_pages,
    changed_records,
    replacing,
    report,
    report_of,
    said_of,
    verdict,
    with_change,
)
from tests.report.hostile import HOSTILE, batches

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.knowledge.edition import Edition


def test_a_report_as_it_was_written_is_unchanged_and_nobody_is_said_to_have_signed_it() -> None:
    lines = verdict(report()).lines()
    assert lines[0] == "Unchanged since written."
    assert any("comes out the same" in line for line in lines)
    assert "nobody has signed it" in lines[-1]
    assert not any("uthentic" in line or "enuine" in line for line in lines)


def test_a_report_packed_anew_by_another_program_is_unchanged() -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(report())) as pdf:
        pdf.docinfo["/Producer"] = "A mail gateway"
        pdf.save(stream, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert verdict(stream.getvalue()).unchanged


def test_a_transfer_page_is_composed_again_too() -> None:
    exam = blue_fingers()
    writing = Writing("Riverside Clinic", MADE_AT, __version__, "Dr A. Reyes")
    page = compose_transfer(exam.encounter, exam.record.assessment, wrist(), writing)
    assert not any("wording" in line for line in verdict(whole_pdf(page).data).lines())
    other = replace(page, carried=page.carried._replace(written_by="Dr B. Other") if page.carried else None)
    assert "Dr B. Other" in said_of(whole_pdf(other).data)


def test_an_exam_typed_from_paper_is_unchanged_and_opens_with_who_typed_it_and_when() -> None:
    exam = an_exam().told("lifts_a_kettle", "yes", how=How.FROM_PAPER).with_(paper=(TYPED,))
    data = report_of(exam)
    assert verdict(data).unchanged
    assert any("comes out the same" in line for line in verdict(data).lines())
    opened = read_encounter(exam_in_report(data, "report.pdf"), "encounter.json")
    assert opened.paper == (TYPED,)
    assert [each.how for each in opened.findings] == [How.FROM_PAPER]


def test_a_kind_that_only_another_version_writes_is_not_checked_against_its_wording() -> None:
    page = a_creaking_wrist().document
    other = replace(page, carried=page.carried._replace(kind="letter") if page.carried else None)
    found = verdict(whole_pdf(other).data)
    assert found.unchanged
    assert any("does not know how a letter is written" in line for line in found.lines())


def test_hostile_words_are_unchanged_too() -> None:
    notes = tuple(Remark(place="bench_tests", text=text) for text in batches())
    exam = (
        a_creaking_wrist().with_(notes=notes).impression(HOSTILE[0]).patient(family_name="الشريف", given_name="e\u0301")
    )
    assert said_of(report_of(exam)) == ""


def test_each_of_forty_changed_bytes_of_the_record_is_caught() -> None:
    assert [each.what for each in changed_records(40, 1) if not each.said] == []


def test_each_of_fifteen_changed_letters_on_a_page_is_named_with_its_page() -> None:
    for each in changed_pages(15, 1):
        assert f"  {each.what[:6]}: \u201c" in each.said, each


def test_a_changed_value_is_named_with_its_label_and_both_texts() -> None:
    def other_value(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[1].Contents.read_bytes()
        pdf.pages[1].obj.Contents = pdf.make_stream(content.replace(b"(No bounce)", b"(Go bounce)", 1))

    said = said_of(with_change(other_value))
    line = "  page 2: “Grip bounce, left” is “No bounce” in the record and “Go bounce” on the page"
    assert said.splitlines()[1:] == [line]


def test_a_value_changed_in_list_and_digest_alike_is_still_not_what_the_page_shows() -> None:
    manifest = Manifest.model_validate_json(attached("record.json"))
    texts = tuple(each._replace(text="7") if each.text.startswith("120") else each for each in manifest.texts)
    assert texts != manifest.texts
    forged = Manifest.model_validate({**dict(manifest), "texts": texts})
    files = {name: attached(name) for name in ("encounter.json", "assessment.json")}
    forged = Manifest.model_validate({**dict(forged), "digest": digest_of(forged, files)})
    said = said_of(with_change(replacing("record.json", manifest_json(forged))))
    assert "is \u201c7\u201d in the record and \u201c120" in said


def test_an_exam_changed_in_file_and_digests_alike_leads_to_other_pages() -> None:
    exam = json.loads(attached("encounter.json"))
    [finding] = [each for each in exam["findings"] if each["item"] == "grip_bounce" and each["side"] == "left"]
    finding["value"] = "good_bounce"
    content = json.dumps(exam, indent=1, ensure_ascii=False).encode() + b"\n"
    said = said_of(forged("encounter.json", content))
    assert "leads to other answers" in said
    assert "Grip bounce, left" in said


def test_an_assessment_that_speaks_of_what_its_edition_does_not_know_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    other = attached("assessment.json").replace(b"wrist_picture", b"wrKst_picture")
    assert other != attached("assessment.json")
    assert "leads to other answers" in said_of(forged("assessment.json", other))
    monkeypatch.setattr(verifying, "__version__", "another")
    assert "speaks of what its edition does not know" in said_of(forged("assessment.json", other))


def forged(name: str, content: bytes, **changes: Any) -> bytes:  # noqa: ANN401
    """A report with one other file, or another list, and digests that fit."""
    import hashlib

    manifest = Manifest.model_validate_json(attached("record.json"))
    files = {each: attached(each) for each in ("encounter.json", "assessment.json")} | {name: content}
    sums = {each: hashlib.sha256(whole).hexdigest() for each, whole in files.items()}
    plain = Manifest.model_validate({**dict(manifest), **changes, "files": sums})
    whole = Manifest.model_validate({**dict(plain), "digest": digest_of(plain, files)})

    def change(pdf: pikepdf.Pdf) -> None:
        replacing(name, content)(pdf)
        replacing("record.json", manifest_json(whole))(pdf)

    return with_change(change)


def drawn_over(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].contents_add(b"1 1 1 rg 100 400 90 20 re f")


def without_a_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1:]


def with_a_note(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[9, 9, 90, 90])
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([note])


def with_another_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["more.json"] = b"{}"


def with_other_words_read_aloud(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K.K[0]["/ActualText"] = "Something else"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (drawn_over, "page 2: something is drawn, laid over or cut"),
        (without_a_page, "the file has 1 page, and 2 were written"),
        (with_a_note, "page 1: something is drawn, laid over or cut"),
        (with_another_file, "a further file is attached: more.json"),
        (with_other_words_read_aloud, "what is read aloud"),
    ],
)
def test_whatever_else_was_changed_is_said(change: Callable[[pikepdf.Pdf], None], said: str) -> None:
    assert said in said_of(with_change(change))


def test_an_edition_that_is_not_here_is_named_with_what_was_not_checked() -> None:
    def missing(_pack: str, _digest: str) -> Edition:
        raise BadInput([Problem("edition", "this workstation does not have that edition")])

    found = verify(report(), "report.pdf", missing)
    assert found.unchanged
    [line] = [line for line in found.lines() if line.startswith("Not checked:")]
    assert "1 of 2026-11-21" in line
    assert "was not assessed again" in line
    changed = verify(with_change(drawn_over), "report.pdf", missing)
    assert not changed.unchanged


def test_another_version_that_words_it_otherwise_does_not_call_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody would believe a program that finds every older file changed."""
    data = report_of(an_exam(), program="0.0.1")
    assert verdict(data).unchanged

    def otherwise(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        return compose(*given, **{**named, "written_by": "Somebody else"})

    monkeypatch.setattr(verifying, "compose", otherwise)
    found = verdict(data)
    assert found.unchanged
    assert any("Not checked: the wording. It was written by version 0.0.1" in line for line in found.lines())
    assert not verdict(report()).unchanged


def test_a_great_many_differences_are_counted() -> None:
    lines = verdict(with_change(without_a_page)).lines()
    assert len(lines) < 20
    assert any("more difference" in line for line in lines)
