from __future__ import annotations

from examassist.domain.finding import AbsentReason, Finding, How
from examassist.domain.fold import fold
from examassist.ui.group_answers import no_to_each_part, recorded_follow_ups, stale_after
from tests.ui.exam_room import a_model, found, leg_pain, opened

GROUP, PARTS, ONSET = "bladder_or_bowel_change", "bladder_bowel_change_kind", "bladder_or_bowel_change_onset"


def test_only_a_no_to_the_group_is_a_no_to_its_parts() -> None:
    (part,) = no_to_each_part(found(GROUP, "no"), leg_pain())
    assert (part.item, part.value, part.how) == (PARTS, (), How.GROUP_ANSWER)
    for other in ("yes", "unsure"):
        assert no_to_each_part(found(GROUP, other), leg_pain()) == []
    not_asked = Finding(item=GROUP, not_obtained=AbsentReason.NOT_DONE)
    assert no_to_each_part(not_asked, leg_pain()) == []
    assert no_to_each_part(found("femoral_pulse.right", "normal"), leg_pain()) == []


def test_a_no_or_no_answer_leaves_behind_what_the_yes_had_opened_and_a_yes_the_no_to_the_parts() -> None:
    model = a_model()
    model.record([found(GROUP, "yes")])
    model.record([found(ONSET, "new_or_worse")])
    stale = [str(key) for key in stale_after(found(GROUP, "no"), model.encounter, leg_pain())]
    assert stale == [ONSET]
    assert stale_after(found(GROUP, "yes"), model.encounter, leg_pain()) == []
    model.record([found(GROUP, "no")])
    assert [str(key) for key in stale_after(found(GROUP, "yes"), model.encounter, leg_pain())] == [PARTS]


def test_what_is_blank_is_never_among_the_rows_to_clear() -> None:
    assert recorded_follow_ups(GROUP, fold([opened(leg_pain())]), leg_pain()) == []
    assert recorded_follow_ups("femoral_pulse", fold([opened(leg_pain())]), leg_pain()) == []
