"""Reports changed by one byte of their record, or by one letter on a page, drawn by dice that can be thrown again."""

from __future__ import annotations

import io
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf

from examassist import __version__
from examassist.errors import BadInput, Problem
from examassist.reasoning.assess import assess
from examassist.report.carried.verify import verify
from examassist.report.compose import compose
from examassist.report.pdf import whole_pdf
from tests.report.builders import MADE_AT, a_creaking_wrist, wrist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examassist.knowledge.edition import Edition
    from examassist.report.carried.verify import Verdict
    from tests.report.builders import Exam


class Caught(NamedTuple):
    """What was changed, and what was said of it; nothing where it passed as unchanged."""

    what: str
    said: str


@cache
def report() -> bytes:
    """A whole report of this version."""
    return report_of(a_creaking_wrist())


def report_of(exam: Exam, program: str = __version__) -> bytes:
    encounter = exam.encounter
    document = compose(
        encounter,
        assess(encounter, wrist()),
        wrist(),
        clinic="Riverside Clinic",
        made_at=MADE_AT,
        program_version=program,
        written_by="Dr A. Reyes",
    )
    return whole_pdf(document).data


def the_edition(pack: str, digest: str) -> Edition:
    if (pack, digest) != ("wrist", wrist().digest):
        raise BadInput([Problem("edition", "this workstation does not have that edition")])
    return wrist()


def verdict(data: bytes) -> Verdict:
    return verify(data, "report.pdf", the_edition)


def said_of(data: bytes) -> str:
    """What is said of a file that is not unchanged; nothing where it is."""
    try:
        found = verdict(data)
    except BadInput as error:
        return str(error)
    return "" if found.unchanged else "\n".join(found.lines())


def with_change(change: Callable[[pikepdf.Pdf], None], **how: Any) -> bytes:  # noqa: ANN401  as pikepdf saves
    """The report after a change, saved again by another program."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(report())) as pdf:
        change(pdf)
        pdf.save(stream, **how)
    return stream.getvalue()


def attached(name: str) -> bytes:
    with pikepdf.open(io.BytesIO(report())) as pdf:
        return pdf.attachments[name].get_file().read_bytes()


def replacing(name: str, content: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Puts other content into an attachment and leaves all else."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name].obj.EF.F.write(content)

    return change


def changed_records(number: int, seed: int) -> Iterator[Caught]:
    """One byte of one attached file is another one."""
    dice = Random(seed)  # noqa: S311  not a secret
    names = ("encounter.json", "assessment.json", "record.json")
    files = {name: attached(name) for name in names}
    for _ in range(number):
        name = dice.choice(names)
        content = bytearray(files[name])
        at = dice.randrange(len(content))
        content[at] ^= dice.randrange(1, 256)
        yield Caught(f"{name} at {at}", said_of(with_change(replacing(name, bytes(content)))))


def changed_pages(number: int, seed: int) -> Iterator[Caught]:
    """One letter that is drawn on a page is another letter of the same font; the record is untouched."""
    dice = Random(seed)  # noqa: S311  not a secret
    for _ in range(number):
        page = dice.randrange(2)
        done: list[str] = []

        def change(pdf: pikepdf.Pdf, page: int = page, done: list[str] = done) -> None:
            instructions = list(pikepdf.parse_content_stream(pdf.pages[page]))
            shown = [at for at, each in enumerate(instructions) if str(each.operator) == "Tj" and letters(each)]
            drawn = dice.choice(shown)
            text = letters(instructions[drawn])
            changed = bytearray(text)
            at = dice.randrange(len(text))
            changed[at] = dice.choice(sorted(set(text) - {text[at], ord(" ")}) or [text[at] ^ 1])
            done.append(f"page {page + 1}: {text!r} as {bytes(changed)!r}")
            operands = [pikepdf.String(bytes(changed))]
            instructions[drawn] = pikepdf.ContentStreamInstruction(operands, pikepdf.Operator("Tj"))
            pdf.pages[page].obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))

        data = with_change(change)
        yield Caught(done[0], said_of(data))


def letters(instruction: Any) -> bytes:  # noqa: ANN401  with the operator for showing text
    """What the instruction draws; nothing where it is a single sign."""
    text = bytes(instruction.operands[0])
    return text if len(text.strip()) > 1 else b""


def all_caught(number: int, seed: int, _jobs: int) -> dict[str, object]:
    """So many changed records and a fifth as many changed pages; which of them passed as unchanged."""
    records = [each.what for each in changed_records(number, seed) if not each.said]
    pages = [each.what for each in changed_pages(number // 5, seed) if f"{each.what[:6]}: \u201c" not in each.said]
    return {
        "holds": not records and not pages and not said_of(report()),
        "records": number,
        "pages": number // 5,
        "missed": [*records, *pages][:10],
    }
