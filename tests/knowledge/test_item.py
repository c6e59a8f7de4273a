"""An item knows its sides and answers and takes nothing that it does not declare."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from examassist.knowledge.item import Answer, Band, Item, NormalFrom
from tests.knowledge.packs import wrist


def an_item(**changes: Any) -> Item:  # noqa: ANN401  any field
    return Item.model_validate(wrist().item["grip_bounce"].model_dump() | changes)


def test_an_item_is_sided_when_it_is_recorded_for_right_and_left() -> None:
    assert an_item().sided
    assert not an_item(side="unsided").sided


def test_an_answer_is_found_by_its_id() -> None:
    item = an_item()
    assert item.answer("no_bounce") == Answer(id="no_bounce", key="0", label="No bounce")
    assert item.answer("No bounce") is None


def test_normal_is_a_list_of_answers_or_limits() -> None:
    assert an_item(normal=("good_bounce",)).normal == ("good_bounce",)
    assert an_item(normal={"at_least": 1, "at_most": 2.5}).normal == NormalFrom(at_least=1, at_most=2.5)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "slider"},
        {"side": "left"},
        {"label": ""},
        {"label": "x" * 61},
        {"id": "Grip"},
        {"range": (0, "ten")},
        {"range": (0, float("inf"))},
        {"safety": "yes"},
        {"bulk": "sometimes"},
        {"colour": "red"},
        {"status": "sure"},
    ],
)
def test_what_is_not_declared_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        an_item(**changes)


def test_a_band_is_written_from_and_to() -> None:
    band = Band.model_validate({"id": "low", "from": 0, "to": 0.9})
    assert (band.low, band.high) == (0, 0.9)
