"""``examassist check`` finds what is wrong with a pack, in its form and in its cases."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from examassist.workstation import Workstation
from tests.cli.conftest import WRIST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "wrist"
    shutil.copytree(WRIST, folder)
    return folder


def test_a_sound_pack_is_said_to_be_sound(examassist: Callable[..., Ran]) -> None:
    ran = examassist("check")
    assert ran.code == 0, ran.out
    assert ran.out.startswith("wrist: no faults in edition 1 of 2026-11-21 with ")
    assert ran.out.endswith("; not clinically reviewed\n")


def test_a_fault_of_form_is_the_answer_no_with_its_place(examassist: Callable[..., Ran], pack: Path) -> None:
    file = pack / "items" / "01_opening.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("kind: date", "kind: dat"), encoding="utf-8")
    ran = examassist("check", pack)
    assert (ran.code, ran.err) == (1, "")
    *faults, end = ran.out.splitlines()
    assert any(line.startswith("items/01_opening.yaml:") for line in faults)
    assert end == f"wrist: {len(faults)} fault{'s' if len(faults) > 1 else ''}"


def test_a_case_that_comes_out_otherwise_is_a_fault(examassist: Callable[..., Ran], pack: Path) -> None:
    file = pack / "cases" / "cases.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("urgency: now", "urgency: routine"), encoding="utf-8")
    ran = examassist("check", pack)
    assert ran.code == 1
    assert "case blue_fingers_today: urgency should be routine, is now" in ran.out
    lines = text.splitlines()
    line = next(at for at, each in enumerate(lines, 1) if "id: blue_fingers_today" in each)
    assert f"cases/cases.yaml:{line}:5: case blue_fingers_today: urgency" in ran.out


def test_a_small_case_that_comes_out_otherwise_names_its_file_and_line(
    examassist: Callable[..., Ran], pack: Path
) -> None:
    for name, old, new, begins in (
        ("rules/gates.yaml", "silent: {answers: {blue_fingers: no}}", "silent: {}", "blue_hand, case silent"),
        ("scores/creaking.yaml", "totals: [0, 3]", "totals: [0, 4]", "score "),
    ):
        file = pack / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        ran = examassist("check", pack)
        assert ran.code == 1
        assert any(re.match(rf"{name}:\d+:5: {begins}", line) for line in ran.out.splitlines()), ran.out
        file.write_text(text, encoding="utf-8")


BROKEN = [
    ("rules/gates.yaml", "core: [blue_fingers]", "core: [blue_fingers]\n    onset_from: [nothing]", "twice"),
    (
        "rules/gates.yaml",
        "onset: [new_or_worse, unknown]",
        "onset: [new_or_worse, unknown]\n        onset_from: [x]",
        "`x`",
    ),
    ("rules/rules.yaml", "silent: {age: 90}", "silent: {age: -5}", "`age`"),
    ("rules/rules.yaml", "silent: {age: 90}", "silent: {age: 90, earlier_days_ago: 99999999}", "`earlier_days_ago`"),
    ("rules/rules.yaml", "grip_bounce.right: no_bounce}}", "grip_bounce.rite: no_bounce}}", "`grip_bounce.rite`"),
    ("wording/en.yaml", "{cell}: {value}", "{cel}: {value}", "{cel}"),
    ("pack.yaml", "onset_new_days: 14", "onset_new_days: -5", "`onset_new_days`"),
    ("items/maps.yaml", "region: whole_hand", "region: elbow", "`elbow`"),
    ("pack.yaml", "onset_new_days: 14", "onset_new_days: 14\nonset_new_when: {finding: x, is: yes}", "`x`"),
    ("groups/creaking.yaml", "review_by: 2027-11", "review_by: 2027-13", "is no month"),
    ("items/01_opening.yaml", "label: Lifts a kettle", 'label: "Lifts \\u202e kettle"', "U+202E"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), BROKEN)
def test_a_broken_pack_is_a_fault_of_form_with_its_file_and_line(
    examassist: Callable[..., Ran], pack: Path, name: str, old: str, new: str, said: str
) -> None:
    file = pack / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    ran = examassist("check", pack)
    assert (ran.code, ran.err) == (1, "")
    faults = ran.out.splitlines()[:-1]
    assert [line for line in faults if re.match(rf"{name}:\d+:\d+: ", line) and said in line], ran.out


def test_rules_past_their_month_are_said_and_are_no_fault(
    examassist: Callable[..., Ran], pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "past the month" not in examassist("check", pack).out
    monkeypatch.setattr(Workstation, "now", lambda _: datetime(2027, 11, 30, 12, tzinfo=UTC))
    assert "past the month" not in examassist("check", pack).out
    monkeypatch.setattr(Workstation, "now", lambda _: datetime(2027, 12, 1, 12, tzinfo=UTC))
    ran = examassist("check", pack)
    assert ran.code == 0
    first = ran.out.splitlines()[0]
    assert first.startswith("wrist: past the month to read its sources again (")
    assert ": key_creak, poor_bounce, blue_hand, " in first
    assert first.endswith(" more")


def test_what_is_no_pack_is_bad_input(examassist: Callable[..., Ran], tmp_path: Path) -> None:
    ran = examassist("check", tmp_path)
    assert (ran.code, ran.out) == (2, "")
