"""``examassist items`` lists everything that can be recorded; a change of it is a change of the exam."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from examassist.settings import Settings
from examassist.workstation import Workstation
from tests.approved import assert_approved
from tests.cli.conftest import WRIST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def test_the_items_of_the_shipped_pack_are_those_that_were_approved(
    examassist: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = examassist("items", on=Workstation(Settings(data_folder=tmp_path / "data")))
    assert (ran.code, ran.err) == (0, "")
    assert_approved(ran.out, "items.txt")


def test_each_item_stands_once_with_its_answers(examassist: Callable[..., Ran], workstation: Workstation) -> None:
    lines = examassist("items").out.splitlines()
    for item in workstation.edition().items:
        [place] = [number for number, line in enumerate(lines) if line.startswith(f"  {item.id}: ")]
        assert all(answer.id in lines[place + 1] for answer in item.values)
    assert "  grip_bounce: Grip bounce (in every exam, right and left)" in lines
    assert "      0 to 180 degrees | stuck" in lines


def test_json_holds_all_that_is_declared(examassist: Callable[..., Ran], workstation: Workstation) -> None:
    data = json.loads(examassist("items", "--json").out)
    assert (data["format"], data["pack"]) == ("examassist.items/1", "wrist")
    assert data["edition"] == workstation.edition().digest
    assert [item["id"] for item in data["items"]] == [item.id for item in workstation.edition().items]


def test_a_pack_is_named_by_its_name_or_its_folder(examassist: Callable[..., Ran]) -> None:
    assert examassist("items", "wrist") == examassist("items", WRIST) == examassist("items")


def test_a_pack_that_is_not_there_is_bad_input(examassist: Callable[..., Ran], tmp_path: Path) -> None:
    for pack in ("elbow", tmp_path):
        ran = examassist("items", pack)
        assert ran.code == 2
        assert len(ran.complaints) == 1


@pytest.mark.parametrize("command", ["items", "check"])
def test_an_empty_name_is_no_pack(command: str, examassist: Callable[..., Ran]) -> None:
    ran = examassist(command, "")
    assert ran.code == 2
    assert ran.complaints[0].startswith("there is no pack called ''")
