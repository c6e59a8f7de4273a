from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton

from examassist.ui.drafts import DraftSummary
from examassist.ui.start_page import SHOWN, DraftRow, Fact, StartPage
from examassist.ui.theme import colour
from tests.ui.exam_room import dressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

DRAFT = DraftSummary(
    "e1",
    "HALVORSEN, Stena",
    "7",
    "Sensation",
    "Sensation: L5, right",
    "18 min ago",
    plan="2 things can still change the plan",
)


def test_nothing_begins_before_the_content_is_read(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert not page.new.isEnabled()
    page.show_ready()
    assert page.new.isEnabled()
    with qtbot.waitSignal(page.new_wanted):
        page.new.click()


def test_the_newest_draft_is_offered_by_name_and_place(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.show_drafts([DRAFT])
    assert (page.go_on.text(), page.go_on._about) == ("HALVORSEN, Stena", "Continue at Sensation")
    with qtbot.waitSignal(page.continue_wanted) as told:
        page.go_on.click()
    assert told.args == ["e1"]
    assert not page.grab().isNull()


def test_a_draft_is_continued_or_discarded_from_its_row(qtbot: QtBot) -> None:
    row = DraftRow(DRAFT)
    qtbot.addWidget(row)
    buttons = {button.text(): button for button in row.findChildren(QPushButton)}
    with qtbot.waitSignal(row.discard_wanted):
        buttons["Discard"].click()
    with qtbot.waitSignal(row.continue_wanted):
        buttons["Continue"].click()


def test_a_draft_that_cannot_be_read_is_shown_and_not_offered(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.show_drafts([DraftSummary("e1", "Cannot be read", broken="Act 3 is not what was saved.")])
    assert not page.go_on.isEnabled()
    with qtbot.assertNotEmitted(page.continue_wanted):
        page.continue_first()


def test_an_emergency_that_nobody_answered_heads_the_list_however_old_it_is(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    open_one = replace(DRAFT, exam="e2", name="LINDQVIST", emergency="Threatened leg", clock="Now", now=True)
    today = replace(open_one, exam="e3", emergency="Wound", clock="Today", now=False)
    page.show_drafts([*[DRAFT] * SHOWN, today, open_one])
    entry = page._list_column.itemAt(0)
    assert entry is not None
    first = entry.widget()
    assert isinstance(first, DraftRow)
    alarm = next(label for label in first.findChildren(QLabel) if "nobody is acting" in label.text())
    assert alarm.text() == "Now: nobody is acting. Threatened leg"
    assert alarm.palette().windowText().color() == colour("emer-ink")
    entry = page._list_column.itemAt(2)  # a line stands between two
    assert entry is not None
    second = entry.widget()
    assert isinstance(second, DraftRow)
    alarm = next(label for label in second.findChildren(QLabel) if "nobody is acting" in label.text())
    assert alarm.palette().windowText().color() == colour("urg"), "red is kept for what is now"
    assert page.go_on.text() == DRAFT.name, "the key still goes on with the newest"


def test_a_journal_that_cannot_be_read_promises_nothing(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.show_drafts([DRAFT])
    page.show_no_drafts_because("The journal is in use.")
    assert page._kept.text() == ""
    assert not page.go_on.isEnabled()


def test_more_drafts_than_fit_are_counted(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.show_drafts([DRAFT] * (SHOWN + 2))
    assert len(page.findChildren(DraftRow)) == SHOWN
    page.show_no_drafts_because("The journal is in use.")
    page.show_facts([Fact("lock", "Works offline", "")])


def a_page(qtbot: QtBot) -> StartPage:
    dressed()
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    return page
