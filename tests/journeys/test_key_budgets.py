"""Whole exams as literal key sequences on the real window: the record they make, and how many keys they cost.

The limits are those of the design for the focused exam, from the new exam to the exported draft; who the patient is
costs the same in every program and is left out. Every key is counted, Shift, Ctrl and Alt too, and one for accepting
the folder that the draft goes to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from examassist.domain.finding import How
from examassist.ui.exam_page import ExamPage
from tests.journeys.keyboard import Keyboard, counted
from tests.needs import TESTS
from tests.screens import wait_until
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.domain.finding import Finding
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow

KEY, THOUGHT = 0.28, 1.35
"""Seconds for one key and for one thought, of the keystroke-level model."""
NO_FLAG = "n n n n n n n n n n PgDn"
LEGS_NORMAL = """
    heel_walk both can; single_heel_raises both 9; lumbar_extension_30s both no_symptoms; plantar_response both flexor
    ankle_dorsiflexion_strength both full; great_toe_extension_strength both full; femoral_pulse both normal
    dorsalis_pedis_pulse both normal; posterior_tibial_pulse both normal; foot_wound both none
    l4_light_touch both normal; l5_light_touch both normal; s1_light_touch both normal
    great_toe_vibration both normal; straight_leg_raise_response both raised_fully; hip_internal_rotation both free
    knee_reflex both normal; ankle_reflex both normal; gait_pattern normal"""
SAFE = """
    bladder_or_bowel_change no; saddle_or_sexual_change no; both_legs_newly_affected no; new_leg_weakness no
    threatened_leg_sign no; infection_sign no; cancer_or_constant_pain no; fall_bone_or_bleeding_risk no
    cord_sign_told no; clot_or_aortic_sign no"""


@dataclass(frozen=True)
class Scenario:
    """Keys, what they must record, and what they may cost; ``thoughts`` as the model counts them."""

    keys: str
    record: str
    limit: int
    seconds: int
    thoughts: int
    impression: str = ""
    by_section: int = 0


NORMAL = Scenario(
    keys=f"""
        Ctrl+N Enter {NO_FLAG}
        5 Enter Space 1 Enter 2 PgDn
        2 3 3 m Enter Space 0 Enter 0 Enter PgDn
        Space a 9 Enter = 1 1 PgDn
        a 1 1 PgDn
        a 1 1 PgDn
        a 2 2 PgDn
        a 1 1 PgDn
        Tab l o w Enter PgDn Enter Enter""",
    record=f"""{SAFE}{LEGS_NORMAL}
        symptom_site right back_of_thigh; symptom_site left none; brought_on_by walking
        posture_that_ends_it must_sit_or_bend; symptom_course unchanged; leg_versus_back_pain equal
        symptom_since 2026-08; risk_group none; care_tried none; care_weeks 0""",
    limit=66,
    seconds=70,
    thoughts=20 + 0 + 8 + 2,
    impression="nonspecific_low_back_pain",
    by_section=24,
)
STENOSIS = Scenario(
    keys=f"""
        Ctrl+N Enter {NO_FLAG}
        1 7 Enter = 1 3 Enter 2 1 Enter = n n PgDn
        2 2 1 y Enter Space 2 5 Enter 8 Enter 2 PgDn
        1 2 Enter 1 = 5 Enter = 3 = 1 5 Enter PgDn
        a 1 1 Up Up 1 1 PgDn
        a 1 1 PgDn
        a 2 2 2 2 PgDn
        a 1 1 PgDn
        Tab s t e n Enter PgDn Enter Enter""",
    record=f"""{SAFE}{LEGS_NORMAL}
        symptom_site both buttock+calf; brought_on_by walking+standing; posture_that_ends_it must_sit_or_bend
        lower_leg_and_foot_site both inner_shin; shooting_below_knee both no
        symptom_course unchanged; leg_versus_back_pain leg_worse; symptom_since 2025; risk_group none
        care_tried physiotherapy+nsaid; care_weeks 8; care_result no_change
        gait_pattern short_slow_steps+stooped_forward; single_heel_raises both 5
        lumbar_extension_30s both leg_symptoms; lumbar_extension_onset_seconds 15; ankle_reflex both reduced
        saddle_sensation both normal""",
    limit=88,
    seconds=95,
    thoughts=20 + 10 + 8 + 2,
    impression="lumbar_stenosis",
    by_section=20,
)
VASCULAR = Scenario(
    keys=f"""
        Ctrl+N Enter {NO_FLAG}
        Space 7 Enter 1 Enter 1 0 Enter 3 Enter PgDn
        2 1 1 y Enter 1 Enter 4 2 0 Enter 0 Enter 0 Enter PgDn
        Space a 9 Enter = 1 1 PgDn
        a 1 1 PgDn
        2 2 2 0 2 0 1 1 1 1 2
        Ctrl+B 1 4 0 1 4 0 1 5 0 9 0 1 5 0 8 0 Enter Esc 1 2 PgDn
        a 2 2 PgDn
        a 1 1 PgDn
        Tab p e r i Enter PgDn Enter Enter""",
    record=f"""{SAFE}{LEGS_NORMAL}
        symptom_site right none; symptom_site left calf; brought_on_by walking
        posture_that_ends_it standing_still_is_enough; lower_leg_and_foot_site right -
        lower_leg_and_foot_site left top_of_foot; symptom_course unchanged; leg_versus_back_pain leg_only
        symptom_since 2025; risk_group smoking; smoking current; smoking_pack_years 20
        care_tried none; care_weeks 0
        dorsalis_pedis_pulse left absent; posterior_tibial_pulse left absent; aortic_pulsation not_felt
        foot_temperature right warm; foot_temperature left cool; arterial_doppler right multiphasic
        arterial_doppler left monophasic
        brachial_systolic both 140; dorsalis_pedis_pressure right 150; dorsalis_pedis_pressure left 90
        posterior_tibial_pressure right 150; posterior_tibial_pressure left 80""",
    limit=115,
    seconds=115,
    thoughts=20 + 10 + 8 + 3,
    impression="peripheral_artery_disease",
    by_section=18,
)
SCENARIOS = {"a normal exam": NORMAL, "stenosis": STENOSIS, "vascular with pressures": VASCULAR}
CAUDA_EQUINA = "Ctrl+N Enter y 1"
TRANSFER = f"{CAUDA_EQUINA} Alt+T Enter"
"""The last key accepts the folder."""


def written(text: str) -> dict[str, object]:
    """The findings that a scenario names, one for each cell; a later line counts more."""
    found: dict[str, object] = {}
    for entry in (entry.split() for line in text.splitlines() for entry in line.split(";")):
        if not entry:
            continue
        item, value, *sided = entry
        sides = {"both": (".right", ".left"), "right": (".right",), "left": (".left",)}.get(value, ("",))
        for side in sides:
            found[item + side] = sided[0] if sided else value
    return found


def read(finding: Finding) -> str:
    """A finding in the words of a scenario."""
    if isinstance(finding.value, tuple):
        return "+".join(finding.value) or "-"
    return str(finding.value if finding.not_obtained is None else finding.not_obtained)


def opened_by(window: MainWindow, keys: list[str]) -> ExamScreens:
    """The exam that these keys open, with a patient typed in between who costs nothing here."""
    keyboard = Keyboard(window)
    keyboard.play(keys[0])
    for letter in "Invented":
        keyboard.press(letter)
    keyboard.press("Tab")
    keyboard.press("Tab")
    for letter in "14-Mar-1968":
        keyboard.press(letter)
    for key in ("Tab", "Tab", "Space", "Shift+Tab"):
        keyboard.press(key)
    keyboard.play(keys[1])
    wait_until(lambda: window.screens is not None)
    assert window.screens is not None
    return window.screens


def emergency_of(screens: ExamScreens) -> str:
    """The emergency that is raised now."""
    emergency = screens.model.assessment.emergency
    assert emergency is not None
    return emergency.id


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_whole_exam_costs_no_more_keys_than_it_may(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    scenario = SCENARIOS[name]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    window = a_window(qtbot, tmp_path)
    *keys, folder = scenario.keys.split()
    assert folder == "Enter", "the last key accepts the folder"
    screens = opened_by(window, keys[:2])
    Keyboard(window).play(" ".join(keys[2:]))
    wait_until(lambda: bool(list(tmp_path.glob("*.pdf"))))

    findings = screens.model.encounter.findings
    own = {str(finding.key): read(finding) for finding in findings if finding.how is not How.GROUP_ANSWER}
    assert own == written(scenario.record)
    filled = [finding for finding in findings if finding.how is How.SECTION_NORMAL]
    assert len(filled) == scenario.by_section
    impression = screens.model.encounter.impression
    assert impression is not None
    assert impression.conditions == (scenario.impression,)

    cost = counted(scenario.keys)
    seconds = cost * KEY + scenario.thoughts * THOUGHT
    print(f"{name}: {cost} keys, {seconds:.0f} s")  # noqa: T201  the figures are read by people
    assert cost <= scenario.limit
    assert seconds <= scenario.seconds


def test_the_emergency_window_of_a_red_flag_is_few_keys_away(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    screens = opened_by(window, ["Ctrl+N", "Enter"])
    assert window.emergencies is not None
    *first, last = CAUDA_EQUINA.split()[2:]
    Keyboard(window).play(" ".join(first))
    assert not window.emergencies.window.isVisible(), "it asks before the onset is known"
    Keyboard(window).play(last)
    assert window.emergencies.window.isVisible(), "the window itself, not only the bar"
    assert window.emergencies.window.flags == (emergency_of(screens),)
    emergency = screens.model.assessment.emergency
    assert emergency is not None
    assert "bladder_or_bowel_change" in {str(fact.finding) for fact in emergency.because}
    assert emergency.onset == "new_or_worse"
    assert window.emergency.isVisible()
    assert counted(CAUDA_EQUINA) <= 30


def test_from_a_new_exam_to_the_transfer_page_is_no_more_than_thirty_keys(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(folder))
    window = a_window(qtbot, tmp_path)
    *keys, accepts = TRANSFER.split()
    assert accepts == "Enter"
    opened_by(window, keys[:2])
    *asked, transfer = keys[2:]
    Keyboard(window).play(" ".join(asked))
    assert window.emergencies is not None
    wait_until(lambda: window.emergencies is not None and window.emergencies.window.guard.is_open)
    Keyboard(window).play(transfer)
    wait_until(lambda: bool(list(folder.glob("*.pdf"))))
    [page] = folder.glob("*.pdf")
    wait_until(lambda: str(page) in window.notice.label.text())
    with pypdfium2.PdfDocument(page) as pdf:
        assert len(pdf) == 1
        text = pdf[0].get_textpage().get_text_range()
    assert "Cauda equina emergency criteria are met" in text
    assert "UNSIGNED, written by" in text
    cost = counted(TRANSFER)
    print(f"red flag to transfer page: {cost} keys")  # noqa: T201  the figures are read by people
    assert cost <= 30


def test_every_step_shows_the_approved_rows_and_no_others(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    screens = in_exam(window)
    shown: list[str] = []
    for step in screens.model.edition.steps:
        screens.go_to_step(step.step)
        page = window.pages.currentWidget()
        if isinstance(page, ExamPage):
            shown += [str(key) for key in page.cell_keys()]
    approved = (TESTS / "approved" / "focused_exam.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(shown) == sorted(approved[2:])
    assert QApplication.focusWidget() is not None
