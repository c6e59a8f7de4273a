from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from examassist.domain.evolve import evolve
from examassist.domain.patient import Patient, Sex
from examassist.ui import dress, theme
from examassist.ui.banner import Banner, born_text, day_text, patient_name
from examassist.ui.plain_label import PlainLabel
from tests.ui.exam_room import NOW

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

STENA = Patient(family_name="Halvorsen", given_name="Stena", birth_date=date(1955, 3, 14), id="EX-1", sex=Sex.FEMALE)


def test_the_patient_is_named_last_name_first_with_a_date_nobody_can_misread(qtbot: QtBot) -> None:
    banner = a_banner(qtbot)
    banner.show_patient(STENA, NOW.date())
    assert banner.name.text() == "HALVORSEN, Stena"
    assert born_text(STENA, NOW.date()) == "14-Mar-1955 (71 y)"
    assert not banner.not_identified.isVisibleTo(banner)


def test_a_patient_without_name_and_number_is_said_to_be_not_identified(qtbot: QtBot) -> None:
    banner = a_banner(qtbot)
    banner.show_patient(Patient(), NOW.date())
    assert banner.not_identified.isVisibleTo(banner)
    assert not banner.name.isVisibleTo(banner)
    with qtbot.waitSignal(banner.identify_wanted):
        banner.identify.click()


def test_what_is_not_recorded_is_not_known() -> None:
    assert born_text(Patient(), NOW.date()) == "Not known"
    assert born_text(Patient(age_years=71), NOW.date()) == "Not known (71 y)"
    assert patient_name(Patient(id="7")) == "Name not known"
    assert day_text(date(2026, 9, 4)) == "04-Sep-2026"


def test_a_name_is_never_read_as_html(qtbot: QtBot) -> None:
    banner = a_banner(qtbot)
    banner.show_patient(Patient(family_name="<b>x</b>"), NOW.date())
    assert banner.name.textFormat() is Qt.TextFormat.PlainText


def test_saved_is_said_with_its_time_and_not_saved_with_its_beginning(qtbot: QtBot) -> None:
    banner = a_banner(qtbot)
    banner.show_saved(NOW)
    assert banner.saved.text() == "Saved 10:00:00"
    assert not banner.retry.isVisibleTo(banner)
    banner.show_not_saved(NOW, "The disk is full.")
    assert banner.saved.text() == "Not saved since 10:00"
    assert banner.saved.toolTip() == "The disk is full."
    with qtbot.waitSignal(banner.retry_wanted):
        banner.retry.click()
    banner.show_saving()
    assert banner.saved.text() == "Saving"


def test_more_alerts_than_fit_are_counted(qtbot: QtBot) -> None:
    banner = a_banner(qtbot)
    banner.resize(1440, banner.height())
    banner.show_alerts(("One", "Two", "Three"))
    assert [pill.label.text() for pill in banner._alerts] == ["One", "Two and 1 more"]
    banner.show_alerts(())
    assert not any(pill.isVisibleTo(banner) for pill in banner._alerts)


def a_banner(qtbot: QtBot) -> Banner:
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


def test_who_is_examined_stands_whole_in_a_window_of_1366_at_200_percent(qtbot: QtBot) -> None:
    dress.change(theme.Looks(zoom=200))
    banner = a_banner(qtbot)
    banner.show_patient(evolve(STENA, family_name="Brandvold-Sandberg", given_name="Ingrid Marie"), NOW.date())
    banner.show_two_lines(on=True)
    banner.show_alerts(("Heart pacemaker or defibrillator", "Takes a blood thinner", "Allergy to contrast"))
    banner.show_saved(NOW)
    banner.resize(1366, banner.height())
    banner.show()
    assert banner.name.shown == banner.name.text()
    cut = [each.text() for each in banner.findChildren(PlainLabel) if each.isVisible() and each.width() < _whole(each)]
    assert [text for text in cut if "and 2 more" not in text] == [], "a warning gives way, an identity never"
    dress.change(theme.Looks())


@pytest.mark.parametrize("width", [1024, 1100, 1180, 1280, 1366, 1440, 1800])
def test_no_warning_cuts_who_is_examined_at_any_width(qtbot: QtBot, width: int) -> None:
    """The warnings of a pacemaker once left ``14-M`` of a birth date, without a sign that more was there."""
    dress.change(theme.Looks())
    banner = a_banner(qtbot)
    banner.resize(width, banner.height())
    banner.show()
    banner.show_patient(evolve(STENA, family_name="Brandvold-Sandberg", id="EX-212-551"), NOW.date())
    banner.show_saved(NOW)
    for alerts in ((), ("Cardiac device",), ("Cardiac device", "Low kidney function", "Takes a blood thinner")):
        banner.show_alerts(alerts)
        banner.show_saving()
        banner.show_saved(NOW)
        QApplication.sendPostedEvents()
        cut = [
            each.text() for each in banner.findChildren(PlainLabel) if each.isVisible() and each.width() < _whole(each)
        ]
        assert cut == []
        said = " ".join(pill.label.text() for pill in banner._alerts if pill.isVisible())
        assert (alerts[0] in said) if alerts else not said
        assert len(alerts) < 2 or "more" in said
    if width == 1800:
        assert banner.help.isVisible()
        assert sum(pill.isVisible() for pill in banner._alerts) == 2


def test_where_nobody_is_examined_no_second_line_takes_the_room_of_the_page(qtbot: QtBot) -> None:
    banner = a_banner(qtbot)
    low = banner.height()
    banner.show_two_lines(on=True)
    assert banner.height() == low
    banner.show_patient(STENA, NOW.date())
    assert banner.height() > low
    banner.show_nobody("Leg pain")
    assert banner.height() == low


def _whole(label: PlainLabel) -> int:
    return label.fontMetrics().horizontalAdvance(label.text())


def test_typing_from_paper_is_said_until_it_ends_and_never_of_nobody(qtbot: QtBot) -> None:
    banner = a_banner(qtbot)
    banner.show_patient(STENA, NOW.date())
    banner.show_from_paper("FROM PAPER, examined 19-Nov-2026 14:30")
    assert banner.from_paper.isVisibleTo(banner)
    assert banner.from_paper.label.text() == "FROM PAPER"
    assert banner.from_paper.accessibleName() == "FROM PAPER, examined 19-Nov-2026 14:30"
    banner.show_nobody("")
    assert not banner.from_paper.isVisibleTo(banner)
