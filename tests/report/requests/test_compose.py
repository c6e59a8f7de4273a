"""Nothing stands in a request that nobody recorded: followed over invented patients changed at random."""

from __future__ import annotations

import re
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from examassist.domain.act import Country, Place, Profile
from examassist.domain.body import Laterality
from examassist.domain.encounter import Encounter
from examassist.domain.finding import Finding, FindingKey
from examassist.domain.patient import Patient, Sex
from examassist.knowledge.texts import texts
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import EXAMINED_AT
from examassist.report.record import Record
from examassist.report.requests.compose import named_letters, named_tests, request, requests
from examassist.report.requests.text import request_text
from examassist.report.summary import NOT_SENT
from tests.reasoning.patients import consistent, edition, in_vain, some_values
from tests.report.builders import TYPED, TYPED_SAID, a_creaking_wrist, an_exam, blue_fingers

if TYPE_CHECKING:
    from examassist.report.requests.phrase import Basis, Phrase, RequestDocument, Row

SAMPLE = 20
IN_VAIN = 0.15
FIRST = ("patient", "state", "screen", "hold", "open", "urgency")
FIRST_OF_A_LETTER = ("patient", "state", "urgency", "raised", "acting", "open", "pairs")
CLAIMS = re.compile(r"\b(order(ed|s)?|sent|requested)\b", re.IGNORECASE)
WRITTEN_BY_THE_PROGRAM = {
    "unsigned",
    "not_sent",
    "any_test",
    "no_impression",
    "nobody_owns",
    "edition",
    "not_reviewed",
    "profile",
    "by_section",
    "from_paper",
    "other_notes",
}


@pytest.mark.parametrize("seed", range(SAMPLE))
def test_every_phrase_rests_on_what_is_recorded_or_is_a_fixed_text(seed: int) -> None:
    encounter = at_random(Random(seed))  # noqa: S311  a repeatable draw, no secret
    record = Record(encounter, assess(encounter, edition()), edition())
    letters = [reader.id for reader in edition().readers if reader.is_letter]
    documents = [*requests(record), *(request(record, name) for name in letters)]
    assert len(documents) >= len(letters) > 0
    for document in documents:
        check(record, document)


def at_random(dice: Random) -> Encounter:
    """Any share of the catalogue answered anyhow, or looked for in vain, anywhere."""
    keys = [key for item in edition().items for key in edition().keys_of(item)]
    findings = {}
    for key in dice.sample(keys, dice.choice((0, 5, 40, 160, len(keys)))):
        item = edition().item[key.item]
        if dice.random() < IN_VAIN:
            findings[key] = dice.choice(in_vain(key, edition()))
        else:
            note, since = dice.choice((None, None, "R<L, and more?")), dice.choice((None, None, "2026-10"))
            value = dice.choice(some_values(item))
            findings[key] = Finding(item=key.item, side=key.side, value=value, note=note, since=since)
    profile = Profile(country=dice.choice(list(Country)), place=dice.choice(list(Place)))
    return Encounter(
        pack=edition().header.id,
        examined_at=EXAMINED_AT,
        profile=profile,
        patient=Patient(age_years=dice.choice((None, 30, 71)), sex=dice.choice(list(Sex))),
        findings=tuple(consistent(findings).values()),
    )


def check(record: Record, document: RequestDocument) -> None:
    """All that must hold of any request."""
    for row in document.rows:
        for phrase in row.phrases:
            assert phrase.basis, phrase.text
            for basis in phrase.basis:
                assert exists(record, basis), (row.key, basis, phrase.text)
            if row.key.startswith("gaps."):
                assert all(without_result(record, basis) for basis in phrase.basis), phrase.text
            if row.key.startswith("topic."):
                assert_says_what_is_recorded(record, phrase)
            if {basis.kind for basis in phrase.basis} <= {"program", "pack"}:
                assert is_fixed(phrase), phrase.text
                assert phrase.text == NOT_SENT or not CLAIMS.search(phrase.text), phrase.text
    letter = document.id not in record.edition.investigation
    assert_in_order(document.rows, FIRST_OF_A_LETTER if letter else FIRST)


def exists(record: Record, basis: Basis) -> bool:
    """Whether there is what the phrase says it comes from; a blank cell must really be blank."""
    rules = record.edition
    match basis.kind:
        case "finding":
            return record.encounter.finding(FindingKey.parse(basis.id)) is not None
        case "blank":
            return record.encounter.finding(FindingKey.parse(basis.id)) is None
        case "computed":
            key = FindingKey.parse(basis.id)
            return record.computed(rules.derived_by_id[key.item])[key.side] is not None
        case "rule":
            said = (f"headline.{line.id}" for line in record.assessment.headline)
            tests = (each.rule for each in record.assessment.investigations)
            known = basis.id in rules.gate or basis.id in rules.condition or basis.id in rules.safety_gate
            known = known or any(basis.id == pair.id for pair in rules.contradictions)
            return known or basis.id == "urgency" or basis.id in {*said, *tests}
        case "clinician":
            return True
        case "patient" | "pack" | "program":
            return bool(basis.id)


def without_result(record: Record, basis: Basis) -> bool:
    finding = record.encounter.finding(FindingKey.parse(basis.id))
    return finding is None or finding.not_obtained is not None


