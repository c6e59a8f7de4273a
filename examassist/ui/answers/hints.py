"""The keys that answer a cell, each with what it does, for the bar at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _
from examassist.ui.answers import keys
from examassist.ui.filling import only_normal

if TYPE_CHECKING:
    from examassist.ui.answers.cell import AnswerCell


def hints(cell: AnswerCell) -> tuple[tuple[str, str], ...]:
    """The keys as they are set now; where single keys are off, those that do the same without them."""
    single, blank = cell.setting.single, (_("Del"), _("blank"))
    if not single.on:
        return ((_("Enter"), _("choose from a list")), (_("arrows"), _("move")), blank)
    own = ((keys.key_range(answer.key or "" for answer in cell.offered()), _("choose")),) if cell.offered() else ()
    takes_normal = not cell.aloud and only_normal(cell.item) is not None
    normal = ((single.cap("normal"), _("normal")),) if takes_normal else ()
    same = ((single.cap("same"), _("same both sides")),) if cell.item.sided and not cell.item.safety else ()
    taken = {(answer.key or "").upper() for answer in cell.offered()}
    unable = ((single.cap("unable"), _("unable, why")),) if single.cap("unable") not in taken else ()
    return (*own, *cell.other_keys(), *normal, *same, (single.cap("not_examined"), cell.absent_word), *unable, blank)
