"""What follows when a patient cannot take a position: all that needs it is unable, for that reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.finding import AbsentReason, Finding, UnableDetail
from examassist.language import translate as _

if TYPE_CHECKING:
    from examassist.ui.encounter_model import EncounterModel


def cannot_lie_prone(model: EncounterModel) -> list[Finding]:
    """The rows of the whole exam that need the patient prone and are blank, each as unable for that reason.

    The content says which they are. A safety item is left: it needs an act of its own.
    """
    rows = [item for step in model.edition.steps for part in model.parts_of(step.step) for item in part.rows]
    return [
        Finding(
            item=key.item,
            side=key.side,
            not_obtained=AbsentReason.UNABLE,
            detail=UnableDetail.OTHER,
            note=_("cannot lie prone"),
        )
        for item in rows
        if item.position == "prone" and not item.safety
        for key in model.edition.keys_of(item)
        if model.encounter.finding(key) is None
    ]
