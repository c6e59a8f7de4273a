"""Every control in the hazard log names a test that exists, or says what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.needs import TESTS

if TYPE_CHECKING:
    from pathlib import Path

ROOT = TESTS.parent
IDS = [*(f"H{number}" for number in range(1, 26)), *(f"C{number}" for number in range(1, 11))]


def _hazards() -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load((ROOT / "docs" / "hazards.yaml").read_text())["hazards"]
    return entries


def faults(hazard: dict[str, Any], root: Path = ROOT) -> list[str]:
    """What is wrong with one entry of the log."""
    found = [f"lacks {key}" for key in ("hazard", "harm", "controls") if not hazard.get(key)]
    numbers = [hazard.get("severity"), hazard.get("likelihood"), *hazard.get("left", [])]
    if len(numbers) != 4 or not all(isinstance(number, int) and 1 <= number <= 5 for number in numbers):
        found.append("needs severity, likelihood and what is left, each 1 to 5")
    elif numbers[2] * numbers[3] >= numbers[0] * numbers[1]:
        found.append("is not made smaller by its controls")
    for control in hazard.get("controls", []):
        if ("tests" in control) == ("planned" in control):
            found.append(f"needs tests or what is planned: {control.get('what')}")
        found += [f"names {test}, which is not there" for test in control.get("tests", []) if not _exists(test, root)]
    return found


def _exists(test: str, root: Path) -> bool:
    path, _, name = test.partition("::")
    place = root / path
    return bool(name) and place.is_file() and f"\ndef {name}(" in place.read_text()


def test_the_log_holds_every_hazard_of_both_reviews_once() -> None:
    assert [hazard["id"] for hazard in _hazards()] == IDS


@pytest.mark.parametrize("hazard", _hazards(), ids=lambda hazard: hazard["id"])
def test_every_control_names_a_test_that_exists_or_says_what_is_planned(hazard: dict[str, Any]) -> None:
    assert faults(hazard) == []


def test_a_hazard_that_may_kill_has_a_control_that_is_tested_today() -> None:
    untested = [
        hazard["id"]
        for hazard in _hazards()
        if hazard["severity"] == 5 and not any("tests" in control for control in hazard["controls"])
    ]
    assert untested == []


def test_a_control_without_a_test_and_a_test_that_is_gone_are_found(tmp_path: Path) -> None:
    hazard: dict[str, Any] = {"hazard": "A", "harm": "B", "severity": 5, "likelihood": 2, "left": [5, 1]}
    assert faults(hazard | {"controls": [{"what": "nothing"}]}) == ["needs tests or what is planned: nothing"]
    (tmp_path / "test_a.py").write_text("\ndef test_b() -> None: ...\n")
    there, gone = {"tests": ["test_a.py::test_b"]}, {"tests": ["test_a.py::test_c", "test_d.py::test_b", "test_a.py"]}
    assert faults(hazard | {"controls": [there]}, tmp_path) == []
    assert faults(hazard | {"controls": [gone]}, tmp_path) == [
        "names test_a.py::test_c, which is not there",
        "names test_d.py::test_b, which is not there",
        # a whole file shows nothing in particular
        "names test_a.py, which is not there",
    ]
    assert faults(hazard | {"controls": [there], "left": [5, 2]}, tmp_path) == ["is not made smaller by its controls"]
