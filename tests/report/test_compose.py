from __future__ import annotations

import pytest

from examassist.domain.act import Remark
from examassist.domain.patient import Patient
from examassist.report.compose import is_invented
from tests.report.builders import a_creaking_wrist, an_exam, texts


def test_the_family_name_stands_in_capitals_and_first() -> None:
    assert texts(an_exam().document)["page.name"] == "HALVORSEN, Ingrid"


@pytest.mark.parametrize("name", ["<b>", "Weiß", "O'B<r>ien", "x\u202ey"])
def test_a_name_that_capitals_would_change_is_left_as_typed(name: str) -> None:
    assert texts(an_exam().patient(family_name=name).document)["page.name"] == f"{name}, Ingrid"


def test_a_latin_name_stands_beside_the_name() -> None:
    said = texts(an_exam().patient(family_name="شريف", given_name="محمد", latin_name="Sharif, Mohammed").document)
    assert said["page.latin_name"] == "Sharif, Mohammed"


def test_a_name_read_from_the_right_has_no_comma_that_would_turn_it() -> None:
    assert texts(an_exam().patient(family_name="شريف", given_name="محمد").document)["page.name"] == "شريف محمد"


def test_what_is_not_known_of_the_patient_is_said() -> None:
    said = texts(an_exam().with_(patient=Patient()).document)
    assert (said["page.name"], said["page.id"], said["page.born"]) == (
        "Name not recorded",
        "not recorded",
        "not recorded",
    )
    assert texts(an_exam().with_(patient=Patient(age_years=71)).document)["page.born"] == "71 y"


def test_the_foot_names_program_edition_exam_profile_and_time() -> None:
    foot = texts(an_exam().document)["page.footer.0"]
    for part in ("ExamAssist 9.9", "knowledge wrist 1 of 2026-11-21", "exam 7e41-09b2", "US primary care", "10:52"):
        assert part in foot


def test_an_invented_patient_is_called_invented() -> None:
    assert an_exam().document.invented
    assert "Invented patient." in texts(an_exam().document)["page.footer.1"]
    real = an_exam().patient(id="4711")
    assert not real.document.invented
    assert "Invented" not in texts(real.document)["page.footer.1"]
    assert is_invented(real.with_(notes=(Remark(place="x", text="An invented patient."),)).encounter)


def test_the_same_exam_gives_the_same_document() -> None:
    assert a_creaking_wrist().document == a_creaking_wrist().document


def test_an_unsigned_report_says_so_on_every_page() -> None:
    assert texts(an_exam().document)["page.state"] == "UNSIGNED DRAFT"
