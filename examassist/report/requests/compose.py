"""The request of one test, or the letter to one reader, composed from what is recorded and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.reasoning.letters import letters_for
from examassist.report.compose import identity_of, state_of
from examassist.report.entries import by_section, from_paper
from examassist.report.requests.acting import acting_row, open_pairs_row
from examassist.report.requests.argue import (
    asks_row,
    changes_row,
    decided_row,
    fits_row,
    headline_rows,
    impression_row,
    question_row,
    raised_row,
    reader_of,
    reason_rows,
    suggested,
    suggested_rows,
    urgency_row,
)
from examassist.report.requests.phrase import Basis, Phrase, RequestDocument, Row, fixed, of_pack
from examassist.report.requests.safety import open_rows, screen_rows
from examassist.report.requests.topics import gap_rows, question_rows, topic_rows
from examassist.report.summary import NOT_SENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.knowledge.reader import Reader
    from examassist.reasoning.assessment import InvestigationResult
    from examassist.report.record import Record


def requests(record: Record) -> tuple[RequestDocument, ...]:
    """The request of each test that is suggested, then the letters that the recorded findings call for."""
    return tuple(request(record, name) for name in [*named_tests(record), *named_letters(record)])


def named_tests(record: Record) -> list[str]:
    """The tests that can be requested, in their order."""
    return [test.id for test in suggested(record)]


def named_letters(record: Record) -> list[str]:
    """The readers who are written to in this exam."""
    return letters_for(record.encounter, record.assessment, record.edition)


def request(record: Record, name: str) -> RequestDocument:
    """The request or letter called ``name``; KeyError when it is neither a suggested test nor a reader of letters."""
    test = next((each for each in record.assessment.investigations if each.id == name), None)
    if test is None:
        reader = record.edition.reader[name]
        return RequestDocument(name, f"Letter: {reader.label}", tuple(_letter(record, reader)))
    found = reader_of(record, name)
    label = record.edition.investigation[name].label
    asked = {line.says for line in record.edition.investigation[name].request if line.asks}
    reminders = tuple(text for text in test.request if text not in asked)
    return RequestDocument(name, f"Request: {label}", tuple(_request(record, test, found)), reminders)


def _request(record: Record, test: InvestigationResult, reader: Reader | None) -> Iterator[Row]:
    yield from _identity(record)
    yield from screen_rows(record, test)
    yield from open_rows(record)
    yield urgency_row(record, test)
    yield from raised_row(record)
    yield from acting_row(record)
    yield from open_pairs_row(record)
    body = list(_body(record, reader, test.id))
    yield from reason_rows(record, test, {basis for row in body for phrase in row.phrases for basis in phrase.basis})
    yield from body
    yield from asks_row(record, reader, test)
    yield from _instead(record, test)
    yield from decided_row(record, test.id)
    yield _entered(record)
    yield question_row(record, reader, test.id)


def _letter(record: Record, reader: Reader) -> Iterator[Row]:
    yield from _identity(record)
    yield urgency_row(record, None)
    yield from raised_row(record)
    yield from acting_row(record)
    yield from open_rows(record)
    yield from open_pairs_row(record)
    yield from _body(record, reader, "")
    yield from suggested_rows(record)
    yield from asks_row(record, reader, None)
    yield _entered(record)
    yield question_row(record, reader, "")


def _body(record: Record, reader: Reader | None, test: str) -> Iterator[Row]:
    """What hangs on it, what is thought, what was found and not examined, and what lies behind the patient."""
    yield from changes_row(record, reader, test)
    yield from headline_rows(record)
    yield impression_row(record)
    yield from fits_row(record)
    questions = list(question_rows(record))
    if record.assessment.raised:  # then they are what the request rests on
        yield from questions
    if reader is not None:
        yield from topic_rows(record, reader, "now")
    if not record.assessment.raised:
        yield from questions
    yield from gap_rows(record, reader)
    if reader is not None:
        yield from topic_rows(record, reader, "behind")
        yield from _remarks(record, reader)


def _identity(record: Record) -> Iterator[Row]:
    who = identity_of(record)
    name = " / ".join(part for part in (who.name, who.latin_name) if part)
    phrases = [Phrase(name, (Basis("patient", "name"),))]
    phrases += [Phrase(f"{each.label} {each.value}", (Basis("patient", each.key),)) for each in who.facts]
    yield Row("patient", tuple(phrases))
    yield Row("state", (fixed("unsigned", state_of(record.encounter)), fixed("not_sent", NOT_SENT)))


def _instead(record: Record, test: InvestigationResult) -> Iterator[Row]:
    names = [record.edition.investigation[name] for name in test.fallback]
    if names:
        phrases = tuple(of_pack(f"{each.id}.label", each.label) for each in names)
        yield Row("instead", phrases, "If not possible:", " or ")


def _remarks(record: Record, reader: Reader) -> Iterator[Row]:
    """What a person wrote at one of the reader's items; other remarks are counted, so that none is lost in silence."""
    wanted = {name for topic in reader.topics for name in (*topic.needs, *topic.tells)}
    others = 0
    for remark in record.encounter.notes:
        if remark.place in wanted:
            lead = f"Note, {record.say.label(remark.place)}:"
            basis = (Basis("clinician", f"notes.{remark.place}"),)
            yield Row(f"note.{remark.place}", (Phrase(remark.text, basis),), lead)
        else:
            others += 1
    if others:
        yield Row("notes.others", (fixed("other_notes", f"{others}, in the report"),), "Further notes:")


def _entered(record: Record) -> Row:
    """How it was entered and what said it, so that the reader can weigh it."""
    edition, profile = record.edition, record.encounter.profile
    standing = f"knowledge {edition.header.id} {edition.header.edition}"
    phrases = [fixed("edition", standing)]
    if not edition.reviewed:
        phrases.append(fixed("not_reviewed", "NOT CLINICALLY REVIEWED"))
    phrases.append(fixed("profile", f"profile {profile.country} {profile.place.replace('_', ' ')}"))
    filled = by_section(record)
    if filled:
        phrases.insert(0, fixed("by_section", filled))
    phrases[:0] = [fixed("from_paper", said) for said in from_paper(record)[-1:]]
    return Row("entered", tuple(phrases), "How it was made:")
