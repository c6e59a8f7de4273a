from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from examassist.domain.encounter import encounter_json
from examassist.settings import Country
from tests.screens import wait_until
from tests.ui.window import a_window, an_invented_patient

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_file_that_names_no_country_gets_the_guidance_of_this_workstation(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    window = a_window(qtbot, home)
    window._workstation.settings = replace(window._workstation.settings, country=Country.UK)
    content = json.loads(encounter_json(an_invented_patient()))
    content.pop("profile", None)
    (tmp_path / "exam.json").write_text(json.dumps(content), encoding="utf-8")
    window.files.open_file(tmp_path / "exam.json")
    wait_until(lambda: window.in_exam)
    assert window.desk.model is not None
    assert window.desk.model.encounter.profile.country.value == Country.UK.value


def test_a_file_that_is_none_is_refused_in_words(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    (tmp_path / "exam.json").write_text("not an exam", encoding="utf-8")
    with qtbot.waitSignal(window.desk.failed, timeout=10_000):
        window.files.open_file(tmp_path / "exam.json")
    assert "exam.json" in window.notice.label.text()
    assert not window.in_exam
