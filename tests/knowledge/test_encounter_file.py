"""An encounter file is read strictly: every problem at once, with its place, never a patient's data."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examassist.domain.encounter import FORMAT, Encounter, encounter_json
from examassist.errors import BadInput, CouldNot
from examassist.knowledge.encounter_file import LARGEST, read_encounter, read_file
from tests.builders import an_encounter

if TYPE_CHECKING:
    from pathlib import Path

WHOLE: dict[str, Any] = {"format": FORMAT, "pack": "wrist", "examined_at": "2026-11-20T10:00:00+00:00"}
PRIVATE = "Zanahary"


def problems(data: bytes | dict[str, Any]) -> list[str]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(BadInput) as raised:
        read_encounter(raw, "exam.json")
    return [str(problem) for problem in raised.value.problems]


def finding(**fields: object) -> dict[str, Any]:
    return WHOLE | {"findings": [fields]}


def test_what_was_written_is_read_back() -> None:
    encounter = (
        an_encounter()
        .patient(age=71, sex="female", name="سعاد")
        .left("dorsalis_pedis_pulse", "absent")
        .say("creaking_spots", ("one", "two"))
        .unable("ankle_reflex.left", "dressing")
        .say("weight", 71.5)
        .build()
    )
    assert read_encounter(encounter_json(encounter).encode(), "exam.json") == encounter


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_encounter(b"\xef\xbb\xbf" + json.dumps(WHOLE).encode(), "exam.json").pack == "wrist"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "exam.json:1:1: is not JSON"),
        (b'{"format": \n tru}', "exam.json:2:2: is not JSON"),
        (b"[]", "exam.json: must be one JSON object"),
        (b"12", "exam.json: must be one JSON object"),
        (b'{"a": 1}\n\xff', "exam.json:2:1: is not UTF-8"),
        (b" " * (LARGEST + 1), "exam.json: is larger than 5 MB"),
        (b"[" * 200_000, "exam.json:1:51: lies more than 50 levels deep"),
        (b'{"a":' * 200_000, "lies more than 50 levels deep"),
        (b'{"a": ["' + b'","' * 400_000 + b'"]}', "exam.json: holds more than any exam can"),
        (b'{"format": "examassist.encounter/2"}', f"format: is another than {FORMAT}; this program reads {FORMAT}"),
        (b"{}", f"format: is another than {FORMAT}"),
    ],
)
def test_what_is_no_encounter_file_is_refused_at_its_place(data: bytes, what: str) -> None:
    (problem,) = problems(data)
    assert what in problem


def test_brackets_in_a_text_are_no_depth() -> None:
    encounter = read_encounter(json.dumps(finding(item="story", value='[{"\\' * 100)).encode(), "exam.json")
    assert encounter.findings[0].value == '[{"\\' * 100


def test_a_list_longer_than_any_exam_is_refused_at_once() -> None:
    assert problems(WHOLE | {"plan": [0] * 30_000}) == ["plan: holds more than any exam can; give one encounter"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (WHOLE | {"surprise": 1}, "surprise: is not a key"),
        (WHOLE | {f"Mrs {PRIVATE}": 1}, "(unknown field): is not a key"),
        (WHOLE | {"examined_at": "2026-11-20T10:00:00"}, "examined_at: needs its offset"),
        (WHOLE | {"examined_at": PRIVATE}, "examined_at: "),
        (WHOLE | {"pack": "No Id"}, "pack: must be an id"),
        (WHOLE | {"patient": {"age_years": 17}}, "patient.age_years: is under 18: adults only"),
        (WHOLE | {"patient": {"birth_date": "2008-11-21"}}, "patient.birth_date: is under 18: adults only"),
        (WHOLE | {"patient": {"birth_date": "2026-11-21"}}, "patient.birth_date: lies after the exam"),
        (WHOLE | {"patient": {"birth_date": PRIVATE}}, "patient.birth_date: "),
        (WHOLE | {"patient": {"birth_date": "1950-01-01", "age_years": 70}}, "patient: give birth_date or age_years"),
        (WHOLE | {"patient": {"sex": PRIVATE}}, "patient.sex: "),
        (WHOLE | {"profile": {"country": "FR"}}, "profile.country: "),
        (finding(item="story"), "findings[0]: give exactly one of value or not_obtained"),
        (finding(value="yes"), "findings[0].item: is missing"),
        (finding(item="story", value=True), "findings[0].value: must be a number, an id, a text or a list"),
        (finding(item="story", value={"a": PRIVATE}), "findings[0].value: must be"),
        (finding(item="story", value=["No Id"]), "findings[0].value[0]: "),
        (finding(item="story", value="x", side="middle"), "findings[0].side: "),
        (finding(item="story", value="x", since=f"2026-02-30{PRIVATE}"), "findings[0].since: must be a date"),
        (finding(item="story", value="x", since="2026-02-10T99:99"), "findings[0].since: must be a date"),
        (finding(item="story", value="x", note=PRIVATE * 1000), "findings[0].note: "),
        (finding(item="story", value="x", note="\ud800"), "findings[0].note: holds half a character"),
    ],
)
def test_a_problem_names_its_place_and_repeats_nothing_that_was_recorded(data: dict[str, Any], place: str) -> None:
    found = problems(data)
    assert found[0].startswith(place)
    assert PRIVATE not in "\n".join(found)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_what_is_no_number_is_refused(number: str) -> None:
    text = json.dumps(finding(item="weight", value=-1.5)).replace("-1.5", number)
    assert problems(text.encode())[0].startswith("findings[0].value: is ")


def test_a_key_that_stands_twice_is_refused() -> None:
    text = json.dumps(finding(item="weight", value=1)).replace('"value": 1', '"value": 1, "value": 2')
    assert problems(text.encode()) == ["findings[0].value: stands there twice; keep one"]


def test_a_cell_recorded_twice_names_both() -> None:
    twice = [{"item": "story", "value": "a"}, {"item": "story", "value": "b", "side": "unsided"}]
    (problem,) = problems(WHOLE | {"findings": twice})
    assert problem == "findings[1]: is recorded a second time (also findings[0]); keep one"


def test_all_problems_come_at_once() -> None:
    data = WHOLE | {
        "examined_at": 3,
        "patient": {"age_years": 3, "surname": PRIVATE},
        "findings": [{"item": "A"}, {"item": "a", "value": 1}, {"item": "a", "value": 2}],
    }
    places = {problem.split(": ")[0] for problem in problems(data)}
    assert places == {
        "examined_at",
        "patient.age_years",
        "patient.surname",
        "findings[0].item",
        "findings[2]",
    }


WRITTEN_BADLY = [
    "2026-11-20t10:00:00z",
    "2026-11-20_10:00:00Z",
    "2026-11-20 10:00:00Z",
    "2026-11-20T10:00:00+0000",
    "2026-11-20T10:00:00.123456789Z",
    "1790000000",
    "2026",
    1790000000,
    "٢٠٢٦-11-20T10:00:00Z",
]


@pytest.mark.parametrize("at", WRITTEN_BADLY)
def test_a_time_in_another_form_is_refused_so_that_no_child_is_taken_for_an_adult(at: object) -> None:
    child = {"patient": {"birth_date": "2015-01-01"}}
    assert "examined_at: must be a date and time with its offset from UTC" in problems(WHOLE | {"examined_at": at})[0]
    assert problems(WHOLE | child | {"examined_at": at})
    assert problems(finding(item="story", value="x", at=at))[0].startswith("findings[0].at: must be a date and time")


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-14:00", "2026-11-22T10:00:01Z", "2026-11-22T09:00:00-02:00"])
def test_an_exam_in_the_future_is_refused(at: str) -> None:
    now = datetime(2026, 11, 21, 10, tzinfo=UTC)
    with pytest.raises(BadInput, match="examined_at: lies in the future"):
        read_encounter(json.dumps(WHOLE | {"examined_at": at}).encode(), "exam.json", now)


@pytest.mark.parametrize("at", ["2026-11-22T09:59:59Z", "2026-11-22T23:00:00+14:00"])
def test_a_clock_that_is_less_than_a_day_ahead_is_forgiven(at: str) -> None:
    now = datetime(2026, 11, 21, 10, tzinfo=UTC)
    assert read_encounter(json.dumps(WHOLE | {"examined_at": at}).encode(), "exam.json", now).pack == "wrist"


@pytest.mark.parametrize("at", ["0000-01-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-20T24:30:00Z"])
def test_a_time_that_never_was_is_refused(at: str) -> None:
    (problem,) = problems(WHOLE | {"examined_at": at})
    assert problem.startswith("examined_at: ")


@pytest.mark.parametrize("born", ["1700000000", "20150101", "0", "2015-01-01T00:00:00Z"])
def test_a_birth_date_in_another_form_is_refused(born: str) -> None:
    (problem,) = problems(WHOLE | {"patient": {"birth_date": born}})
    assert problem == "patient.birth_date: must be a date; write it like 1954-03-27"


def test_nobody_is_older_than_anyone_was() -> None:
    (problem,) = problems(WHOLE | {"patient": {"birth_date": "0001-01-01"}})
    assert problem.startswith("patient.birth_date: lies more than 130 years before the exam")


def test_a_child_is_named_beside_the_other_problems_of_the_file() -> None:
    found = problems(WHOLE | {"surprise": 1, "patient": {"birth_date": "2015-01-01"}})
    assert found[1].startswith("patient.birth_date: is under 18")


def test_an_eighteenth_birthday_is_old_enough() -> None:
    data = WHOLE | {"patient": {"birth_date": "2008-11-20"}}
    assert read_encounter(json.dumps(data).encode(), "exam.json").age == 18


def an_act(seq: int, kind: str, **fields: object) -> dict[str, Any]:
    return {"kind": kind, "seq": seq, "actor": {"name": "a"}, "at": "2026-11-20T10:00:00Z", **fields}


OPENED = an_act(1, "opened", pack="wrist", edition="e", profile={}, examined_at="2026-11-20T10:00:00Z")
SAID = an_act(2, "recorded", findings=[{"item": "story", "value": "a"}])
TAKEN_BACK = an_act(3, "undone", undoes=2)
STORY = {"item": "story", "value": "a", "how": "single", "by": "a", "at": "2026-11-20T11:00:00+01:00"}
UNLIKE = "acts: do not lead to what the file records"


def test_acts_that_lead_to_what_the_file_records_are_read() -> None:
    for edition in ({}, {"edition": "e"}):
        for acts, findings in (([OPENED, SAID], [STORY]), ([OPENED, SAID, TAKEN_BACK], [])):
            data = WHOLE | edition | {"acts": acts, "findings": findings}
            assert len(read_encounter(json.dumps(data).encode(), "exam.json").acts) == len(acts)


@pytest.mark.parametrize(
    "changes",
    [
        {"acts": [OPENED, SAID]},
        {"acts": [OPENED], "findings": [STORY]},
        {"acts": [OPENED, SAID], "findings": [STORY | {"value": "b"}]},
        {"acts": [OPENED, SAID], "findings": [STORY | {"by": "b"}]},
        {"acts": [OPENED, SAID, TAKEN_BACK], "findings": [STORY]},
        {"acts": [OPENED | {"pack": "elbow"}]},
        {"acts": [OPENED], "edition": "f"},
        {"acts": [OPENED], "patient": {"age_years": 50}},
        {"acts": [OPENED], "examined_at": "2026-11-19T10:00:00Z"},
        {"acts": [an_act(1, "cleared", keys=["story"])]},
        {"acts": [OPENED, an_act(2, "cleared", keys=["story.middle"])]},
    ],
)
def test_acts_that_lead_elsewhere_are_refused(changes: dict[str, Any]) -> None:
    (problem,) = problems(WHOLE | changes)
    assert problem.startswith(UNLIKE)


@pytest.mark.parametrize("numbers", [(1, 3), (2, 3), (1, 1), (2, 1)])
def test_acts_are_numbered_one_by_one(numbers: tuple[int, int]) -> None:
    acts = [act | {"seq": seq} for act, seq in zip((OPENED, SAID), numbers, strict=True)]
    (problem,) = problems(WHOLE | {"acts": acts, "findings": [STORY]})
    assert problem.startswith("acts: are not numbered 1, 2, 3")


def test_the_problems_of_an_act_are_placed() -> None:
    act = an_act(1, "cleared", keys=[1])
    assert problems(WHOLE | {"acts": [act]})[0].startswith("acts[0].keys[0]: must be text")


def test_the_kind_of_an_act_is_not_repeated() -> None:
    (problem,) = problems(WHOLE | {"acts": [an_act(1, PRIVATE)]})
    assert problem == "acts[0]: is of a kind that there is not; use a kind that this version knows"
    (problem,) = problems(WHOLE | {"acts": [{}]})
    assert problem == "acts[0]: does not say its kind; add kind"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_encounter(data, "exam.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ["exam", "pack", "profile", "examined_at", "patient", "findings", "notes", "impression", "decisions", "acts"]


def _read_or_refused(data: dict[str, Any]) -> Encounter | BadInput:
    try:
        return read_encounter(json.dumps(data).encode(), "exam.json")
    except BadInput as refused:
        return refused


@given(st.dictionaries(st.sampled_from(FIELDS), JSON, min_size=1))
def test_any_json_in_any_field_is_read_or_refused(changes: dict[str, Any]) -> None:
    assert isinstance(_read_or_refused(WHOLE | changes), Encounter | BadInput)


def test_a_file_is_read_and_no_more_than_needed(tmp_path: Path) -> None:
    path = tmp_path / "exam.json"
    path.write_bytes(b"12345")
    assert read_file(path) == b"12345"
    assert read_file(path, 2) == b"123"


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "nowhere.json")
    for path, what in (
        (tmp_path, "is a folder"),
        (link, "is a link to a file that is not there"),
        (tmp_path / "none.json", "is not there"),
        (tmp_path / ("x" * 300), "is not a file name that can be opened"),
        (tmp_path / "a\0b", "this is not a file name"),
    ):
        with pytest.raises(BadInput, match=what):
            read_file(path)


def test_a_file_that_may_not_be_read_is_no_fault_of_what_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(CouldNot, match="Permission denied"):
        read_file(tmp_path / "exam.json")
