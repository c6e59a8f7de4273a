"""A clinician reviews one page a condition, and a change of a rule shows on the page that was approved."""

from __future__ import annotations

import pytest

from examassist.knowledge.condition_page import condition_pages
from examassist.knowledge.load import load_pack
from examassist.resources import resource_root
from tests.approved import FOLDER, assert_approved
from tests.knowledge.packs import wrist

PAGES = condition_pages(load_pack(resource_root() / "packs" / "leg_pain"))


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_the_approved_one(name: str) -> None:
    assert_approved(PAGES[name], f"leg_pain/{name}.txt")


def test_no_page_is_left_of_a_condition_that_is_gone() -> None:
    assert {path.stem for path in (FOLDER / "leg_pain").glob("*.txt")} == set(PAGES)


def test_a_page_names_every_rule_that_belongs_to_its_condition() -> None:
    page = condition_pages(wrist())["creaky_wrist"]
    for name in ("creaky_wrist", "key_creak", "draw_the_creaky_wrist"):
        assert f"[{name}" in page
    assert "NOT CLINICALLY REVIEWED." in page
    assert "Reviewed by: ____" in page


def test_another_rule_changes_the_page() -> None:
    changed = wrist(groups={"key_creak": {"meaning": "Something else"}})
    assert condition_pages(changed)["creaky_wrist"] != condition_pages(wrist())["creaky_wrist"]
