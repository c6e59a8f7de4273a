"""Invented exams under the invented wrist pack, and the reports made from them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from examassist.domain.act import FromPaper, Impression, Profile, Remark
from examassist.domain.body import Laterality
from examassist.domain.encounter import Encounter
from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason, Finding, How
from examassist.domain.patient import Patient, Sex
from examassist.knowledge.load import load_pack
from examassist.reasoning.assess import assess
from examassist.report.compose import compose
from examassist.report.record import Record
from tests.needs import TESTS

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.report.document import ReportDocument

EXAMINED_AT = datetime(2026, 11, 20, 10, 34, tzinfo=UTC)
MADE_AT = datetime(2026, 11, 20, 10, 52, tzinfo=UTC)
PATIENT = Patient(
    id="EX-204-117", family_name="Halvorsen", given_name="Ingrid", birth_date=date(1955, 3, 14), sex=Sex.FEMALE
)


@cache
def wrist() -> Edition:
    """The invented pack."""
    return load_pack(TESTS / "packs" / "wrist")


@dataclass(frozen=True)
class Exam:
    """An exam being filled in, one answer at a time."""

    findings: tuple[Finding, ...] = ()
    extra: dict[str, object] = field(default_factory=dict)

    def told(self, item: str, value: object, **more: object) -> Exam:
        return self._with(item, Laterality.UNSIDED, value=value, **more)

    def left(self, item: str, value: object, **more: object) -> Exam:
        return self._with(item, Laterality.LEFT, value=value, **more)

    def right(self, item: str, value: object, **more: object) -> Exam:
        return self._with(item, Laterality.RIGHT, value=value, **more)

    def both(self, item: str, value: object, **more: object) -> Exam:
        return self.right(item, value, **more).left(item, value, **more)

    def not_had(self, item: str, side: Laterality, reason: AbsentReason = AbsentReason.DECLINED) -> Exam:
        return self._with(item, side, not_obtained=reason)

    def with_(self, **extra: object) -> Exam:
        return replace(self, extra={**self.extra, **extra})

    def patient(self, **changes: object) -> Exam:
        return self.with_(patient=evolve(PATIENT, **changes))

    def remark(self, text: str, place: str = "bench_tests") -> Exam:
        return self.with_(notes=(Remark(place=place, text=text),))

    def impression(self, text: str, *conditions: str) -> Exam:
        return self.with_(impression=Impression(conditions=conditions, text=text))

    def _with(self, item: str, side: Laterality, **values: object) -> Exam:
        finding = Finding.model_validate({"item": item, "side": side, "how": How.SINGLE, **values})
        return replace(self, findings=(*self.findings, finding))

    @property
    def encounter(self) -> Encounter:
        values = {"exam": "7e41-09b2", "patient": PATIENT, "profile": Profile(), **self.extra}
        values |= {"pack": "wrist", "examined_at": EXAMINED_AT, "findings": self.findings}
        return Encounter.model_validate(values)

    @property
    def record(self) -> Record:
        return Record(self.encounter, assess(self.encounter, wrist()), wrist())

    @property
    def document(self) -> ReportDocument:
        return compose(
            self.encounter,
            assess(self.encounter, wrist()),
            wrist(),
            clinic="Riverside Clinic",
            made_at=MADE_AT,
            program_version="9.9",
            written_by="Dr A. Reyes",
        )


def an_exam() -> Exam:
    """Nothing recorded yet."""
    return Exam()


def a_creaking_wrist() -> Exam:
    """A left wrist that creaks, the right one good; some cells blank, some filled in by one key."""
    return (
        an_exam()
        .told("blue_fingers", "no")
        .told("creaking_since", "2026-08")
        .told("lifts_a_kettle", "yes")
        .told("turning_a_key", "creaks_at_once")
        .left("grip_bounce", "no_bounce")
        .right("grip_bounce", "good_bounce", how=How.SECTION_NORMAL)
        .right("wrist_turn_angle", 120)
        .not_had("creaking_spots", Laterality.RIGHT)
        .left("creaking_spots", ("thumb_side_spot", "back_of_hand_spot"))
    )


TYPED = FromPaper(
    examined_at=datetime(2026, 11, 19, 14, 30, tzinfo=UTC),
    entered_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    by="Dr A. Reyes",
)
TYPED_SAID = "Entered from paper on 20-Nov-2026 09:00 +00:00 by Dr A. Reyes; examined on 19-Nov-2026 14:30 +00:00"


def blue_fingers() -> Exam:
    """An invented emergency."""
    return an_exam().told("blue_fingers", "yes").told("blue_fingers_onset", "new_or_worse")


def texts(document: ReportDocument) -> dict[str, str]:
    """What is said, by key."""
    return {said.key: said.text for said in (*document.said(), *document.furniture())}
