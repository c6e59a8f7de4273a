"""The bar names whom to phone, whatever else is raised, and says of each flag whether it was assessed."""

from __future__ import annotations

from examassist.domain.act import FlagAnswer
from examassist.ui.emergency.bar_text import bar_text
from examassist.ui.emergency.waiting import standings
from tests.ui.exam_room import a_model, found


def test_whom_to_phone_stays_beside_what_else_is_raised() -> None:
    model = a_model(really_assess=True)
    model.record([found("bladder_or_bowel_change", "yes"), found("threatened_leg_kind.left", ("suddenly_cold",))])
    first, *others = standings(model.assessment, model.encounter, model.edition)
    assert others
    text = bar_text(first, others, model.encounter, model.edition)
    assert text.call == first.flag.actions[0]
    assert text.others == len(others)
    assert text.more.startswith("Also: ")
    assert "(not assessed)" in text.more
    assert text.is_open
    for each in others:
        model.answer_flag(FlagAnswer(flag=each.flag.id, answer="acting"))
    first, *others = standings(model.assessment, model.encounter, model.edition)
    text = bar_text(first, others, model.encounter, model.edition)
    assert "(not assessed)" not in text.more
    assert text.is_open, "the first is still open"
