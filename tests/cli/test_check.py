"""``examassist check`` finds what is wrong with a pack, in its form and in its cases."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

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


def test_what_is_no_pack_is_bad_input(examassist: Callable[..., Ran], tmp_path: Path) -> None:
    ran = examassist("check", tmp_path)
    assert (ran.code, ran.out) == (2, "")
