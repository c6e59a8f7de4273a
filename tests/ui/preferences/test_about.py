from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from examassist import __version__
from examassist.settings import Settings
from examassist.ui.preferences.about import about_lines, records, told
from tests.ui.exam_room import leg_pain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_says_versions_content_sources_licences_and_that_nobody_has_reviewed_it() -> None:
    edition = leg_pain()
    text = "\n".join(about_lines(edition))
    for part in (__version__, edition.short_digest, f"{len(edition.sources)} sources", "Not clinically reviewed"):
        assert part in text
    for part in (edition.header.intended_use, edition.header.limits, "LGPL", "Open Font License", "ISC"):
        assert part in text
    assert about_lines(None)[0].endswith(__version__), "also before the content is read"


def test_it_says_where_the_records_lie() -> None:
    assert records(Settings(data_folder=Path("/somewhere")))[0] == "/somewhere"


def test_every_line_is_shown_whole(qtbot: QtBot) -> None:
    body = told(("One", "Two " * 60))
    qtbot.addWidget(body)
    assert [label.text() for label in body.findChildren(QLabel)] == ["One", "Two " * 60]
    assert all(label.wordWrap() for label in body.findChildren(QLabel))
