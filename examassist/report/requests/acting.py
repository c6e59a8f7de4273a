"""Who acts on what is raised, and which findings do not go together: a reader must not learn it from somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.report.gate_line import answers_given
from examassist.report.requests.phrase import Basis, Phrase, Row, basis_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.report.record import Record

EARLIER = "Clinician, earlier:"


def acting_row(record: Record) -> Iterator[Row]:
    """What was answered about each raised flag, by whom, whom they told and when; an emergency nobody answered too."""
    phrases = []
    for line in answers_given(record):
        flag = line.key.split(".")[-1]
        text = f"earlier: {line.text}" if line.lead == EARLIER else line.text
        kind, name = ("rule", flag) if "unanswered" in line.key else ("clinician", f"flag_answers.{flag}")
        phrases.append(Phrase(text.rstrip("."), (Basis(kind, name),)))  # type: ignore[arg-type]  # two of its kinds
    if phrases:
        yield Row("acting", tuple(phrases), "Who acts:")


def open_pairs_row(record: Record) -> Iterator[Row]:
    """Findings that do not go together and that nobody settled."""
    meaning = {pair.id: pair.meaning for pair in record.edition.contradictions}
    phrases = []
    for pair in record.assessment.contradictions:
        if pair.state == "open":
            keys = [FindingKey.parse(fact.finding) for fact in pair.between]
            phrases.append(Phrase(meaning[pair.id].rstrip("."), (Basis("rule", pair.id), *basis_of(record, keys))))
    if phrases:
        yield Row("pairs", tuple(phrases), "Do not go together, not settled:")
