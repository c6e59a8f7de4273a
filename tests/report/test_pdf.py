from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from examassist import durable
from examassist.errors import BadInput, CouldNot
from examassist.knowledge.load import find_pack, load_cases, load_pack
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import case_earlier, case_encounter
from examassist.report import pdf
from examassist.report.compose import compose
from examassist.report.pdf import render_pdf, write_pdf
from examassist.report.read_back import read_back
from examassist.report.style import PAPERS
from tests.report.builders import MADE_AT, a_creaking_wrist, an_exam, blue_fingers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from examassist.knowledge.case import Case
    from examassist.knowledge.edition import Edition
    from examassist.report.document import ReportDocument
    from tests.report.builders import Exam

EVERY = 50
"""One in so many whole patients of the shipped pack, siblings left out, is drawn and read back."""

EXAMS = {"empty": an_exam(), "creaking": a_creaking_wrist(), "emergency": blue_fingers()}


def faults(exam: Exam, paper: str = "A4") -> list[str]:
    document = exam.document
    rendered = render_pdf(document, paper)
    return read_back(rendered.data, rendered.drawn, document)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", EXAMS)
def test_every_text_stands_in_its_own_box_on_the_paper(name: str, paper: str) -> None:
    assert faults(EXAMS[name], paper) == []


def test_a_name_of_two_hundred_letters_pushes_nothing_over() -> None:
    exam = a_creaking_wrist().patient(
        family_name="W" * 200, given_name="Name " * 40, latin_name="Latin " * 30, id="9" * 64
    )
    assert faults(exam) == []


def test_a_name_read_from_the_right_is_shaped_in_a_cell_of_its_own() -> None:
    exam = a_creaking_wrist().patient(family_name="الشريف", given_name="محمد", latin_name="Al-Sharif, Mohammed")
    assert faults(exam) == []


def test_a_note_of_four_thousand_letters_flows_over_pages() -> None:
    exam = a_creaking_wrist().remark("walks a little, " * 249)
    for item in ("thumb_bounce", "grip_bounce"):
        if item == "thumb_bounce":
            exam = exam.left(item, "no_bounce", note="pain " * 790).right(item, "no_bounce", note="n\n" * 900)
    assert faults(exam.impression("x" * 4000)) == []


def test_page_one_of_a_short_exam_is_one_page() -> None:
    drawn = render_pdf(a_creaking_wrist().document).drawn
    assert {each.page for each in drawn if each.key.startswith(("gate", "abnormal", "written_by"))} == {1}


def test_the_first_page_of_the_demo_patient_stands_alone() -> None:
    pack = find_pack("leg_pain")
    edition, cases = load_pack(pack), load_cases(pack)
    [demo] = [case for case in cases if case.id == edition.header.demo_case]
    document = document_of(demo, cases, edition)
    for paper in PAPERS:
        rendered = render_pdf(document, paper)
        assert read_back(rendered.data, rendered.drawn, document) == []
        assert {each.page for each in rendered.drawn if each.key in {"gate.title", "written_by"}} == {1}


def test_the_report_of_every_kind_of_case_shows_its_record() -> None:
    pack = find_pack("leg_pain")
    edition, cases = load_pack(pack), load_cases(pack)
    for case in [case for case in cases if case.based_on is None][::EVERY]:
        document = document_of(case, cases, edition)
        rendered = render_pdf(document)
        assert read_back(rendered.data, rendered.drawn, document) == [], case.id


def document_of(case: Case, cases: Sequence[Case], edition: Edition) -> ReportDocument:
    encounter = case_encounter(case, cases, edition)
    assessment = assess(encounter, edition, case_earlier(case, cases, edition))
    return compose(encounter, assessment, edition, made_at=MADE_AT, program_version="9.9", written_by="Dr A. Reyes")


def test_the_blocks_of_page_one_stand_in_order() -> None:
    exam = a_creaking_wrist().with_(plan=("leave_it_alone",))
    tops: dict[str, float] = {}
    for each in render_pdf(exam.document).drawn:
        tops.setdefault(each.key, each.rectangle.top)
    order = ["page.clinic", "page.name", "page.born", "gate.title", "impression.title", "abnormal.title"]
    order += ["weighing.title", "requests.title", "agreed.title", "not_examined.title", "entered", "page.footer.0"]
    heights = [tops[key] for key in order]
    assert heights == sorted(heights, reverse=True)


def test_every_font_is_embedded_and_is_ours() -> None:
    data = render_pdf(a_creaking_wrist().patient(family_name="Ђорђевић שלום").document).data
    assert b"Helvetica" not in data
    names = set(re.findall(rb"/BaseFont /([^\s/]+)", data))
    assert {name.partition(b"+")[2][:4] for name in names} <= {b"Inte", b"Deja"}
    assert data.count(b"/FontFile2") >= len(names)


def test_the_file_says_nothing_of_the_patient_outside_its_pages() -> None:
    document = pypdfium2.PdfDocument(render_pdf(a_creaking_wrist().document).data)
    told = document.get_metadata_dict()
    outline = [entry.get_title() for entry in document.get_toc()]
    document.close()
    assert (told["Author"], told["Producer"], told["Creator"]) == ("ExamAssist", "ExamAssist", "ExamAssist")
    assert told["Title"] == "Wrist (invented for tests): examination summary"
    assert told["CreationDate"].startswith("D:20261120105200")
    assert "Impression" in outline
    assert not any("halvorsen" in text.casefold() for text in (*told.values(), *outline))


def test_the_file_names_its_language() -> None:
    assert b"/Lang (en)" in render_pdf(an_exam().document).data


def test_the_same_document_gives_the_same_bytes() -> None:
    document = a_creaking_wrist().document
    assert render_pdf(document).data == render_pdf(document).data


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(BadInput, match="A4 or Letter"):
        render_pdf(an_exam().document, "A5")


def test_a_finished_report_replaces_the_older_one(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    assert write_pdf(a_creaking_wrist().document, target) == target
    assert target.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".pdf", ".tmp"}] == ["report.pdf"]


def test_a_report_that_differs_from_the_record_leaves_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(pdf, "read_back", lambda *_: ["abnormal.x: the page does not show what was to be said"])
    with pytest.raises(CouldNot, match="not released"):
        write_pdf(a_creaking_wrist().document, target)
    assert target.read_bytes() == b"old"


def test_a_disk_that_refuses_leaves_the_older_one_and_no_torso(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CouldNot, match="No space left"):
        write_pdf(a_creaking_wrist().document, target)
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["report.pdf"]


def test_a_report_on_a_share_that_cannot_be_synced_is_finished_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(durable, "sync_folder", refuse)
    target = write_pdf(a_creaking_wrist().document, tmp_path / "report.pdf")
    assert target.read_bytes().startswith(b"%PDF")


def test_a_folder_a_link_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")
    link, dangling = tmp_path / "link.pdf", tmp_path / "dangling.pdf"
    link.symlink_to(old)
    dangling.symlink_to(tmp_path / "nowhere.pdf")
    for target in (tmp_path, link, dangling, tmp_path / "missing" / "report.pdf"):
        with pytest.raises(BadInput):
            write_pdf(an_exam().document, target)
    assert old.read_bytes() == b"old"
    assert not (tmp_path / "nowhere.pdf").exists()
