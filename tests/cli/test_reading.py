"""Bad input is refused with one line a problem and its place; nothing is written then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from examassist import settings
from examassist.cli.reading import read_exam
from examassist.domain.act import Country, Place
from examassist.errors import BadInput
from examassist.workstation import Workstation
from tests.cli.conftest import WRIST

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

Exam = dict[str, Any]


def finding(exam: Exam, **changes: object) -> Exam:
    return {**exam, "findings": [{**exam["findings"][0], **changes}]}


def sided(exam: Exam, **changes: object) -> Exam:
    return {**exam, "findings": [{**exam["findings"][2], **changes}]}


def measured(exam: Exam, value: object) -> Exam:
    return {**exam, "findings": [{**exam["findings"][3], "value": value}]}


def person(exam: Exam, **patient: object) -> Exam:
    return {**exam, "patient": patient}


def deep(_: Exam) -> str:
    return '{"a":' * 100_000 + "1" + "}" * 100_000


def twice(exam: Exam) -> str:
    return json.dumps(exam).replace('"pack": "wrist"', '"pack": "wrist", "pack": "wrist"')


def infinite(exam: Exam) -> str:
    return json.dumps(measured(exam, float("nan")))


WRONG: dict[str, tuple[Callable[[Exam], object], str]] = {
    "not JSON": (lambda _: '{"format": ', "exam.json:1:12: is not JSON"),
    "empty": (lambda _: "", "exam.json:1:1: is not JSON"),
    "not UTF-8": (lambda _: b'{"format": "\xff"}', "exam.json:1:1: is not UTF-8"),
    "a list": (lambda exam: [exam], "exam.json: must be one JSON object"),
    "wrong version": (lambda exam: {**exam, "format": "examassist.encounter/2"}, "exam.json: format: "),
    "no format": (lambda exam: {**exam, "format": None}, "exam.json: format: "),
    "other pack": (lambda exam: {**exam, "pack": "elbow"}, "exam.json: pack: "),
    "other edition": (lambda exam: {**exam, "edition": "0" * 64}, "exam.json: edition: "),
    "unknown field": (lambda exam: {**exam, "extra": 1}, "exam.json: extra: "),
    "no time": (lambda exam: {key: exam[key] for key in exam if key != "examined_at"}, "exam.json: examined_at: "),
    "no offset": (lambda exam: {**exam, "examined_at": "2026-11-20T10:00:00"}, "exam.json: examined_at: "),
    "unknown item": (lambda exam: finding(exam, item="blue_toes"), "exam.json: findings[0] blue_toes: "),
    "side on an unsided item": (lambda exam: finding(exam, side="left"), "exam.json: findings[0] blue_fingers.left: "),
    "unknown side": (lambda exam: sided(exam, side="middle"), "exam.json: findings[0].side: "),
    "no side": (lambda exam: sided(exam, side="unsided"), "exam.json: findings[0] grip_bounce: "),
    "unknown value": (lambda exam: finding(exam, value="maybe"), "exam.json: findings[0] blue_fingers: "),
    "value out of range": (lambda exam: measured(exam, 181), "exam.json: findings[0] wrist_turn_angle.right: "),
    "text for a number": (lambda exam: measured(exam, "0_9"), "exam.json: findings[0] wrist_turn_angle.right: "),
    "true for a number": (lambda exam: measured(exam, value=True), "exam.json: findings[0].value: "),
    "huge number": (lambda exam: json.dumps(exam).replace("120", "9" * 5000), "exam.json: findings[3].value: "),
    "NaN": (infinite, "exam.json: findings[0].value: "),
    "duplicate key": (twice, "exam.json: pack: "),
    "finding twice": (lambda exam: {**exam, "findings": exam["findings"][:1] * 2}, "exam.json: findings[1]: "),
    "deep nesting": (deep, "exam.json:1:"),
    "50 MB": (lambda _: b" " * 50_000_000, "exam.json: is larger than"),
    "born after the exam": (lambda exam: person(exam, birth_date="2999-01-01"), "exam.json: patient.birth_date: "),
    "a child": (lambda exam: person(exam, age_years=17), "exam.json: patient.age_years: is under 18"),
    "a child by birth date": (lambda exam: person(exam, birth_date="2010-01-01"), "exam.json: patient.birth_date: "),
    "no date": (lambda exam: person(exam, birth_date="31.02.1960"), "exam.json: patient.birth_date: "),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("command", ["assess", "report", "open"])
def test_bad_input_is_one_line_with_its_place_and_touches_no_file(
    command: str, name: str, exam: Exam, examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    make, place = WRONG[name]
    before = tmp_path / "out.pdf"
    before.write_bytes(b"before")
    output = ("-o", before) if command == "report" else ()
    ran = examassist(command, write(make(exam)), *output)
    assert ran.code == 2
    [line] = ran.complaints
    assert line.startswith(place)
    assert "Traceback" not in line
    assert ran.out == ""
    assert before.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["exam.json", "out.pdf"]


def test_all_problems_of_all_files_are_said_at_once(
    exam: Exam, examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    exam["findings"][0]["value"] = "maybe"
    exam["findings"][3]["value"] = 999
    ran = examassist("assess", write(exam), "--earlier", write({**exam, "pack": "elbow"}, "before.json"))
    assert ran.code == 2
    assert [line.partition(": ")[0] for line in ran.complaints] == ["exam.json", "exam.json", "before.json"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "exam.json: is a folder"),
        (lambda path: path.symlink_to("nowhere"), "exam.json: is a link to a file that is not there"),
        (lambda _: None, "exam.json: is not there"),
        (lambda path: path.symlink_to(path), "exam.json: is not a file name that can be opened"),
    ],
    ids=["folder", "dangling link", "missing", "link to itself"],
)
def test_what_is_no_file_is_bad_input(
    make: Callable[[Path], None], said: str, examassist: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "exam.json"
    make(path)
    ran = examassist("assess", path)
    assert ran.code == 2
    assert [line.partition(";")[0] for line in ran.complaints] == [said]


def test_a_file_that_may_not_be_read_ends_with_3(
    exam: Exam, examassist: Callable[..., Ran], write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(exam)
    opened = Path.open

    def refused(self: Path, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  as Path.open
        # root may read everything, therefore no chmod
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)
    ran = examassist("assess", path)
    assert ran.code == 3
    assert ran.complaints[0] == "exam.json could not be read: Permission denied."


def test_too_much_on_standard_input_is_noticed_without_reading_all(examassist: Callable[..., Ran]) -> None:
    ran = examassist("assess", "-", stdin=b" " * 50_000_000)
    assert ran.code == 2
    assert ran.complaints[0].startswith("standard input: is larger than")


def test_a_patients_words_are_not_repeated(
    exam: Exam, examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    exam["patient"] = {"family_name": "Miller", "birth_date": "2999-01-01", "sex": "Miller"}
    assert "Miller" not in examassist("assess", write(exam)).err


def test_a_file_name_cannot_paint_the_terminal(examassist: Callable[..., Ran]) -> None:
    ran = examassist("assess", "\x1b[2J.json")
    assert ran.code == 2
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("name", ["not JSON", "deep nesting", "duplicate key", "unknown item", "a child"])
def test_the_started_program_says_the_same(
    name: str, exam: Exam, write: Callable[..., Path], home: Path, tmp_path: Path
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(f"packs = [{json.dumps(str(WRIST))}]", encoding="utf-8")
    make, place = WRONG[name]
    output = tmp_path / "out.pdf"
    command = [sys.executable, "-m", "examassist", "report", str(write(make(exam))), "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert done.returncode == 2
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith(place)
    assert not output.exists()


# ------------------------------------------------------------------------- what is completed and compared


def test_country_and_place_come_from_the_command_line_then_the_file_then_the_settings(
    exam: Exam, write: Callable[..., Path], tmp_path: Path
) -> None:
    here = Workstation(
        settings.Settings(
            country=settings.Country.UK,
            place=settings.Place.EMERGENCY,
            packs=(str(WRIST),),
            data_folder=tmp_path / "data",
        )
    )
    plain = write(exam)
    saying = write({**exam, "profile": {"country": "US", "place": "spine_clinic"}}, "saying.json")
    half = write({**exam, "profile": {"place": "spine_clinic"}}, "half.json")

    def profile(path: Path, **options: str) -> tuple[Country, Place]:
        found = read_exam(here, str(path), **options).encounter.profile
        return found.country, found.place

    assert profile(plain) == (Country.UK, Place.EMERGENCY)
    assert profile(saying) == (Country.US, Place.SPINE_CLINIC)
    assert profile(half) == (Country.UK, Place.SPINE_CLINIC)
    assert profile(saying, country="UK") == (Country.UK, Place.SPINE_CLINIC)
    assert profile(saying, place="primary_care") == (Country.US, Place.PRIMARY_CARE)


def test_earlier_visits_come_oldest_first(exam: Exam, write: Callable[..., Path], workstation: Workstation) -> None:
    dates = ["2026-09-01T10:00:00Z", "2026-07-01T10:00:00Z", "2026-10-01T10:00:00Z"]
    visits = [str(write({**exam, "examined_at": at}, f"{at[:7]}.json")) for at in dates]
    read = read_exam(workstation, str(write(exam)), earlier=visits)
    assert [visit.examined_at.month for visit in read.earlier] == [7, 9, 10]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"examined_at": "2026-12-01T10:00:00Z"}, "before.json: examined_at"),
        ({"patient": {"id": "W2", "age_years": 50}}, "before.json: patient"),
    ],
)
def test_a_visit_of_another_patient_or_time_is_refused(
    changes: Exam, place: str, exam: Exam, write: Callable[..., Path], workstation: Workstation
) -> None:
    exam = {**exam, "patient": {"id": "W1", "birth_date": "1960-01-01"}}
    before = write({**exam, "examined_at": "2026-09-01T10:00:00Z", **changes}, "before.json")
    with pytest.raises(BadInput) as refused:
        read_exam(workstation, str(write(exam)), earlier=[str(before)])
    assert [problem.place for problem in refused.value.problems] == [place]


NOW = {"family_name": "Invented", "given_name": "Ana", "age_years": 70, "sex": "female"}


@pytest.mark.parametrize(
    ("then", "examined_at", "why"),
    [
        ({"family_name": "Other"}, "2026-09-01T10:00:00Z", "family name"),
        ({"given_name": "Otto"}, "2026-09-01T10:00:00Z", "given name"),
        ({"sex": "male"}, "2026-09-01T10:00:00Z", "sex"),
        ({"age_years": 60}, "2026-09-01T10:00:00Z", "age"),
        ({"age_years": 70}, "2023-09-01T10:00:00Z", "age"),
        ({"age_years": None, "birth_date": "1980-01-01"}, "2026-09-01T10:00:00Z", "age"),
        ({"family_name": "Other", "sex": "male"}, "2026-09-01T10:00:00Z", "family name, sex"),
    ],
)
def test_a_visit_of_somebody_else_is_refused_without_a_number_or_birth_date(
    then: Exam, examined_at: str, why: str, exam: Exam, write: Callable[..., Path], workstation: Workstation
) -> None:
    visit = write({**exam, "examined_at": examined_at, "patient": {**NOW, **then}}, "before.json")
    with pytest.raises(BadInput) as refused:
        read_exam(workstation, str(write({**exam, "patient": NOW})), earlier=[str(visit)])
    [problem] = refused.value.problems
    assert str(problem) == f"before.json: patient: is another than in the exam: {why}; give visits of one patient"


@pytest.mark.parametrize(
    ("then", "examined_at"),
    [
        ({"age_years": 69}, "2026-09-01T10:00:00Z"),
        ({"age_years": 67}, "2023-11-20T10:00:00Z"),
        ({"age_years": 66}, "2023-11-20T10:00:00Z"),
        ({"age_years": 68}, "2023-11-20T10:00:00Z"),
        ({"sex": "unknown", "family_name": " INVENTED"}, "2026-09-01T10:00:00Z"),
        ({"family_name": None, "given_name": None, "age_years": None}, "2026-09-01T10:00:00Z"),
    ],
)
def test_a_visit_that_may_be_the_same_patients_is_taken(
    then: Exam, examined_at: str, exam: Exam, write: Callable[..., Path], workstation: Workstation
) -> None:
    visit = write({**exam, "examined_at": examined_at, "patient": {**NOW, **then}}, "before.json")
    assert read_exam(workstation, str(write({**exam, "patient": NOW})), earlier=[str(visit)]).earlier


def test_standard_input_cannot_be_two_visits(examassist: Callable[..., Ran]) -> None:
    ran = examassist("assess", "-", "--earlier", "-", stdin=b"{}")
    assert ran.code == 2
    assert ran.complaints == ["- is given twice; standard input can be read once; name a file"]


def test_standard_input_is_read_like_a_file(exam: Exam, examassist: Callable[..., Ran]) -> None:
    exam["findings"][0]["value"] = "maybe"
    ran = examassist("assess", "-", stdin=json.dumps(exam).encode())
    assert ran.code == 2
    assert [line.partition(": ")[0] for line in ran.complaints] == ["standard input"]
