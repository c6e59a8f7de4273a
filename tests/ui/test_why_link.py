from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.why_link import WhyLink
from tests.ui.exam_room import a_model, dressed, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_enter_space_and_a_click_ask_for_what_it_explains(qtbot: QtBot) -> None:
    dressed()
    link = WhyLink()
    qtbot.addWidget(link)
    flag = a_model().assessment.red_flags[0]
    link.explain(flag, flag.says)
    told: list[object] = []
    link.wanted.connect(told.append)
    with qtbot.waitActive(link):
        link.show()
        link.activateWindow()
    link.setFocus()
    press("Enter", "Space")
    link.click()
    assert told == [flag, flag, flag]
    assert flag.says in link.accessibleName()
