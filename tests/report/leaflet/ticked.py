"""Invented patients of the shipped pack with the ticks of their clinician."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.act import Decision, Impression
from examassist.reasoning.assess import assess
from examassist.report.leaflet.compose import compose_leaflet
from tests.report.transfer.patients import finding, leg_pain, patient, writing

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding
    from examassist.report.document import ReportDocument

FITTING = (
    finding("symptom_site.right", ("calf",)),
    finding("symptom_site.left", ("calf",)),
    finding("brought_on_by", ("walking", "standing")),
    finding("posture_that_ends_it", "must_sit_or_bend"),
)
"""What fits a condition that nobody ticked."""


def ticked(
    *findings: Finding, impression: tuple[str, ...] = (), plan: tuple[str, ...] = (), tests: tuple[str, ...] = ()
) -> Encounter:
    """A patient whose clinician ticked these."""
    decisions = tuple(Decision(investigation=name, choice="recommend") for name in tests)
    chosen = Impression(conditions=impression, text="") if impression else None
    return patient(*findings).model_copy(update={"impression": chosen, "plan": plan, "decisions": decisions})


def sheet(encounter: Encounter) -> ReportDocument:
    """The patient's sheet."""
    return compose_leaflet(encounter, assess(encounter, leg_pain()), leg_pain(), writing())


def keys(document: ReportDocument) -> list[str]:
    """Its blocks in order."""
    return [block.key for block in document.summary]
