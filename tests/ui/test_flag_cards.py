from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.evolve import evolve
from examassist.domain.fold import fold
from examassist.reasoning.assess import assess
from examassist.reasoning.say import Say
from examassist.ui.emergency.said_before import Said
from examassist.ui.flag_cards import EmergencyBlock, UnknownBlock, UrgentBlock
from examassist.ui.safety import Safety
from tests.ui.exam_room import leg_pain, opened
from tests.ui.window import an_invented_patient

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.reasoning.assessment import Assessment


def test_an_emergency_says_which_criteria_are_met_and_what_is_usually_done(qtbot: QtBot) -> None:
    said = assessment("cauda_equina")
    block = EmergencyBlock(330)
    qtbot.addWidget(block)
    flags = [flag for flag in said.raised if flag.tier == "now"]
    block.show_flags(flags)
    assert block._title.text == flags[0].says
    assert block._actions[0].text.startswith("1. ")
    assert len(flags) == 2
    assert [
        text.text.startswith(f"Also: {flag.says}") for (text, _why), flag in zip(block.also, flags[1:], strict=True)
    ] == [True]
    block.set_width(600)
    assert block.width() == 600
    block.show_flags([])
    assert not block.isVisible()


def test_every_emergency_of_the_card_gives_its_own_reasons(qtbot: QtBot) -> None:
    flags = [flag for flag in assessment("cauda_equina").raised if flag.tier == "now"]
    block = EmergencyBlock(330)
    qtbot.addWidget(block)
    block.show_flags(flags)
    for link, flag in zip([block.why, *(why for _text, why in block.also)], flags, strict=True):
        with qtbot.waitSignal(block.why.wanted) as asked:
            link.click()
        assert asked.args == [flag]
    block.show_flags(flags[:1])
    assert [text.isVisibleTo(block) for text, _why in block.also] == [False]


def test_what_was_answered_stands_in_the_card_and_is_taken_back_while_it_holds(qtbot: QtBot) -> None:
    flags = [flag for flag in assessment("cauda_equina").raised if flag.tier == "now"]
    block = EmergencyBlock(330)
    qtbot.addWidget(block)
    block.show_flags(flags, {flags[0].id: Said("Acting on it", holds=True)})
    first, second = block.answered
    assert first.text.text == "Acting on it"
    assert first.take_back.isVisibleTo(block)
    assert not second.isVisibleTo(block)
    with qtbot.waitSignal(block.taken_back) as asked:
        first.take_back.click()
    assert asked.args == [flags[0].id]
    block.show_flags(flags, {flags[1].id: Said("Not assessed: more", holds=False)})
    assert not first.isVisibleTo(block)
    assert second.isVisibleTo(block)
    assert not second.take_back.isVisibleTo(block), "what does not hold is answered anew"


def test_an_urgent_flag_shows_its_clock_and_whom_to_phone(qtbot: QtBot) -> None:
    said = assessment("breast_cancer_long_ago")
    flag = next(flag for flag in said.raised if flag.tier != "now")
    block = UrgentBlock(330)
    qtbot.addWidget(block)
    block.show_flag(flag, Say(leg_pain()))
    assert flag.tier is not None
    assert block._clock.text == Say(leg_pain()).tier(flag.tier)
    assert block._call.text == flag.actions[0]


def test_every_urgent_flag_beyond_the_blocks_is_said_with_its_clock_and_its_own_reasons(qtbot: QtBot) -> None:
    say = Say(leg_pain())
    flag = next(flag for flag in assessment("breast_cancer_long_ago").raised if flag.tier != "now")
    others = [evolve(flag, id=name, says=name, tier="today") for name in ("third", "fourth")]
    block = UrgentBlock(330)
    qtbot.addWidget(block)
    block.show_flag(flag, say, others)
    for (text, why), other in zip(block.also, others, strict=True):
        assert text.text.startswith(f"{say.tier('today')}, also: {other.says}. ")
        with qtbot.waitSignal(block.why.wanted) as asked:
            why.click()
        assert asked.args == [other]
    block.show_flag(flag, say, others[:1])
    assert [why.isVisibleTo(block) for _text, why in block.also] == [True, False]


def test_nothing_recorded_is_never_called_no_red_flag(qtbot: QtBot) -> None:
    block = UnknownBlock(330)
    qtbot.addWidget(block)
    for case in ("", "cauda_equina", "breast_cancer_long_ago"):
        said = assessment(case)
        block.show_assessment(said, Say(leg_pain()))
        shown = f"{block._title.text} {block._text.text}"
        assert "This does not rule anything out." in shown
        assert (f"{len(said.not_cleared)} " in shown) is bool(said.not_cleared)
        assert "0 other" not in shown
        assert "no red flag" not in shown.casefold()


def test_before_anything_is_asked_every_red_flag_is_said_to_be_open(qtbot: QtBot) -> None:
    block = UnknownBlock(330)
    qtbot.addWidget(block)
    block.show_assessment(assess(fold([opened(leg_pain())]), leg_pain()), Say(leg_pain()))
    assert block._title.text == "No trigger recorded. This does not rule anything out."
    assert block._text.text.startswith("19 of 19 red flags not cleared. ")


def test_what_was_not_examined_leads_before_any_count(qtbot: QtBot) -> None:
    block = UnknownBlock(330)
    qtbot.addWidget(block)
    safety = Safety(("Saddle sensation NOT EXAMINED (declined)",), quiet=10, questions=10)
    for case in ("", "cauda_equina"):
        block.show_assessment(assessment(case), Say(leg_pain()), safety=safety)
        assert block._title.text == "Saddle sensation NOT EXAMINED (declined)"
        assert "This does not rule anything out." in block._text.text


def test_an_age_that_flags_wait_for_is_said_on_the_screen(qtbot: QtBot) -> None:
    block = UnknownBlock(330)
    qtbot.addWidget(block)
    block.show_assessment(assessment("fall_age_not_recorded"), Say(leg_pain()))
    assert "Age: not recorded." in block._text.text
    block.show_assessment(assessment("fall_at_40"), Say(leg_pain()))
    assert "Age" not in block._text.text


def assessment(case: str) -> Assessment:
    return assess(an_invented_patient(case), leg_pain())
