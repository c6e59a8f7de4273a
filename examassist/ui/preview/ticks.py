"""What the clinician ticked: it alone chooses the texts of the patient's sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition


def ticks(encounter: Encounter, edition: Edition) -> tuple[str, ...]:
    """Impression, plan and recommended tests, a line each; nothing where nothing is ticked."""
    impression = encounter.impression
    conditions = impression.conditions if impression is not None else ()
    tests = [each.investigation for each in encounter.decisions if each.choice == "recommend"]
    steps, investigation = edition.step_of_care, edition.investigation
    lines = (
        (_("Impression: {what}"), [edition.condition[name].label for name in conditions if name in edition.condition]),
        (_("Plan: {what}"), [steps[name].label for name in encounter.plan if name in steps]),
        (_("Tests: {what}"), [investigation[name].label for name in tests if name in investigation]),
    )
    return tuple(template.format(what=", ".join(labels)) for template, labels in lines if labels)
