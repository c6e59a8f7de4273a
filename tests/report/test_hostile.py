"""Every hostile string through every document: printed as itself, loads nothing, hides nothing."""

from __future__ import annotations

import ctypes
import io
import sys
import tempfile
import unicodedata
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from examassist.domain.act import Remark
from examassist.errors import BadInput
from examassist.knowledge.encounter_file import read_encounter
from examassist.report import fonts
from examassist.report.carried.file import finish
from examassist.report.compose import identity_of
from examassist.report.file_name import file_stem
from examassist.report.leaflet.compose import compose_leaflet
from examassist.report.letters import HYPHENS, pages_of
from examassist.report.pdf import render_pdf, whole_pdf
from examassist.report.read_back import read_back
from examassist.report.requests.compose import request
from examassist.report.requests.text import request_text
from examassist.report.text import assessment_text, plain_text
from examassist.report.transfer.compose import compose_transfer
from examassist.resources import resource_root
from tests.report.builders import EXAMINED_AT, a_creaking_wrist, blue_fingers, texts, wrist
from tests.report.hostile import CORPUS, HOSTILE, OWNED, SURROGATES, batches, squeezed
from tests.report.transfer.patients import writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examassist.report.document import ReportDocument
    from examassist.report.pdf import Rendered

LONG = 300
"""A longer string may go on in the next column, with other words between."""
TELLING = frozenset(
    {"Latin with marks", "Arabic with Latin and numbers", "Hebrew, long", "Chinese", "one letter a line"}
)
"""Names that once hid or refused a whole page; they go through every document."""
SHOWN = 60
"""Steps of grey, of 255, by which a letter stands out from what is behind it."""
FOREIGN = ("王", "क", "ท", "한", "山", "\U0001f600")


@cache
def summary() -> ReportDocument:
    """A summary with all strings as remarks, some as impression, number and name."""
    notes = tuple(Remark(place="bench_tests", text=text) for text in batches())
    exam = a_creaking_wrist().with_(notes=notes, exam=HOSTILE[2]).impression(batches()[0])
    return exam.patient(family_name=HOSTILE[0], given_name="王", id=HOSTILE[8]).document


def transfer() -> ReportDocument:
    exam = blue_fingers().patient(family_name=HOSTILE[0], given_name="王", id=HOSTILE[8])
    exam = exam.left("grip_bounce", "no_bounce", note=batches()[0])
    return compose_transfer(exam.encounter, exam.record.assessment, wrist(), writing())


def leaflet() -> ReportDocument:
    exam = a_creaking_wrist().impression("", "creaky_wrist").patient(family_name=HOSTILE[0], given_name="王")
    return compose_leaflet(exam.encounter, exam.record.assessment, wrist(), writing())


DOCUMENTS: dict[str, Callable[[], ReportDocument]] = {"summary": summary, "transfer": transfer, "leaflet": leaflet}


@cache
def drawn(name: str) -> Rendered:
    return render_pdf(DOCUMENTS[name]())


def test_the_corpus_has_every_kind_of_trouble() -> None:
    assert len(set(HOSTILE)) >= 60
    assert {each.kind for each in CORPUS} >= {"mark-up", "code", "unseen", "length", "script", "path", "table", "pdf"}
    assert max(map(len, batches())) <= 4_000


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_string_stands_on_paper_as_it_was_typed(name: str) -> None:
    document = DOCUMENTS[name]()
    assert read_back(drawn(name).data, drawn(name).drawn, document) == []


def test_another_reader_finds_every_string_on_the_pages() -> None:
    shown = ""
    foot = max(each.rectangle.top for each in drawn("summary").drawn if each.key.startswith("page.footer"))
    for _, letters, _ in pages_of(drawn("summary").data):
        shown += "".join(letter.text for letter in letters if letter.box.bottom > foot)
    missing = [
        each.name
        for each in CORPUS
        if len(each.text) < LONG
        and not fonts.is_right_to_left(each.text)
        and not in_order(normal(fonts.printed(each.text)), normal(shown))
    ]
    assert missing == []


