from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from examassist.knowledge.reader import Reader
from tests.knowledge.packs import faults_of, wrist
from tests.reasoning.patients import edition
from tests.reasoning.wrist import made

CITED = {"sources": ["W1"], "status": "V"}


def test_the_last_question_holds_in_every_exam() -> None:
    with pytest.raises(ValidationError, match="must hold in every exam"):
        made(Reader, id="r", label="R", changes="C", questions=[{"says": "Now?", "gates": ["blue_hand"]}], **CITED)


def test_a_reader_without_tests_is_written_a_letter() -> None:
    reader = made(Reader, id="r", label="R", changes="C", questions=[{"says": "Now?"}], **CITED)
    assert reader.is_letter
    assert not reader.model_copy(update={"tests": ("wrist_picture",)}).is_letter


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"tests": ["x"]}, "names the investigation `x`"),
        ({"gates": ["x"]}, "names the gate `x`"),
        ({"words": [{"conditions": ["x"], "word": ["possible"]}]}, "names the condition `x`"),
        ({"topics": [{"id": "t", "label": "T", "needs": ["x"]}]}, "names the item `x`"),
        ({"topics": [{"id": "t", "label": "T", "tells": ["x"]}]}, "names the item `x`"),
        ({"questions": [{"says": "Now?", "gates": ["x"]}, {"says": "Now?"}]}, "names the gate `x`"),
        ({"questions": [{"says": "Now?", "when": {"group": "x"}}, {"says": "Now?"}]}, "question: `x` is no group"),
        ({"asks": [{"says": "S", "when": {"group": "x"}}]}, "asks: `x` is no group"),
        ({"questions": [{"says": "Draw it."}]}, "ends with what is no question"),
    ],
)
def test_what_a_reader_names_must_exist(changes: dict[str, Any], what: str) -> None:
    assert what in "\n".join(faults_of(wrist(readers={"drawing_office": changes})))


def test_a_test_has_one_reader() -> None:
    faults = faults_of(wrist(readers={"hand_surgeon": {"tests": ["wrist_picture"]}}))
    assert "is asked for `wrist_picture`, as `drawing_office` is" in "\n".join(faults)


def test_every_test_of_the_shipped_pack_has_a_reader() -> None:
    read = {test for reader in edition().readers for test in reader.tests}
    assert {test.id for test in edition().investigations if test.kind != "none"} == read
