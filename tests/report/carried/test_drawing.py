"""A digest of what a page shows: the same however it is packed, another as soon as anything is drawn otherwise."""

from __future__ import annotations

import io
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from examassist.report.carried import drawing
from examassist.report.carried.drawing import TooMuch, Unpacked, page_digests, structure_digest
from examassist.report.pdf import whole_pdf
from tests.report.builders import a_creaking_wrist

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def written() -> bytes:
    return whole_pdf(a_creaking_wrist().document).data


def digests(pdf: pikepdf.Pdf) -> list[str]:
    unpacked = Unpacked()
    return [*page_digests(pdf, unpacked), structure_digest(pdf, unpacked)]


def saved(pdf: pikepdf.Pdf, **how: Any) -> list[str]:  # noqa: ANN401
    stream = io.BytesIO()
    pdf.save(stream, **how)
    with pikepdf.open(stream) as again:
        return digests(again)


def test_another_program_that_packs_the_file_anew_changes_nothing() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        before = digests(pdf)
        assert saved(pdf, linearize=True) == before
        assert saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable, recompress_flate=True) == before
        assert saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized) == before


def drawn_over(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].contents_add(b"0 0 0 rg 100 400 90 20 re f")


def annotated(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj["/Annots"] = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.FreeText)])


def cut(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj["/CropBox"] = pikepdf.Array([0, 0, 300, 400])


def with_another_letter(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[1].obj.Resources.Font
    one, other, *_ = [fonts[name] for name in sorted(fonts.keys())]
    one.FontDescriptor.FontFile2 = other.FontDescriptor.FontFile2


@pytest.mark.parametrize("change", [drawn_over, annotated, cut, with_another_letter])
def test_whatever_changes_the_look_of_a_page_changes_its_digest(change: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        before = digests(pdf)
        change(pdf)
        after = digests(pdf)
    assert after[1] != before[1]


def test_what_is_read_aloud_is_part_of_the_structure() -> None:
    with pikepdf.open(io.BytesIO(written())) as pdf:
        before = digests(pdf)
        pdf.Root.StructTreeRoot.K.K[0]["/ActualText"] = "Something else"
        after = digests(pdf)
    assert before[:-1] == after[:-1]
    assert before[-1] != after[-1]


def test_a_stream_that_unpacks_to_more_than_a_report_holds_is_refused() -> None:
    with pikepdf.new() as pdf:
        bomb = pdf.make_stream(b"")
        bomb.write(zlib.compress(bytes(90_000_000), 9), filter=pikepdf.Name.FlateDecode)
        with pytest.raises(TooMuch):
            Unpacked().content(bomb)
        twice = pdf.make_stream(b"")
        twice.write(zlib.compress(zlib.compress(b"x")), filter=pikepdf.Array([pikepdf.Name.FlateDecode] * 2))
        with pytest.raises(TooMuch):
            Unpacked().content(twice)


def test_an_object_read_at_once_is_the_one_whose_parts_are_asked_for_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []

    def one_by_one(node: Any) -> Any:  # noqa: ANN401
        asked.append(node)
        return node

    with pikepdf.open(io.BytesIO(written())) as pdf:
        at_once = digests(pdf)
        monkeypatch.setattr(drawing, "_in_plain_values", one_by_one)
        assert digests(pdf) == at_once
        assert len(asked) > 100
