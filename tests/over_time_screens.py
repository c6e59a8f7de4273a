"""The page "Over time" for `tests.screens`: four visits of one invented patient, each a little different."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from examassist.domain.act import Impression
from examassist.domain.body import SIDES
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding
from examassist.domain.patient import Patient
from examassist.ui.visits.reading import Given, keep

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from tests.screens import Studio


def shoot_trends(studio: Studio) -> None:
    """Four visits side by side: what changed, everything, and before this visit has answered."""
    window, now = studio.window, studio.workstation.now()
    patient = Patient(id="EX-7", family_name="Halvorsen", given_name="Ingrid", birth_date=date(1955, 3, 14))
    old = studio.encounter(studio.demo)
    told = (
        Finding(item="walking_distance", value="from_50_m"),
        Finding(item="leg_pain_average", value=6),
        *(
            Finding(item=item, side=side, value=number)
            for item, number in (
                ("brachial_systolic", 140),
                ("dorsalis_pedis_pressure", 120),
                ("posterior_tibial_pressure", 126),
            )
            for side in SIDES
        ),
    )
    old = evolve(old, findings=(*(each for each in old.findings if each.item not in {one.item for one in told}), *told))
    exams = []
    for number, days in enumerate((280, 185, 100)):
        found = [each for each in old.findings if (hash_of(each) + number) % 7]
        visit = evolve(old, patient=patient, examined_at=now - timedelta(days=days), exam=None, findings=tuple(found))
        visit = evolve(visit, findings=tuple(another(each, number, studio) for each in visit.findings))
        if number == 0:
            visit = evolve(visit, findings=tuple(unprovoked(visit)))
        own = Impression(conditions=(), text=("First visit, cause open", "", "Walking with pauses agreed")[number])
        exams.append(keep(studio.workstation, evolve(visit, impression=own)))
    studio.begin(patient, Given(tuple(exams), follow_up=False))
    screens = window.screens
    assert screens is not None
    window.trends.show()
    studio.shoot("a0_trends_unanswered")
    screens.model.record([each for each in old.findings if (hash_of(each)) % 9 or each in told])
    if screens.model.assessment.emergency is not None and window.emergencies is not None:
        window.emergencies.window.close_it()
    studio.shoot("a1_trends")
    studio.shoot_rest("a1_trends")
    page = window.trends.page
    assert page is not None
    page.show_all(on=True)
    studio.shoot("a2_trends_all")


def unprovoked(visit: Encounter) -> list[Finding]:
    """Its findings, but nothing came on bending back until the end."""
    kept = [each for each in visit.findings if not each.item.startswith("lumbar_extension")]
    return [*kept, *(Finding(item="lumbar_extension_30s", side=side, value="no_symptoms") for side in SIDES)]


def hash_of(finding: Finding) -> int:
    """The same number for the same cell in every run."""
    return sum(str(finding.key).encode())


def another(finding: Finding, number: int, studio: Studio) -> Finding:
    """The same, or what a visit before found in its place."""
    item = studio.workstation.edition().item[finding.item]
    place = hash_of(finding) + number
    if item.kind == "measure" and isinstance(finding.value, int | float) and item.range is not None:
        step = item.step or 1
        more = (
            round((finding.value + (3 - number) * step * (4 if step < 10 and item.range[1] > 10 else 1)) / step) * step
        )
        return evolve(finding, value=type(finding.value)(min(item.range[1], more)))
    if finding.item == "walking_distance":
        return evolve(finding, value=item.values[(4, 3, 2)[number]].id)
    if item.ordered and item.kind in {"grade", "choice"} and isinstance(finding.value, str) and place % 5 == 0:
        offered = [answer.id for answer in item.values if answer.offered == "always"]
        return evolve(finding, value=offered[place % len(offered)])
    return finding
