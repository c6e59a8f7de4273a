"""Files from anywhere: each is refused in one sentence, quickly, and never with a traceback."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pikepdf
import pytest

from examassist.errors import BadInput
from examassist.report.carried.opening import LARGEST, exam_in_report, open_report
from tests.report.carried.changes import attached, replacing, report, with_change

if TYPE_CHECKING:
    from collections.abc import Callable


def refused(data: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        open_report(data, "x.pdf")
    [problem] = caught.value.problems
    assert problem.place == "x.pdf"
    return problem.what


def encrypted(user: str) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(report())) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="owner", user=user))
    return stream.getvalue()


def bomb(pdf: pikepdf.Pdf) -> None:
    stream = pdf.attachments["encounter.json"].obj.EF.F
    stream.write(zlib.compress(bytes(90_000_000), 9), filter=pikepdf.Name.FlateDecode)


def bomb_twice(pdf: pikepdf.Pdf) -> None:
    content = zlib.compress(zlib.compress(bytes(9_000_000), 9), 9)
    stream = pdf.attachments["encounter.json"].obj.EF.F
    stream.write(content, filter=pikepdf.Array([pikepdf.Name.FlateDecode] * 2))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a PDF"),
        (b"{}", "is not a PDF"),
        (b"%PDF-1.7\n", "is damaged or was cut short"),
        (b"%PDF-1.7\n" + bytes(LARGEST), "is larger than 25 MB"),
    ],
)
def test_what_is_no_pdf_is_said(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_a_file_that_was_cut_short_anywhere_is_refused() -> None:
    whole = report()
    for share in (0.1, 0.5, 0.9, 0.99):
        assert "is damaged or was cut short" in refused(whole[: int(len(whole) * share)]), share


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_file_is_refused(user: str) -> None:
    assert "is encrypted" in refused(encrypted(user))


def launching(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")


def scripted(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names["/JavaScript"] = pikepdf.Dictionary(
        Names=[pikepdf.String("a"), pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))]
    )


def linked(pdf: pikepdf.Pdf) -> None:
    act = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.invalid")
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=act)
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([link])


@pytest.mark.parametrize("change", [launching, scripted, linked])
def test_a_file_that_would_run_or_start_something_is_refused(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert "holds a script or starts something" in refused(with_change(change))


def twice(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.EmbeddedFiles.Names
    names.extend([names[2], names[3]])


def under_another_key(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["zz"] = b"{}"
    pdf.attachments["zz"].obj["/UF"] = pikepdf.String("encounter.json")


def two_contents(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["encounter.json"].obj.EF["/UF"] = pdf.make_stream(b"{}")


def without(name: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.attachments[name]

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (twice, "holds two attachments called"),
        (under_another_key, "holds two attachments called encounter.json"),
        (two_contents, "is damaged"),
        (without("assessment.json"), "has lost its attachment assessment.json"),
        (bomb, "holds more than any report"),
        (replacing("record.json", b"{}"), "carries a record that was changed"),
        (replacing("record.json", b"\xff"), "carries a record that was changed"),
    ],
)
def test_attachments_that_no_report_has_are_refused(change: Callable[[pikepdf.Pdf], None], said: str) -> None:
    assert said in refused(with_change(change))


def test_what_is_packed_twice_is_not_unpacked() -> None:
    data = with_change(bomb_twice, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert "holds more than any report" in refused(data)


def test_a_pdf_of_another_program_is_said_to_be_one() -> None:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        linked(pdf)
        pdf.save(stream)
    assert "was not written by ExamAssist" in refused(stream.getvalue())


def test_the_exam_is_taken_out_as_it_was_put_in() -> None:
    assert exam_in_report(report(), "x.pdf") == attached("encounter.json")


def test_an_exam_whose_record_was_changed_is_not_taken_out() -> None:
    changed = attached("encounter.json").replace(b"creaks_at_once", b"creaks_at_onse")
    with pytest.raises(BadInput, match="changed since it was written"):
        exam_in_report(with_change(replacing("encounter.json", changed)), "x.pdf")
