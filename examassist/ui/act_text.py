"""What an act was, in the few words that undo shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain import act as acts_
from examassist.domain.body import Laterality
from examassist.domain.finding import FindingKey, How
from examassist.language import translate as _
from examassist.language import translate_count

if TYPE_CHECKING:
    from examassist.domain.act import Act
    from examassist.knowledge.edition import Edition


def side_text(side: Laterality) -> str:
    """``right`` or ``left`` in the user's language; empty for unsided."""
    return {Laterality.RIGHT: _("right"), Laterality.LEFT: _("left"), Laterality.UNSIDED: ""}[side]


def side_letter(side: Laterality) -> str:
    """The patient's side in one letter, for a place that has no room for its word."""
    return {Laterality.RIGHT: _("R"), Laterality.LEFT: _("L"), Laterality.UNSIDED: ""}[side]


def cell_text(key: FindingKey, edition: Edition) -> str:
    """The name of a cell: ``{item}, {side}``."""
    item = edition.item.get(key.item)
    label = item.label if item is not None else key.item
    if key.side is Laterality.UNSIDED:
        return label
    return _("{item}, {side}").format(item=label, side=side_text(key.side))


def act_text(act: Act, edition: Edition) -> str:  # noqa: C901, PLR0911, PLR0912  one arm for each kind
    """The act in a few words, such as the cell it recorded or how many values it filled."""
    match act:
        case acts_.Recorded(how=How.SECTION_NORMAL):
            return translate_count("{n} value marked normal", "{n} values marked normal", len(act.findings)).format(
                n=len(act.findings)
            )
        case acts_.Recorded():
            return cell_text(act.findings[0].key, edition)
        case acts_.Cleared():
            return _("clearing {cell}").format(cell=cell_text(FindingKey.parse(act.keys[0]), edition))
        case acts_.Noted():
            return _("note")
        case acts_.ImpressionSet():
            return _("your impression")
        case acts_.TestDecided():
            test = edition.investigation.get(act.investigation)
            return test.label if test is not None else _("decision about a test")
        case acts_.PlanSet():
            return _("plan")
        case acts_.FlagAnswered():
            gate = edition.gate.get(act.answer.flag)
            return _("answer to {flag}").format(flag=gate.label if gate is not None else act.answer.flag)
        case acts_.ContradictionSettled():
            return _("reason for keeping both findings")
        case acts_.AdviceOverruled():
            return _("reason for overruling advice")
        case acts_.RequestEdited():
            return _("your text of a request")
        case acts_.PaperBegun():
            return _("entry from paper")
        case _:
            return ""
