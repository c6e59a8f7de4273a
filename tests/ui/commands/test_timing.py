from __future__ import annotations

from examassist.ui.commands.timing import timed
from tests.ui.exam_room import key, leg_pain, wrist


def test_a_measure_in_seconds_is_timed_and_longer_is_a_result_only_where_the_content_says_so() -> None:
    stand = timed(key("single_leg_stance_seconds.left"), leg_pain())
    assert stand is not None
    assert (stand.seconds, stand.limit, stand.held, stand.asks) == (key("single_leg_stance_seconds.left"), 30, True, "")
    relief = timed(key("standing_still_relief_seconds"), leg_pain())
    assert relief is not None
    assert not relief.held


def test_a_row_and_the_seconds_its_answer_opens_are_timed_as_one() -> None:
    for cell in ("lumbar_extension_30s.left", "lumbar_extension_30s.right", "lumbar_extension_onset_seconds"):
        what = timed(key(cell), leg_pain())
        assert what is not None
        assert (str(what.seconds), what.asks, what.answer) == (
            "lumbar_extension_onset_seconds",
            "lumbar_extension_30s",
            "leg_symptoms",
        )
        assert what.sided
        assert not what.held


def test_nothing_else_is_timed() -> None:
    seconds = {item.id for item in leg_pain().items if item.ucum == "s"}
    for item in leg_pain().items:
        what = timed(leg_pain().keys_of(item)[0], leg_pain())
        assert (what is not None) == (item.id in seconds or item.id == "lumbar_extension_30s"), item.id
    assert all(timed(wrist().keys_of(item)[0], wrist()) is None for item in wrist().items if item.ucum != "s")
