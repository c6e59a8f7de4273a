"""What a cell was answered with: a value as typed, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examassist.domain.finding import AbsentReason, Finding, UnableDetail
from examassist.language import translate as _
from examassist.ui.act_text import side_text

if TYPE_CHECKING:
    from examassist.domain.finding import FindingKey, Value
    from examassist.knowledge.item import Item


@dataclass(frozen=True)
class Result:
    """One answer, without its cell; exactly one of ``value`` and ``not_obtained`` is given."""

    value: Value | None = None
    not_obtained: AbsentReason | None = None
    detail: UnableDetail | None = None
    typed: str | None = None
    qualifiers: tuple[str, ...] = ()
    advance: bool = True
    """Whether the focus goes on to the next cell: yes for keys, no for the mouse, which is already elsewhere."""
    of_side: bool = False
    """Whether the reason holds for the blank cells of this side under it too, because the limb is not there."""

    def finding(self, key: FindingKey) -> Finding:
        """The answer as a finding for ``key``."""
        return Finding(
            item=key.item,
            side=key.side,
            value=self.value,
            not_obtained=self.not_obtained,
            detail=self.detail,
            typed=self.typed,
            qualifiers=self.qualifiers,
        )


NOT_DONE = Result(not_obtained=AbsentReason.NOT_DONE)


@dataclass(frozen=True)
class Reason:
    """A reason for "unable" with the key that gives it."""

    key: str
    label: str
    result: Result


OF_SIDE_KEY = "9"


def reasons_of(item: Item, key: FindingKey) -> tuple[Reason, ...]:
    """The reasons that a cell offers: a lost limb can be said once for the rows under it, never for a safety item."""
    if not item.sided or item.safety or item.bulk != "allowed":
        return unable_reasons()
    lost = Result(not_obtained=AbsentReason.UNABLE, detail=UnableDetail.AMPUTATED, of_side=True)
    label = _("Amputated: blank rows from here down, {side}").format(side=side_text(key.side))
    return (*unable_reasons(), Reason(OF_SIDE_KEY, label, lost))


def unable_reasons() -> tuple[Reason, ...]:
    """The reasons in the order of their keys."""

    def unable(detail: UnableDetail) -> Result:
        return Result(not_obtained=AbsentReason.UNABLE, detail=detail)

    return (
        Reason("1", _("Amputated"), unable(UnableDetail.AMPUTATED)),
        Reason("2", _("Dressing, cast or brace"), unable(UnableDetail.DRESSING)),
        Reason("3", _("Too painful"), unable(UnableDetail.PAIN)),
        Reason("4", _("Wound or infection"), unable(UnableDetail.WOUND)),
        Reason("5", _("Cannot cooperate"), unable(UnableDetail.CANNOT_COOPERATE)),
        Reason("6", _("Declined, or no chaperone"), Result(not_obtained=AbsentReason.DECLINED)),
        Reason("7", _("Equipment missing"), unable(UnableDetail.EQUIPMENT)),
        Reason("8", _("Other"), unable(UnableDetail.OTHER)),
    )


def absence_text(finding: Finding) -> str:
    """Why there is no result, in words: ``unable, too painful``; empty for a finding that has a value."""
    match finding.not_obtained:
        case None:
            return ""
        case AbsentReason.NOT_DONE:
            return _("not examined")
        case AbsentReason.DECLINED:
            return _("declined")
        case AbsentReason.NOT_APPLICABLE:
            return _("not applicable")
        case AbsentReason.DEFERRED:
            return _("left for later")
        case AbsentReason.UNABLE:
            label = next((r.label for r in unable_reasons() if r.result.detail is finding.detail), "")
            return _("unable, {reason}").format(reason=label.lower()) if label else _("unable")
