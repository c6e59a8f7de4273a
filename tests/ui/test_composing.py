from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.settings import Settings
from examassist.ui.composing import composing
from examassist.workstation import Workstation
from tests.ui.exam_room import a_model, wrist

if TYPE_CHECKING:
    from pathlib import Path


def test_each_document_is_composed_of_the_exam_as_it_stood_when_it_was_asked_for(tmp_path: Path) -> None:
    workstation = Workstation(Settings(data_folder=tmp_path, clinic="Riverside"))
    model = a_model(wrist, really_assess=True)
    summary = composing("summary", model, (), workstation)
    leaflet = composing("leaflet", model, (), workstation)
    model.set_plan([model.edition.pathway[0].id])
    assert not any(key.startswith("agreed") for key, _text in summary().said())
    assert (summary().kind, summary().clinic) == ("summary", "Riverside")
    assert (leaflet().kind, leaflet().state) == ("leaflet", "")
    later = composing("summary", model, (), workstation)
    assert any(key.startswith("agreed") for key, _text in later().said())


def test_without_an_emergency_there_is_no_transfer_page(tmp_path: Path) -> None:
    model = a_model(wrist, really_assess=True)
    with pytest.raises(CouldNot, match="no all-clear"):
        composing("transfer", model, (), Workstation(Settings(data_folder=tmp_path)), "Letter")()
