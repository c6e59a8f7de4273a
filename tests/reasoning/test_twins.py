"""The twins of the clinical review (7.7), made from whole patients of the pack: a share each run, all by hand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from examassist.reasoning.invented import case_encounter
from tests.reasoning import laws
from tests.reasoning.patients import cases, edition
from tests.reasoning.twins import LEADING, Twin, leading, twins, whole_patients

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter

EVERY = 24
KINDS = {
    "a keystone unknown",
    "bc not looked at",
    "d unsure",
    "e mirror",
    "f second disease",
    "g new or old",
    "h last visit",
}


@lru_cache(maxsize=1)
def drawn() -> tuple[Twin, ...]:
    share = whole_patients()[::EVERY]
    return tuple(twin for case in share for twin in twins(case_encounter(case, cases(), edition())))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_twins_of_whole_patients_hold(kind: str) -> None:
    of_kind = [twin for twin in drawn() if twin.kind == kind]
    assert of_kind
    assert [twin for twin in of_kind if twin.wrong] == []


def test_no_twin_is_of_an_unnamed_kind() -> None:
    assert {twin.kind for twin in drawn()} == KINDS


def test_words_that_never_move_break_the_twins_that_must_move_them(monkeypatch: pytest.MonkeyPatch) -> None:
    encounter = _fitting()
    frozen = laws.words(encounter)
    monkeypatch.setattr(laws, "words", lambda *_: frozen)
    broken = {twin.kind for twin in twins(encounter) if twin.wrong}
    assert broken == {"a keystone unknown", "bc not looked at"}


def test_a_second_disease_that_takes_over_breaks_its_twin(monkeypatch: pytest.MonkeyPatch) -> None:
    encounter = _fitting()
    recorded = len(encounter.findings)
    words_of = laws.Read.words_of

    def forgetful(read: laws.Read) -> dict[tuple[str, str], str]:
        words = {place: word for each in edition().conditions for place, word in words_of(read, each).items()}
        return dict.fromkeys(words, "little_support_so_far") if len(read.encounter.findings) > recorded else words

    monkeypatch.setattr(laws.Read, "words", property(forgetful))
    assert "f second disease" in {twin.kind for twin in twins(encounter) if twin.wrong}


def _fitting() -> Encounter:
    for case in whole_patients():
        encounter = case_encounter(case, cases(), edition())
        lead = leading(encounter)
        if lead is None or lead.pattern.contrary_gates or laws.Read(encounter).in_conflict:
            continue
        if lead.words[lead.place] == LEADING[0]:
            return encounter
    pytest.fail("no whole patient fits anything well")
