"""The requests and letters of one exam, by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.errors import BadInput, Problem

if TYPE_CHECKING:
    from examassist.cli.reading import Read

ALL = "all"


def requests_of(exam: Read, wanted: str) -> str:
    """The text of the request or letter called ``wanted``, or of all; BadInput that names those there are."""
    from examassist.reasoning.assess import assess
    from examassist.report.record import Record
    from examassist.report.requests.compose import named_letters, named_tests, request
    from examassist.report.requests.edited import texts

    record = Record(exam.encounter, assess(exam.encounter, exam.edition, exam.earlier), exam.edition)
    named = [*named_tests(record), *named_letters(record)]
    if wanted == ALL:
        return texts(record, (request(record, name) for name in named))
    # a letter may be wanted that the findings do not call for; a test that is not suggested has no argument
    letters = [reader.id for reader in exam.edition.readers if reader.is_letter]
    if wanted not in {*named, *letters}:
        known = ", ".join(dict.fromkeys((*named, *letters))) or "none in this exam"
        raise BadInput(
            [Problem("--request", f"{wanted!r} is no test suggested here and no reader", f"there is {known}")]
        )
    return texts(record, [request(record, wanted)])
