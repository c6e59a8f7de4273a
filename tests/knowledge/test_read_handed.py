"""What other people will read is read to whoever reviews the pack."""

from __future__ import annotations

import pytest

from examassist.knowledge.edition import Edition
from examassist.knowledge.read_aloud import read_aloud
from tests.knowledge.packs import wrist
from tests.reasoning.patients import edition as leg_pain


@pytest.fixture(params=[wrist, leg_pain], ids=["wrist", "leg_pain"], scope="module")
def edition(request: pytest.FixtureRequest) -> Edition:
    found = request.param()
    assert isinstance(found, Edition)
    return found


@pytest.fixture(scope="module")
def text(edition: Edition) -> str:
    return " ".join(read_aloud(edition).split())


def test_every_line_and_text_that_leaves_on_paper_is_read(edition: Edition, text: str) -> None:
    named = [each.id for each in edition.transfer_lines]
    named += [each.id for each in edition.leaflet] + [each.id for each in edition.readers]
    assert named
    assert [name for name in named if f"[{name}" not in text] == []
    said = [line for each in edition.leaflet for line in each.says]
    said += [line.says for test in edition.investigations for line in test.request]
    said += [reader.changes for reader in edition.readers]
    said += [line.says for reader in edition.readers for line in reader.asks]
    said += [question.says for reader in edition.readers for question in reader.questions]
    assert [line for line in said if " ".join(line.split()) not in text] == []


def test_what_chooses_a_text_stands_under_it(edition: Edition, text: str) -> None:
    for each in edition.leaflet:
        told = text[text.index(f"[{each.id}, ") :].partition(" Status ")[0]
        labels = [edition.condition[name].label for name in each.conditions if name in edition.condition]
        labels += [edition.step_of_care[name].label for name in each.steps if name in edition.step_of_care]
        labels += list(each.countries)
        assert [label for label in labels if label not in told] == []
        assert ("no text of its own" in told) is each.others
        assert ("fill in by hand" in told) is each.by_hand


def test_a_question_says_when_it_is_put(edition: Edition, text: str) -> None:
    for reader in edition.readers:
        told = text[text.index(f"{reader.label} [{reader.id}]") :]
        for question in reader.questions:
            after = told[told.index(" ".join(question.says.split())) :].partition("Question: ")[0]
            assert ("[always]" in after) is question.always
            assert [gate for gate in question.gates if edition.gate[gate].label not in after] == []
