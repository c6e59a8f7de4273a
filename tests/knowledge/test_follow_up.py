from __future__ import annotations

from datetime import timedelta

import pytest

from examassist.domain.encounter import Encounter
from examassist.domain.finding import AbsentReason, Finding
from examassist.knowledge.answers import tone_of
from examassist.knowledge.follow_up import LIMIT, always_asked, follow_up, last_recorded, values
from examassist.reasoning.assess import assess
from examassist.reasoning.invented import EXAMINED_AT
from tests.reasoning.patients import edition, patients
from tests.ui.exam_room import found, wrist

EVERY = 4
LATER = EXAMINED_AT + timedelta(days=90)


def visit(*findings: Finding, days: int = 0) -> Encounter:
    at = EXAMINED_AT + timedelta(days=days)
    return Encounter(pack=edition().header.id, examined_at=at, findings=findings)


def test_no_invented_patient_costs_more_values_than_one_visit_may() -> None:
    groups = {item.id for item in edition().items if item.group_number is not None}
    assert len(groups) == 10
    counts = []
    for patient in patients()[::EVERY]:
        listed = follow_up([patient], edition())
        everything = listed.with_deciding(item.id for item in edition().items)
        for each in (listed, everything):
            assert each.count == values(each.items, edition()) <= LIMIT
            assert groups <= each.items, "safety is never cut"
            assert set(edition().header.follow_up) <= each.items
        counts.append(listed.count)
    assert max(counts) > min(counts), "the list follows what was found"


def test_every_abnormal_finding_is_listed_or_named_as_left_out() -> None:
    for patient in patients():
        listed = follow_up([patient], edition())
        named = {*listed.items, *listed.left_out}
        for finding in patient.findings:
            item = edition().item[finding.item]
            if finding.value is not None and tone_of(item, finding.value) == "abnormal" and item.part_of is None:
                assert item.id in named
        assert not listed.items & set(listed.left_out)


def test_the_safety_item_and_the_one_that_may_worsen_come_before_the_rest() -> None:
    rest = [found("dorsalis_pedis_pulse.left", "absent"), found("popliteal_pulse.left", "absent")]
    rest += [found("posterior_tibial_pulse.left", "absent"), found("femoral_pulse.left", "absent")]
    worse, safety = found("ankle_reflex.left", "absent"), found("saddle_sensation.left", "absent")
    listed = follow_up([visit(*rest, worse, safety)], edition())
    assert listed.abnormal[:2] == ("saddle_sensation", "ankle_reflex")
    assert listed.left_out[-1] == "popliteal_pulse", "what was asked on request gives way first"


def test_what_was_found_by_examining_comes_before_what_was_told() -> None:
    old = found("ankle_reflex.left", "absent")
    pulses = [found(f"{name}.right", "absent") for name in ("dorsalis_pedis_pulse", "posterior_tibial_pulse")]
    background = [
        Finding(item=item.id, value="yes")
        for item in edition().items
        if item.kind == "yes_no" and item.position == "talk" and not item.sided and not item.safety
    ]
    listed = follow_up([visit(*background, *pulses, old)], edition())
    assert set(listed.abnormal[:3]) == {"ankle_reflex", "dorsalis_pedis_pulse", "posterior_tibial_pulse"}
    assert listed.left_out, "the background alone would have filled it"


def test_what_was_normal_or_not_looked_at_is_not_listed() -> None:
    unable = Finding(item="ankle_reflex", side=found("ankle_reflex.left", "x").side, not_obtained=AbsentReason.UNABLE)
    listed = follow_up([visit(found("knee_reflex.left", "normal"), unable)], edition())
    assert listed.abnormal == ()
    assert listed.items == frozenset(always_asked(edition()))


def test_a_visit_that_did_not_look_again_does_not_make_a_finding_go_away() -> None:
    first, second = visit(found("ankle_reflex.left", "absent")), visit(found("knee_reflex.left", "normal"), days=30)
    assert "ankle_reflex" in follow_up([second, first], edition()).abnormal
    third = visit(found("ankle_reflex.left", "normal"), days=60)
    assert "ankle_reflex" not in follow_up([third, first], edition()).abnormal
    assert last_recorded([third, first])[found("ankle_reflex.left", "x").key].value == "normal"


def test_what_may_decide_takes_only_the_room_there_is_and_stays() -> None:
    listed = follow_up([], edition())
    names = [item.id for item in edition().items if item.id not in listed.items][:40]
    full = listed.with_deciding(names)
    assert full.count == LIMIT
    assert full.with_deciding(reversed(names)).deciding == full.deciding
    assert listed.with_deciding(["no_such_item"]).deciding == ()


@pytest.mark.parametrize("number", range(0, len(patients()), len(patients()) // 12))
def test_an_empty_follow_up_is_judged_as_an_empty_exam(number: int) -> None:
    earlier = patients()[number]
    empty = Encounter(pack=edition().header.id, examined_at=LATER, patient=earlier.patient)
    alone, after = (assess(empty, edition(), visits).model_dump(exclude={"earlier"}) for visits in ((), (earlier,)))
    assert after == alone


def test_another_content_asks_its_own() -> None:
    edition_of_wrist = wrist()
    listed = follow_up([], edition_of_wrist)
    assert "own_words_of_creaking" in listed.items
    assert all(item.id in listed.items for item in edition_of_wrist.items if item.safety and item.show == "always")
