"""What was answered to a flag before, and what that answer does not hold for, in the words of bar, window and card."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.language import translate as _
from examassist.reasoning.answered import answer_with_reason
from examassist.reasoning.assessed import standing

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessed import Standing
    from examassist.reasoning.assessment import Assessment

NAMED = 3


class Said(NamedTuple):
    """What stands beside a flag: what was answered, or what that does not hold for; and whether it holds."""

    text: str
    holds: bool


def answers_beside(assessment: Assessment, encounter: Encounter, edition: Edition) -> dict[str, Said]:
    """What was answered to each raised flag; a flag to which nothing was answered is not named."""
    each = [standing(flag, encounter, edition) for flag in assessment.raised]
    return {
        one.flag.id: Said(answer_beside(one) or not_assessed(one), one.is_answered)
        for one in each
        if one.answer is not None
    }


def answer_beside(each: Standing) -> str:
    """What was answered, by whom and when, while it holds; and what was recorded since."""
    if each.answer is None or not each.is_answered:
        return ""
    said = _said(each)
    if not each.news.facts:
        return said
    return _("{said}; more recorded since: {findings}").format(said=said, findings=_findings(each))


def not_assessed(each: Standing) -> str:
    """What an earlier answer does not hold for, and that answer."""
    if each.answer is None or each.is_answered:
        return ""
    if not each.news.facts:
        return _("Not assessed: it is due sooner now. Before that: {answer}").format(answer=_said(each))
    text = _("Not assessed: {findings}. Before that: {answer}")
    return text.format(findings=_findings(each), answer=_said(each))


def _said(each: Standing) -> str:
    answer = each.answer
    if answer is None:
        return ""
    said = ", ".join(part for part in (answer_with_reason(answer), answer.who) if part)
    return said if answer.at is None else f"{said} {answer.at.astimezone():%H:%M}"


def _findings(each: Standing) -> str:
    says = list(dict.fromkeys(fact.says for fact in each.news.facts))
    if len(says) > NAMED:
        says = [*says[:NAMED], _("{n} more").format(n=len(says) - NAMED)]
    return "; ".join(says)
