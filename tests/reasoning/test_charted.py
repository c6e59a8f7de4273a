"""What is drawn over the visits: intervals as intervals, nothing until the end as an open mark, gaps as gaps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from examassist.reasoning.charted import Charted, charted
from examassist.reasoning.over_time import over_time
from tests.builders import EXAMINED_AT, EncounterBuilder, an_encounter
from tests.reasoning.patients import edition
from tests.reasoning.wrist import a_wrist, days_before, wrist

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.reasoning.charted import Series


def leg(days: int = 0) -> EncounterBuilder:
    return an_encounter("leg_pain").at(EXAMINED_AT - timedelta(days=days))


def drawn(now: EncounterBuilder, *before: EncounterBuilder) -> Charted:
    given: list[Encounter] = [each.build() for each in before]
    return charted(over_time(now.build(), given, edition()), edition())


def kinds(series: Series) -> list[str]:
    return [each.kind for each in series.drawn]


def test_a_band_is_drawn_as_its_interval_and_the_last_one_has_no_end() -> None:
    (series,) = drawn(leg().say("walking_distance", "from_50_m"), leg(90).say("walking_distance", "from_1_km")).series
    assert [(each.kind, each.low, each.high) for each in series.drawn] == [
        ("interval", 1000, None),
        ("interval", 50, 200),
    ]
    assert (series.unit, series.bottom, series.steps) == ("m", 0, ())
    assert series.top > 1000


def test_what_this_visit_has_not_answered_is_named_and_not_drawn() -> None:
    found = drawn(leg(), leg(90).say("walking_distance", "from_1_km"))
    assert found.series == ()
    assert found.waiting == ("How far until you must stop",)
    declined = drawn(leg().missing("walking_distance", "declined"), leg(90).say("walking_distance", "from_1_km"))
    assert [kinds(each) for each in declined.series] == [["interval", "missing"]]


def test_none_in_thirty_seconds_is_an_open_mark_and_no_number_and_a_gap_stays_one() -> None:
    none = leg(200).both("lumbar_extension_30s", "no_symptoms")
    later = leg().both("lumbar_extension_30s", "leg_symptoms").say("lumbar_extension_onset_seconds", 22)
    (series,) = drawn(later, none, leg(100)).series
    assert kinds(series) == ["nothing", "missing", "point"]
    assert series.drawn[0].says == "None in 30 s"
    assert series.end == 30
    half = leg(200).left("lumbar_extension_30s", "no_symptoms")
    assert kinds(drawn(later, half).series[0]) == ["missing", "point"], "one side alone is not none"


def test_the_seconds_wait_until_the_test_of_this_visit_is_answered() -> None:
    before = leg(90).both("lumbar_extension_30s", "leg_symptoms").say("lumbar_extension_onset_seconds", 12)
    began = leg().both("lumbar_extension_30s", "leg_symptoms")
    assert drawn(began, before).series == (), "the number is still asked for"
    assert drawn(leg().left("lumbar_extension_30s", "no_symptoms"), before).series == ()
    assert kinds(drawn(leg().both("lumbar_extension_30s", "no_symptoms"), before).series[0]) == ["point", "nothing"]
    unable = leg().unable("lumbar_extension_30s.left").unable("lumbar_extension_30s.right")
    (series,) = drawn(unable, before).series
    assert (kinds(series), series.drawn[-1].says) == (["point", "missing"], "unable")


def pressures(builder: EncounterBuilder, ankle: int, *, second: bool = True) -> EncounterBuilder:
    builder.both("brachial_systolic", 140).left("dorsalis_pedis_pressure", ankle)
    return builder.left("posterior_tibial_pressure", ankle - 4) if second else builder


def test_the_index_is_computed_for_each_leg_and_with_one_artery_it_is_at_least_that() -> None:
    found = drawn(pressures(leg(), 112), pressures(leg(90), 126, second=False), leg(30))
    (series,) = found.series
    assert series.name == "Ankle-brachial index, left"
    assert [(each.kind, each.says) for each in series.drawn] == [
        ("interval", "At least 0.90"),
        ("missing", "not examined"),
        ("point", "0.80"),
    ]
    assert series.drawn[0].high is None
    waiting = drawn(pressures(leg(), 112, second=False), pressures(leg(90), 126))
    assert waiting.waiting == ("Ankle-brachial index, left",), "the second artery is still to be measured"


def test_an_order_without_numbers_keeps_its_words_and_gets_no_number() -> None:
    before = days_before(9).left("grip_bounce", "no_bounce").left("wrist_turn_angle", "stuck").build()
    now = a_wrist().left("grip_bounce", "good_bounce").left("wrist_turn_angle", 90).build()
    turn, bounce = charted(over_time(now, [before], wrist()), wrist()).series
    assert bounce.steps == ("No bounce", "Small bounce", "Good bounce", "Wild bounce")
    assert [(each.low, each.high) for each in bounce.drawn] == [(0, 1), (2, 3)]
    assert [(each.kind, each.low) for each in turn.drawn] == [("coded", None), ("point", 90)]
