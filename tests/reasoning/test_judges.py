"""A node made once joins its parts as the trace does, whatever they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.reasoning import judges
from examassist.reasoning.trace import Verdict, all_of, any_of
from tests.reasoning.wrist import a_wrist, read

if TYPE_CHECKING:
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.judges import Judge

CELLS = st.lists(st.sampled_from([FindingKey(name) for name in "abcd"]), unique=True, max_size=3).map(tuple)
KNOWN = st.builds(Verdict, st.sampled_from([Truth.YES, Truth.NO]), CELLS, st.just(()))
OPEN = st.builds(Verdict, st.just(Truth.UNKNOWN), CELLS, CELLS)
FACTS = read(a_wrist())


def _says(verdict: Verdict) -> Judge:
    def judge(facts: Facts) -> Verdict:
        del facts
        return verdict

    return judge


@given(st.lists(KNOWN | OPEN, min_size=1, max_size=6))
def test_all_and_any_of_the_parts_are_joined_as_the_trace_joins_them(parts: list[Verdict]) -> None:
    said = [_says(part) for part in parts]
    assert judges.all_parts(said)(FACTS) == all_of(parts)
    assert judges.any_part(said)(FACTS) == any_of(parts)


def test_what_no_formula_speaks_for_is_never_so() -> None:
    assert judges.always_no(FACTS) == Verdict(Truth.NO)
