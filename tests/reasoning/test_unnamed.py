"""A yes to a group of safety questions never reads as if nothing had been found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.domain.encounter import Encounter
from examassist.domain.finding import Finding, Value
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import EXAMINED_AT
from examassist.reasoning.unnamed import unnamed_yes
from tests.reasoning.patients import edition

if TYPE_CHECKING:
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import Assessment

GROUPS = tuple(sorted((item for item in edition().items if item.group_number), key=lambda item: item.group_number or 0))


def an_exam(yes: Item, **more: Value) -> Encounter:
    """No to all groups but one."""
    answers: dict[str, Value] = {each.id: "yes" if each is yes else "no" for each in GROUPS} | more
    findings = tuple(Finding(item=item, value=value) for item, value in answers.items())
    return Encounter(pack=edition().header.id, examined_at=EXAMINED_AT, findings=findings)


def said(encounter: Encounter) -> Assessment:
    return assess(encounter, edition(), look_ahead=False)


@pytest.mark.parametrize("group", GROUPS, ids=lambda item: item.id)
@pytest.mark.parametrize("onset", [None, "new_or_worse", "long_standing_unchanged"])
def test_a_bare_yes_is_urgent_or_its_urgency_is_not_known(group: Item, onset: str | None) -> None:
    more: dict[str, Value] = {group.onset: onset} if onset is not None and group.onset is not None else {}
    assessment = said(an_exam(group, **more))
    if assessment.urgency in {"now", "today"}:
        assert unnamed_yes(an_exam(group, **more), edition(), assessment.urgency) == ()
        return
    assert f"{group.label} answered yes, and no part of it named" in assessment.urgency_says
    if assessment.urgency == "routine":
        assert assessment.urgency_says.startswith("Urgency not known")
    assert "Routine" not in assessment.urgency_says


@pytest.mark.parametrize("group", GROUPS, ids=lambda item: item.id)
def test_a_yes_with_none_of_its_parts_names_nothing_either(group: Item) -> None:
    assert group.parts is not None
    encounter = an_exam(group, **{group.parts.item: ()})
    assert unnamed_yes(encounter, edition(), "routine") == (group,)


def test_a_named_part_is_judged_like_any_other_finding() -> None:
    group = next(item for item in GROUPS if item.id == "cancer_or_constant_pain")
    encounter = an_exam(group, cancer_or_constant_pain_kind=("weight_loss",))
    assert unnamed_yes(encounter, edition(), "routine") == ()
    assert "no part of it named" not in said(encounter).urgency_says