def in_order(text: str, shown: str) -> bool:
    """Whether the text stands there whole, or goes on in the next column or page."""
    return text in shown or any(text[:at] in shown and text[at:] in shown for at in range(1, len(text)))


@cache
def normal(text: str) -> str:
    """In one form and without blanks."""
    return squeezed("".join(HYPHENS.get(each, each) for each in unicodedata.normalize("NFKC", text)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_string_is_a_name_that_pushes_nothing_over(name: str) -> None:
    page = DOCUMENTS[name]()
    bare = replace(page, summary=page.summary[-1:], findings=(), appendix=(), legend="")
    share = [each.text for each in CORPUS[list(DOCUMENTS).index(name) :: len(DOCUMENTS)]]
    share += share[: len(share) % 2]
    alone = [each.text for each in CORPUS if each.name in TELLING]
    # a page takes time and has room for more than one of them
    for text, other in (*zip(share[::2], share[1::2], strict=True), *((text, text) for text in alone)):
        exam = a_creaking_wrist().patient(family_name=text[:200], latin_name=other[:200], given_name="x", id=text[:64])
        whole, kept = identity_of(exam.record), {fact.key for fact in page.identity.facts}
        facts = tuple(fact for fact in whole.facts if fact.key in kept)
        document = replace(bare, identity=replace(whole, facts=facts))
        rendered = render_pdf(document)
        assert read_back(rendered.data, rendered.drawn, document) == [], repr((text[:40], other[:40]))


def test_the_texts_hold_every_string_and_nothing_in_them_acts() -> None:
    exam = a_creaking_wrist().impression("x").left("thumb_bounce", "no_bounce", note=HOSTILE[0])
    for each in batches():
        noted = exam.remark(each, "grip_bounce").impression(each)
        record = noted.record
        documents = {
            "report": plain_text(noted.document),
            "request": request_text(request(record, "wrist_picture")),
            "letter": request_text(request(record, "hand_surgeon")),
        }
        for name, text in documents.items():
            assert squeezed(fonts.visible(each)) in squeezed(text), name
            assert text == fonts.visible(text), name
            text.encode()
        terminal = assessment_text(record.assessment, wrist(), noted.encounter)
        assert terminal == fonts.visible(terminal)


def test_pages_ask_for_nothing_and_start_nothing() -> None:
    pages = drawn("summary")
    whole = finish(pages.data, summary(), pages.marked, pages.drawn, "A4")
    with pikepdf.open(io.BytesIO(whole.data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.attachments) == 3
        names = {str(key) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) for key in each}
        kinds = {str(each.get("/Subtype", "")) for each in pdf.objects if isinstance(each, pikepdf.Stream)}
    assert names & {"/JS", "/JavaScript", "/AA", "/OpenAction", "/URI", "/Annots", "/AcroForm", "/Launch"} == set()
    assert "/Image" not in kinds


def test_nothing_is_opened_run_or_asked_for_while_it_is_made() -> None:
    whole_pdf(leaflet())  # libraries and fonts are loaded before
    with watched() as events:
        for compose in DOCUMENTS.values():
            whole_pdf(compose())
    ours = (str(resource_root()), sys.prefix, sys.base_prefix, str(Path(pikepdf.__file__).parent))
    nameless = ("open", tempfile.gettempdir())  # where the library writes a file that has no name
    wrong = [what for what in events if what != nameless and not (what[0] == "open" and what[1].startswith(ours))]
    assert wrong == [], wrong
    assert not Path(OWNED).exists()


@contextmanager
def watched() -> Iterator[list[tuple[str, str]]]:
    """What the interpreter says of files, sockets and programs while this lasts."""
    seen: list[tuple[str, str]] = []
    on = [True]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if on[0] and event.partition(".")[0] in {"open", "socket", "subprocess", "urllib", "ftplib", "webbrowser"}:
            seen.append((event, str(arguments[0]) if arguments else ""))
        elif on[0] and event in {"os.system", "os.exec", "os.posix_spawn", "os.startfile", "ctypes.dlopen"}:
            seen.append((event, ""))

    sys.addaudithook(hook)  # it cannot be taken away again, so it goes deaf
    try:
        yield seen
    finally:
        on[0] = False


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_letter_is_seen_and_has_a_shape_in_its_font(name: str) -> None:
    file = pypdfium2.PdfDocument(drawn(name).data)
    known = {path: frozenset(fonts.prepare()[path]) for path in fonts.FILES}
    unseen = []
    for number, page in enumerate(file, start=1):
        picture = page.render(scale=2, grayscale=True)
        text = page.get_textpage()
        for character, box, font in letters(text):
            at = f"page {number}: U+{ord(character):04X} in {font}"
            if contrast(picture, box, page.get_height()) < SHOWN:
                unseen.append(at)
            if not fonts.is_right_to_left(character) and ord(character) not in known[font]:
                unseen.append(f"{at} has no shape")
        text.close()
        page.close()
    file.close()
    assert unseen[:5] == []


def letters(text: Any) -> Iterator[tuple[str, tuple[float, ...], str]]:  # noqa: ANN401  pdfium has no types
    """Each character that is drawn, its box, and the name of its font without the mark of the part of it."""
    sides = [ctypes.c_double() for _ in range(4)]
    name, flags = ctypes.create_string_buffer(80), ctypes.c_int()
    for index in range(pdfium.FPDFText_CountChars(text)):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if character.isspace() or ord(character) < 0x20 or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetCharBox(text, index, *map(ctypes.byref, sides))
        pdfium.FPDFText_GetFontInfo(text, index, name, 80, ctypes.byref(flags))
        font = name.value.decode().rpartition("+")[2]
        yield character, tuple(side.value for side in sides), {"Inter-Regular": fonts.REGULAR}.get(font, font)


def contrast(picture: Any, box: tuple[float, ...], height: float) -> int:  # noqa: ANN401  pdfium has no types
    """Between the darkest and the lightest point of the page inside a box."""
    left, right, bottom, top = box
    start, end = int(left * 2) - 1, int(right * 2) + 2
    rows = range(int((height - top) * 2) - 1, int((height - bottom) * 2) + 2)
    lines = [bytes(picture.buffer[row * picture.stride + start : row * picture.stride + end]) for row in rows]
    return max(map(max, lines)) - min(map(min, lines))


def test_letters_that_stand_as_numbers_are_explained_on_every_page_and_only_then() -> None:
    notice = "is printed as its number: [U+738B]."
    for sign in FOREIGN:
        said = texts(a_creaking_wrist().patient(given_name=sign).document)
        assert said["page.footer.2"].endswith(notice), sign
    for name in DOCUMENTS:
        assert DOCUMENTS[name]().footer[-1].endswith(notice)
    plain_ones = ("Đặng Thị Ngọc", "Ђорђевић", "Αθηνά", "محمد", "שלום", "O'Brien")
    assert not any(len(a_creaking_wrist().patient(given_name=each).document.footer) > 2 for each in plain_ones)


@pytest.mark.parametrize("text", SURROGATES)
def test_half_a_character_is_refused_at_the_door_without_being_repeated(text: str) -> None:
    escaped = text.encode("ascii", "backslashreplace").decode()
    data = f'{{"format": "examassist.encounter/1", "pack": "wrist", "examined_at": "{EXAMINED_AT.isoformat()}", '
    data += f'"patient": {{"family_name": "{escaped}"}}}}'
    with pytest.raises(BadInput) as refused:
        read_encounter(data.encode(), "exam.json", EXAMINED_AT)
    assert "family_name" in str(refused.value)
    assert text not in str(refused.value)


def test_no_string_leads_a_file_out_of_its_folder_or_into_its_name() -> None:
    for text in (*HOSTILE, *SURROGATES, "", "7e41-09b2"):
        stem = file_stem(text, EXAMINED_AT)
        assert stem.startswith("examassist-")
        assert stem.endswith("-2026-11-20")
        assert all(each.isascii() and (each.isalnum() or each == "-") for each in stem)
    assert file_stem("7e4109b2c3", EXAMINED_AT) == "examassist-7e4109b2-2026-11-20"
    assert file_stem("../..", EXAMINED_AT) == "examassist-exam-2026-11-20"
