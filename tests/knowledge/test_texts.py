"""Every text of a pack is searched, whichever model it stands in."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import BaseModel

from examassist.knowledge.check_texts import banned_words
from examassist.knowledge.edition import Edition
from examassist.knowledge.texts import prose_of, said_by, texts
from tests.knowledge.packs import loaded, read

TEXTS = {
    "Advice": "says when_right",
    "Answer": "label meaning",
    "Arc": "counts_label",
    "Band": "label",
    "Bedside": "says",
    "BodyMap": "note title",
    "Card": "first_test label meaning think_of_it_when",
    "ChiefComplaint": "label",
    "ClinicalCondition": "label meaning short",
    "Contradiction": "ask meaning",
    "CountsAsNormal": "when",
    "Derived": "formula label locked notes",
    "EntryUnit": "unit",
    "Gate": "actions before_leaving call criteria_met label meaning unsure_says",
    "GateTest": "reason",
    "Group": "meaning notes",
    "Investigation": "label meaning",
    "Item": "ask_or_do label notes positive unit",
    "LeafletText": "says title",
    "Letter": "label",
    "MapFigure": "title",
    "MapLayer": "title",
    "MapRegion": "label",
    "NothingCame": "label",
    "PackHeader": "complaint intended_use limits outside_scope title",
    "Pairing": "not_settled two_causes",
    "PathwayStep": "disagreement held_because label meaning",
    "Pattern": "note settled_by",
    "ProfileText": "emergency meaning spine_clinic uk us",
    "Question": "changes says",
    "Reader": "changes label",
    "RequestLine": "says",
    "RootName": "label usual_disc",
    "SafetyGate": "effect label",
    "Scale": "notes title",
    "ScopeLimit": "meaning outside_says",
    "Score": "external label licence locked population published_range_from setting suppressed_says why",
    "ScoreBand": "label says",
    "ScoreInput": "says",
    "Section": "setup title",
    "ShortExam": "meaning",
    "Source": "citation seen where",
    "Step": "title",
    "TierRule": "actions before_leaving call criteria_met known_onset_because",
    "Topic": "label",
    "TransferLine": "label",
    "Worsening": "says",
}
"""The fields a person reads, written down by hand: what the types say must be the same."""


def models(annotation: Any, seen: dict[str, type[BaseModel]]) -> dict[str, type[BaseModel]]:  # noqa: ANN401  any type
    """Every model that stands somewhere in ``annotation``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation.__name__ not in seen:
            seen[annotation.__name__] = annotation
            for field in annotation.model_fields.values():
                models(field.annotation, seen)
    else:
        for part in get_args(annotation):
            models(part, seen)
    return seen


def test_the_types_find_the_fields_that_a_person_reads() -> None:
    # A new text field is found by its type and shows here, where a person decides whether it says something.
    found = {name: " ".join(sorted(prose_of(model))) for name, model in models(Edition, {}).items()}
    assert {name: fields for name, fields in found.items() if fields} == TEXTS


def changed_everywhere(value: Any, field: str = "") -> Any:  # noqa: ANN401  a dumped model
    """The same data with every text of a person's reading made a banned one."""
    if isinstance(value, dict):
        return {name: changed_everywhere(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [changed_everywhere(each, field) for each in value]
    readable = {word for words in TEXTS.values() for word in words.split()} | {"US", "UK"}
    return "sent" if isinstance(value, str) and field in readable and field != "unit" else value


def test_no_text_of_a_whole_pack_escapes_the_search() -> None:
    data = loaded().edition.model_dump(mode="json", by_alias=True)
    said = {name: changed_everywhere(each) for name, each in data.items() if name != "wording"}
    edition = read(said | {"wording": {"fact": "sent"}})
    found = [(kind, name, text) for kind, name, text in texts(edition)]
    missed = [each for each in found if banned_words(each[2]) != ["sent"] and each[2] != "degrees"]
    assert missed == []
    kinds = {kind for kind, _, _ in found}
    filled = {
        name
        for name, each in data.items()
        if each and name not in {"digest", "sources", "root_signs", "drawings", "pictures"}
    }
    assert kinds == filled


@pytest.mark.parametrize("kind", ["items", "gates", "conditions", "groups", "cards"])
def test_ids_values_and_sources_are_no_texts(kind: str) -> None:
    names = {"W1", "W2", "blue_fingers", "creaky_wrist", "yes", "V", "2027-11", "always"}
    for entry in getattr(loaded().edition, kind):
        assert not names & set(said_by(entry))
