from __future__ import annotations

from examassist.report.by_number import PLAIN, with_notice
from examassist.report.fonts import is_drawn
from tests.report.builders import a_creaking_wrist


def test_the_notice_is_one_line_more_at_the_foot_where_it_is_needed() -> None:
    with_all = a_creaking_wrist().document
    assert with_notice(with_all) is with_all
    without = a_creaking_wrist().patient(given_name="明").document
    assert without.footer[:2] == with_all.footer
    assert "[U+738B]" in without.footer[2]


def test_signs_that_are_not_looked_up_are_all_drawn() -> None:
    assert all(map(is_drawn, PLAIN))
