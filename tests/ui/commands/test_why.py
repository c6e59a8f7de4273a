"""Whatever is said names its rules and sources, and nothing that was recorded for or against it is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.knowledge.load import find_pack, load_cases
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import case_encounter
from examassist.reasoning.say import say_for
from examassist.ui.commands.why import why_condition, why_flag, why_item, why_test
from tests.ui.exam_room import a_model, key, leg_pain, wrist

if TYPE_CHECKING:
    from examassist.reasoning.assessment import Assessment


@pytest.fixture(scope="module", params=["stenosis_examined", "cauda_equina"])
def said(request: pytest.FixtureRequest) -> Assessment:
    cases = load_cases(find_pack("leg_pain"))
    case = next(case for case in cases if case.id == request.param)
    return assess(case_encounter(case, cases, leg_pain()), leg_pain())


def test_a_condition_shows_every_finding_for_against_and_not_known(said: Assessment) -> None:
    for result in said.conditions:
        why = why_condition(result, said, leg_pain(), say_for(leg_pain()))
        text = why.text()
        for fact in (*result.supporting, *result.against, *result.second_cause, *result.conflicts):
            assert fact.says in text
            assert f"({fact.rule})" in text
        for line in (*result.missing, *result.not_looked_at):
            assert f"? {line.says}" in text
        assert set(result.sources) <= set(why.sources)
        assert text.rstrip().endswith("Not clinically reviewed.")


def test_a_flag_shows_what_raised_it_and_what_is_not_known(said: Assessment) -> None:
    for flag in said.red_flags:
        text = why_flag(flag, leg_pain(), say_for(leg_pain())).text()
        assert leg_pain().gate[flag.id].ref in text
        for fact in flag.because:
            assert fact.says in text
        for line in flag.missing:
            assert line.says in text


def test_a_test_shows_what_is_to_be_settled_first(said: Assessment) -> None:
    for test in said.investigations:
        text = why_test(test, leg_pain(), say_for(leg_pain())).text()
        for check in test.gates:
            assert (leg_pain().safety_gate[check.id].label in text) or check.state == "clear"


def test_every_source_that_is_cited_stands_in_the_list(said: Assessment) -> None:
    why = why_condition(said.conditions[0], said, leg_pain(), say_for(leg_pain()))
    cited = {
        number for part in why.parts for line in part.lines for number in why.cites(line)[1:-1].split(", ") if number
    }
    listed = {line[1 : line.index("]")] for line in why.source_lines() if line.startswith("[")}
    assert cited <= listed
    assert len(listed) == len(why.sources)


def test_an_item_names_the_flags_words_and_roots_that_read_it() -> None:
    model = a_model()
    why = why_item(key("ankle_reflex.left"), model.edition, model.encounter, say_for(model.edition))
    titles = [part.title for part in why.parts]
    assert "Roots it points to" in titles
    assert "Words of fit that read it" in titles
    assert "not recorded" in why.says


@pytest.mark.parametrize("edition_of", [leg_pain, wrist])
def test_every_item_of_a_pack_has_its_reasons(edition_of: object) -> None:
    edition = leg_pain() if edition_of is leg_pain else wrist()
    model = a_model(leg_pain if edition_of is leg_pain else wrist)
    for item in edition.items[::7]:
        why = why_item(edition.keys_of(item)[0], edition, model.encounter, say_for(edition))
        assert set(item.sources) <= set(why.sources)
