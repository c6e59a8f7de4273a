"""5,000 random keys on every step, each held against the table; and a window that does otherwise is caught."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.finding import Finding
from examassist.ui import advance, encounter_model, filling, further_keys
from examassist.ui.answers.cell import AnswerCell
from examassist.ui.answers.result import Result
from examassist.ui.encounter_model import EncounterModel
from examassist.ui.exam_page import ExamPage
from tests.ui.exam_room import dressed, leg_pain
from tests.ui.monkey import table
from tests.ui.monkey.monkey import Disagreement
from tests.ui.monkey.runs import PLACES, Place, keys_agree_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot

    from examassist.domain.finding import FindingKey

SEED = 2_026
STRENGTH, PULSES = Place(leg_pain, 5, half=True), Place(leg_pain, 6, half=False)
SENSATION, HISTORY = Place(leg_pain, 7, half=False), Place(leg_pain, 2, half=False)


@pytest.mark.parametrize("place", PLACES[:10], ids=lambda place: f"{place.edition_of.__name__}-{place.step}")
def test_each_of_500_random_keys_does_what_the_table_says(qtbot: QtBot, place: Place) -> None:
    del qtbot  # a Qt warning is a failure
    dressed()
    assert keys_agree_on(place, SEED + place.step, 500) == 500


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        (Place(leg_pain, 8, half=False), "p 4 8 u Down 8"),  # the list of reasons stayed open and took the 8
        (Place(leg_pain, 1, half=True), "y 1 2 Up Up Del u Down Enter"),  # an old choice came back and was taken
    ],
)
def test_what_long_runs_once_found_is_mended(qtbot: QtBot, place: Place, keys: str) -> None:
    del qtbot
    dressed()
    assert keys_agree_on(place, SEED, 0, keys.split()) == len(keys.split())


def test_the_table_fits_on_two_pages() -> None:
    written = [line for line in inspect.getsource(table).splitlines() if line.strip()]
    assert len(written) <= 110, "the table is to be read beside the design"


def swapped_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    true = AnswerCell.take_key
    swap: dict[str, str] = {"1": "2", "2": "1"}
    monkeypatch.setattr(AnswerCell, "take_key", lambda cell, text: true(cell, swap.get(text) or text))


def unable_is_normal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnswerCell, "_absent", lambda cell, _result: cell.take_normal())


def fills_what_must_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_may_be_filled", lambda item, _edition: item.fills is not None)


def copies_safety_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ExamPage, "_on_copy", lambda page, key: page._model.record([_other_side(page, key)]))


def _other_side(page: ExamPage, key: FindingKey) -> Finding:
    item = page._model.edition.item[key.item]
    return Finding(item=key.item, side=key.side, value=item.values[0].id)


def left_before_right(monkeypatch: pytest.MonkeyPatch) -> None:
    true = advance.cell_after

    def before(key: FindingKey, here: Sequence[FindingKey], *rest: Any) -> FindingKey | None:  # noqa: ANN401
        return true(key, tuple(reversed(here)), *rest)

    monkeypatch.setattr(encounter_model, "cell_after", before)


def undo_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EncounterModel, "undo", lambda _model: None)


def erasing_says_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = Result(value="normal", advance=False)
    monkeypatch.setattr(AnswerCell, "take_erase", lambda cell: cell.answered.emit(cell.key, nothing))


def goes_to_what_an_answer_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advance, "_standing", lambda *_all: None)


def a_letter_means_the_next_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(further_keys, "meant", lambda key, letter, _just_typed, _edition: (key, letter))


SABOTAGE: dict[Callable[[pytest.MonkeyPatch], None], Place] = {
    swapped_digits: PULSES,
    unable_is_normal: PULSES,
    fills_what_must_be_looked_at: SENSATION,
    copies_safety_items: PULSES,
    left_before_right: STRENGTH,
    undo_forgets: HISTORY,
    erasing_says_no_result: PULSES,
    goes_to_what_an_answer_opened: PULSES,
    a_letter_means_the_next_cell: STRENGTH,
}


@pytest.mark.parametrize("sabotage", SABOTAGE, ids=lambda sabotage: sabotage.__name__)
def test_a_window_that_takes_a_key_otherwise_is_caught(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, sabotage: Callable[[pytest.MonkeyPatch], None]
) -> None:
    del qtbot
    dressed()
    sabotage(monkeypatch)
    with pytest.raises(Disagreement, match=f"seed {SEED}, key"):
        keys_agree_on(SABOTAGE[sabotage], SEED, 500)
