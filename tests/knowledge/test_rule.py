"""A rule has its source, its cases and its formula, or it is none."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from examassist.knowledge.rule import TIERS, Gate, Group, Pattern, ScopeLimit, Tier, WordAtLeast
from tests.knowledge.packs import wrist


def a_group(**changes: Any) -> Group:  # noqa: ANN401  any field
    return Group.model_validate(wrist().group["key_creak"].model_dump(by_alias=True) | changes)


def a_gate(**changes: Any) -> Gate:  # noqa: ANN401  any field
    return Gate.model_validate(wrist().gate["blue_hand"].model_dump(by_alias=True) | changes)


def test_tiers_run_from_the_highest_to_the_lowest() -> None:
    assert get_args(Tier) == TIERS
    assert (TIERS[0], TIERS[-1]) == ("now", "routine")


def test_a_group_without_a_source_or_without_its_cases_is_refused() -> None:
    with pytest.raises(ValidationError, match="sources"):
        a_group(sources=())
    with pytest.raises(ValidationError, match="cases"):
        a_group(cases=None)


def test_a_group_may_never_speak_against_its_condition() -> None:
    assert a_group(con=None).con is None


def test_a_gate_without_a_tier_a_source_or_cases_is_refused() -> None:
    for missing in ({"tiers": ()}, {"sources": ()}, {"cases": None}):
        with pytest.raises(ValidationError):
            a_gate(**missing)


def test_a_gate_leads_from_today_unless_it_says_otherwise() -> None:
    fields = wrist().gate["blue_hand"].model_dump(by_alias=True)
    del fields["leads_from"]
    assert Gate.model_validate(fields).leads_from == "today"


def test_a_pattern_needs_a_keystone_and_says_what_closes_it() -> None:
    whole: dict[str, Any] = {"side": "each", "keystone": ("a",), "supports_at_least": 0, "closers": "never"}
    assert Pattern.model_validate(whole).closers == "never"
    for wrong in ({"keystone": ()}, {"closers": "sometimes"}, {"supports_at_least": -1}):
        with pytest.raises(ValidationError):
            Pattern.model_validate(whole | wrong)


def test_a_word_that_is_asked_for_must_be_named() -> None:
    with pytest.raises(ValidationError, match="name at least one word"):
        WordAtLeast(conditions=("a",), word=())


def test_a_scope_limit_is_a_fact_or_the_pattern_itself() -> None:
    fields = wrist().scope[0].model_dump(by_alias=True)
    lines = (({"recorded": "grip_bounce"},),)
    assert ScopeLimit.model_validate(fields | {"outside_when": None, "once_recorded": lines}).once_recorded
    for wrong in ({"once_recorded": lines}, {"outside_when": None}):
        with pytest.raises(ValidationError, match="exactly one of"):
            ScopeLimit.model_validate(fields | wrong)


@pytest.mark.parametrize("field", ["sources", "status", "review_by"])
@pytest.mark.parametrize(
    "kind",
    [
        *("groups", "conditions", "gates", "contradictions", "scope", "worsening", "cards"),
        *("safety_gates", "advice", "pathway", "scores"),
    ],
)
def test_a_rule_without_sources_status_or_a_month_to_read_them_again_is_refused(kind: str, field: str) -> None:
    rule = getattr(wrist(), kind)[0]
    whole = rule.model_dump(by_alias=True)
    assert type(rule).model_validate(whole) == rule
    del whole[field]
    with pytest.raises(ValidationError) as found:
        type(rule).model_validate(whole)
    assert [(error["loc"], error["type"]) for error in found.value.errors()] == [((field,), "missing")]


def test_a_rule_with_no_source_in_its_list_or_no_month_is_refused() -> None:
    for changes in ({"sources": ()}, {"review_by": "2027"}, {"review_by": "2027-13"}, {"status": "V3"}):
        with pytest.raises(ValidationError):
            a_group(**changes)
