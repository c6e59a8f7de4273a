from __future__ import annotations

from datetime import UTC, datetime, timedelta

from examassist.domain.encounter import Encounter
from examassist.domain.finding import AbsentReason, Finding
from examassist.ui.visits.marks import Marks
from tests.ui.exam_room import found, key

FIRST = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)
ANSWER = found("ankle_reflex.left", "normal")
NOT_NOW = Finding(item="ankle_reflex", side=ANSWER.side, not_obtained=AbsentReason.NOT_DONE)


def visit(*findings: Finding, days: int = 0) -> Encounter:
    return Encounter(pack="leg_pain", examined_at=FIRST + timedelta(days=days), findings=findings)


def marks(*visits: Encounter, abnormal: tuple[str, ...] = ()) -> Marks:
    made = Marks()
    made.use(visits, abnormal)
    return made


def test_a_mark_waits_for_an_answer_and_not_examined_is_one() -> None:
    made = marks(visit(found("ankle_reflex.left", "reduced")))
    assert made.of(key("ankle_reflex.left"), None) is None
    for answer in (ANSWER, NOT_NOW):
        mark = made.of(key("ankle_reflex.left"), answer)
        assert mark is not None
        assert mark.finding is not None
        assert mark.finding.value == "reduced"


def test_the_newest_result_counts_and_a_visit_without_one_does_not_hide_it() -> None:
    made = marks(
        visit(NOT_NOW, days=60),
        visit(found("ankle_reflex.left", "absent")),
        visit(found("ankle_reflex.left", "reduced"), days=30),
    )
    mark = made.of(key("ankle_reflex.left"), ANSWER)
    assert mark is not None
    assert mark.finding is not None
    assert (mark.finding.value, mark.day) == ("reduced", (FIRST + timedelta(days=30)).date())
    assert made.latest == (FIRST + timedelta(days=60)).date()


def test_what_nobody_looked_at_is_a_mark_without_a_result_and_sides_are_kept_apart() -> None:
    made = marks(visit(found("ankle_reflex.left", "reduced")))
    mark = made.of(key("ankle_reflex.right"), found("ankle_reflex.right", "normal"))
    assert mark is not None
    assert mark.finding is None


def test_without_a_visit_or_switched_off_there_is_no_mark() -> None:
    assert Marks().of(ANSWER.key, ANSWER) is None
    made = marks(visit(found("ankle_reflex.left", "reduced")), abnormal=("ankle_reflex",))
    assert made.was_abnormal("ankle_reflex")
    assert not made.was_abnormal("knee_reflex")
    made.on = False
    assert made.of(ANSWER.key, ANSWER) is None
    assert not made.was_abnormal("ankle_reflex")