def assert_says_what_is_recorded(record: Record, phrase: Phrase) -> None:
    """Each value and each side of the cells it names stand in it, and it names no other item."""
    keys = [FindingKey.parse(basis.id) for basis in phrase.basis if basis.kind == "finding"]
    names = {key.item for key in keys} | {
        FindingKey.parse(basis.id).item for basis in phrase.basis if basis.kind in {"blank", "computed"}
    }
    folded = phrase.text.startswith("recorded as normal")
    said = phrase.text.casefold()
    for key in keys:
        finding = record.encounter.by_key[key]
        assert not folded or record.tone(finding) == "normal"
        if not folded and key.item not in record.edition.derived_by_id and not computed(phrase):
            for value in record.say.value(finding).split(", "):
                assert value.casefold() in said
        if key.side is not Laterality.UNSIDED:
            assert str(key.side) in said or "both sides" in said
    assert any(record.say.label(name).casefold() in said for name in names)


def computed(phrase: Phrase) -> bool:
    return any(basis.kind == "computed" for basis in phrase.basis)


def is_fixed(phrase: Phrase) -> bool:
    [basis] = phrase.basis
    if basis.kind == "program":
        return basis.id in WRITTEN_BY_THE_PROGRAM
    return phrase.text.removesuffix(".") in texts_of_the_pack()


@cache
def texts_of_the_pack() -> frozenset[str]:
    return frozenset(text.removesuffix(".") for _kind, _name, text in texts(edition()))


def assert_in_order(rows: tuple[Row, ...], first: tuple[str, ...]) -> None:
    """Safety first, in a letter the clock; what was not examined before what lies behind; one question, last."""
    keys = [row.key for row in rows]
    places = [first.index(key.partition(".")[0]) for key in keys if key.partition(".")[0] in first]
    assert places == sorted(places)
    assert keys.index("urgency") < min(
        (keys.index(key) for key in keys if key.startswith(("topic", "reason"))), default=99
    )
    assert keys[-1] == "question"
    assert keys.count("question") == 1
    assert rows[-1].whole.endswith("?")
    written = [row for row in rows[:-1] if not row.key.startswith(("note", "impression", "topic", "questions"))]
    assert not any(row.whole.rstrip(".").endswith("?") for row in written)


def test_each_suggested_test_has_a_request_and_each_called_for_reader_a_letter() -> None:
    record = blue_fingers().told("turning_a_key", "creaks_at_once").record
    assert named_letters(record) == ["hand_surgeon"]
    assert [document.id for document in requests(record)] == [*named_tests(record), "hand_surgeon"]
    quiet = a_creaking_wrist().record
    assert [document.id for document in requests(quiet)] == ["wrist_picture"]


def test_a_letter_may_be_written_that_the_findings_do_not_call_for_but_no_request_without_a_reason() -> None:
    record = an_exam().record
    assert request(record, "hand_surgeon").title == "Letter: Hand surgeon"
    with pytest.raises(KeyError):
        request(record, "wrist_picture")


def test_the_request_of_a_wrist_reads_as_a_whole() -> None:
    text = request_text(request(a_creaking_wrist().with_(plan=("leave_it_alone",)).record, "wrist_picture"))
    assert text.splitlines()[:5] == [
        "Request: Wrist picture",
        "HALVORSEN, Ingrid; Born 14-Mar-1955 (71 y); Sex Female; ID EX-204-117; Examined 20-Nov-2026 10:34 +00:00.",
        "UNSIGNED DRAFT; to be requested by the clinician - not sent by this program.",
        "Safety screen: 1 of 1 answered.",
        "Urgency: Routine (local waiting time); 0 of 1 red flags not cleared.",
    ]
    assert "\nHow it was made: By “rest normal”: Bench tests (1); knowledge wrist " in text
    assert "NOT CLINICALLY REVIEWED" in text


def test_a_request_says_that_values_were_typed_from_paper_by_whom_and_when() -> None:
    typed = request_text(request(a_creaking_wrist().with_(paper=(TYPED,)).record, "wrist_picture"))
    assert f"How it was made: {TYPED_SAID}; " in typed
    assert "from paper" not in request_text(request(a_creaking_wrist().record, "wrist_picture"))


def test_notes_at_other_places_are_counted_and_not_lost_in_silence() -> None:
    document = request(a_creaking_wrist().remark("hums at night").record, "wrist_picture")
    row = document.row("notes.others")
    assert row is not None
    assert row.whole == "Further notes: 1, in the report."
    own = request(a_creaking_wrist().remark("hums at night", "grip_bounce").record, "wrist_picture")
    row = own.row("note.grip_bounce")
    assert row is not None
    assert row.whole == "Note, Grip bounce: hums at night."


def test_the_same_exam_mirrored_argues_for_the_other_side() -> None:
    one = request_text(
        request(
            an_exam().left("grip_bounce", "no_bounce").told("turning_a_key", "creaks_at_once").record, "wrist_picture"
        )
    )
    other = request_text(
        request(
            an_exam().right("grip_bounce", "no_bounce").told("turning_a_key", "creaks_at_once").record, "wrist_picture"
        )
    )
    assert "Grip bounce: left no bounce, right NOT EXAMINED" in one
    assert "Grip bounce: right no bounce, left NOT EXAMINED" in other
