"""The invented patient entered by real keys, killed half-way, gone on with and exported."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import IO, TYPE_CHECKING, Any

import pypdfium2
import pytest

from examassist.domain.finding import How
from examassist.knowledge.encounter_file import read_encounter
from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import assessment_json
from examassist.reasoning.invented import case_encounter
from examassist.reasoning.say import Say
from examassist.settings import Settings
from examassist.workstation import Workstation
from tests.needs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.needs_qt, pytest.mark.timeout(300)]


def clinician(part: str, home: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "EXAMASSIST_KEYSTORE": "file", "EXAMASSIST_HOME": str(home)}
    command = [sys.executable, "-m", "tests.journeys.clinician", part, str(home)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE)


def told(stream: IO[str] | None) -> dict[str, Any]:
    assert stream is not None
    line = stream.readline()
    assert line, "the window ended without a word"
    answer: dict[str, Any] = json.loads(line)
    return answer


def test_a_patient_entered_by_keys_survives_a_kill_and_is_exported_exactly(tmp_path: Path) -> None:
    home = tmp_path / "clinic"
    with clinician("half", home) as first:
        before = told(first.stdout)
        os.kill(first.pid, signal.SIGKILL)
    with clinician("rest", home) as second:
        after = told(second.stdout)
        done = told(second.stdout)
        assert second.wait(60) == 0

    assert after["offered"] == "INVENTED, Stena"
    assert {name: after[name] for name in ("step", "cell", "undo")} == {
        name: before[name] for name in ("step", "cell", "undo")
    }

    workstation = Workstation(Settings(data_folder=home))
    edition, cases = workstation.edition(), workstation.cases()
    demo = case_encounter(next(case for case in cases if case.id == edition.header.demo_case), cases, edition)
    saved = read_encounter((home / "exam.json").read_bytes(), "exam.json")
    own = {finding.key: finding.value for finding in saved.findings if finding.how is not How.GROUP_ANSWER}
    group = {finding.key: finding.value for finding in saved.findings if finding.how is How.GROUP_ANSWER}
    assert own == {finding.key: finding.value for finding in demo.findings if finding.key not in group}
    assert set(group.values()) <= {()}

    again = assess(saved, workstation.edition_for(saved), look_ahead=False)
    assert assessment_json(again) == (home / "assessment.json").read_text(encoding="utf-8")

    (pdf,) = home.glob("*.pdf")
    assert "Invented" not in pdf.name
    assert done["said"] == [f"Exported to {pdf}", f"Saved as {home / 'exam.json'}"]
    printed = " ".join(text_of(pdf).split())
    say = Say(edition)
    for finding in saved.findings:
        if finding.key in own:
            assert say.label(finding.item) in printed
            assert say.value(finding) in printed
    assert "INVENTED, Stena" in printed
    assert "14-Mar-1955" in printed


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "\n".join(pages)
