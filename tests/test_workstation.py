"""A workstation opens what one run needs, each thing when it is asked for."""

from __future__ import annotations

import getpass
import json
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NoReturn

import pytest

from examassist import settings
from examassist.domain.act import Country, Place
from examassist.domain.encounter import Encounter
from examassist.domain.evolve import evolve
from examassist.errors import BadInput, CouldNot
from examassist.workstation import Workstation
from tests.needs import TESTS

if TYPE_CHECKING:
    from pathlib import Path

WRIST = TESTS / "packs" / "wrist"
EXAM = {"format": "examassist.encounter/1", "pack": "wrist", "examined_at": "2026-11-20T10:00:00+00:00"}


@pytest.fixture(autouse=True)
def key_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key in the keystore of whoever runs the tests."""
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the invented pack, to be changed."""
    return shutil.copytree(WRIST, tmp_path / "wrist")


@pytest.fixture
def here(pack: Path, tmp_path: Path) -> Workstation:
    return Workstation(settings.Settings(packs=(str(pack),), data_folder=tmp_path / "data"))


def again(here: Workstation) -> Workstation:
    """The same workstation, started again."""
    return Workstation(here.settings)


def new_edition(pack: Path) -> None:
    file = pack / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("edition: 1 of", "edition: 2 of"), encoding="utf-8")


def encounter(here: Workstation, edition: str | None = None) -> Encounter:
    return Encounter(pack="wrist", edition=edition, examined_at=here.now())


def test_nothing_is_made_before_it_is_needed(here: Workstation, tmp_path: Path) -> None:
    assert here.settings.packs
    assert not (tmp_path / "data").exists()


def test_without_settings_it_has_those_of_the_user(home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('clinic = "Harbour Clinic"')
    assert Workstation().settings.clinic == "Harbour Clinic"


def test_its_time_has_an_offset(here: Workstation) -> None:
    offset = here.now().utcoffset()
    assert offset is not None
    assert abs(offset) < timedelta(days=1)


def test_who_acts_is_the_user_of_the_system_with_role_unknown(
    here: Workstation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "mnguyen")
    assert (here.actor.name, here.actor.role) == ("mnguyen", "unknown")


def test_a_user_without_a_name_is_unknown(here: Workstation, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> NoReturn:
        raise KeyError(1000)

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert here.actor.name == "unknown"


def test_a_new_exam_starts_with_country_and_place_of_the_settings() -> None:
    here = Workstation(settings.Settings(country=settings.Country.UK, place=settings.Place.SPINE_CLINIC))
    assert (here.profile.country, here.profile.place) == (Country.UK, Place.SPINE_CLINIC)


# ------------------------------------------------------------------------- exams in files


def exam_file(folder: Path, **fields: object) -> Path:
    file = folder / "exam.json"
    file.write_text(json.dumps({**EXAM, **fields}), encoding="utf-8")
    return file


def test_an_exam_read_from_a_file_has_this_workstations_country_and_place_where_it_says_nothing(
    pack: Path, tmp_path: Path
) -> None:
    here = Workstation(
        settings.Settings(
            packs=(str(pack),),
            data_folder=tmp_path / "data",
            country=settings.Country.UK,
            place=settings.Place.EMERGENCY,
        )
    )
    plain = here.read_exam(exam_file(tmp_path)).profile
    assert (plain.country, plain.place) == (Country.UK, Place.EMERGENCY)
    half = here.read_exam(exam_file(tmp_path, profile={"place": "spine_clinic"})).profile
    assert (half.country, half.place) == (Country.UK, Place.SPINE_CLINIC)


def test_an_exam_that_its_edition_does_not_know_is_not_read(here: Workstation, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is no item of this edition"):
        here.read_exam(exam_file(tmp_path, findings=[{"item": "tail", "value": "long"}]))


# ------------------------------------------------------------------------- editions


def test_a_pack_is_found_by_its_name_and_by_its_folder(here: Workstation, pack: Path) -> None:
    assert here.edition() is here.edition("wrist")
    assert here.edition(str(pack)).digest == here.edition().digest
    assert [case.id for case in here.cases()] == [case.id for case in here.cases(str(pack))]


def test_a_pack_in_a_home_that_is_not_known_is_refused(here: Workstation) -> None:
    for pack in ("~nouser_of_that_name", "~nouser_of_that_name/wrist"):
        with pytest.raises(BadInput, match="home folder of that pack is not known; use a full path"):
            here.edition(pack)


def test_an_empty_name_is_no_pack(here: Workstation) -> None:
    for work in (here.edition, here.cases):
        with pytest.raises(BadInput, match="there is no pack called"):
            work("")


def test_the_checked_edition_is_kept_under_the_data_folder(here: Workstation, tmp_path: Path) -> None:
    edition = here.edition()
    assert any((tmp_path / "data" / "editions").iterdir())
    assert again(here).edition() == edition


def test_an_encounter_that_names_no_edition_gets_the_newest(here: Workstation) -> None:
    assert here.edition_for(encounter(here)) is here.edition()


def test_an_edition_is_known_by_its_digest_its_name_and_as_it_is_printed(here: Workstation) -> None:
    newest = here.edition()
    printed = f"{newest.header.edition} ({newest.short_digest})"
    for name in (newest.digest, newest.short_digest, newest.header.edition, printed):
        assert here.edition_for(encounter(here, name)) is newest


def test_an_edition_that_is_not_here_is_refused_with_what_to_do(here: Workstation) -> None:
    with pytest.raises(BadInput) as refused:
        here.edition_for(encounter(here, "f" * 64))
    [problem] = refused.value.problems
    assert problem.place == "edition"
    assert problem.what == "this workstation does not have that edition of the pack"
    assert here.edition().short_digest in problem.todo


def test_a_pack_that_is_not_here_is_refused_at_its_place(here: Workstation) -> None:
    with pytest.raises(BadInput) as refused:
        here.edition_for(evolve(encounter(here), pack="elbow"))
    assert [problem.place for problem in refused.value.problems] == ["pack"]


def test_what_a_file_says_about_pack_and_edition_is_not_repeated(here: Workstation) -> None:
    for changes in ({"edition": "Mrs Zanahary"}, {"pack": "zanahary"}):
        with pytest.raises(BadInput) as refused:
            here.edition_for(evolve(encounter(here), **changes))
        assert "zanahary" not in str(refused.value).casefold()


def test_asking_for_an_edition_makes_no_journal(here: Workstation) -> None:
    with pytest.raises(BadInput):
        here.edition(digest="f" * 64)
    assert not here.journal_file.exists()


# ------------------------------------------------------------------------- the journal


def test_an_exam_opens_under_its_own_edition_after_the_pack_has_changed(here: Workstation, pack: Path) -> None:
    first = here.edition()
    exam = here.start_exam(first)
    new_edition(pack)
    later = again(here)
    with closing(later.open_journal()) as journal:
        [draft] = journal.drafts()
    assert (draft.exam_id, draft.pack, draft.edition) == (exam, "wrist", first.digest)
    assert later.edition().digest != first.digest
    assert later.edition(draft.pack, draft.edition) == first


@pytest.mark.parametrize("kept", ["nothing readable", "a field of another version", "another edition"])
def test_a_kept_edition_that_cannot_be_used_stops_its_exam_in_words(here: Workstation, kept: str) -> None:
    edition = here.edition()
    here.start_exam(edition)
    with closing(here.open_journal()) as journal:
        whole = json.loads(journal.edition(edition.digest) or b"")
        content = {
            "nothing readable": b"{",
            "a field of another version": json.dumps({**whole, "of_another_version": 1}).encode(),
            "another edition": json.dumps(whole).encode(),
        }[kept]
        journal.keep_edition("f" * 64, content)
    with pytest.raises(CouldNot, match="another version of ExamAssist"):
        here.edition(digest="f" * 64)
    assert here.edition() is edition


def test_a_lost_key_leaves_the_journal_as_it_is(here: Workstation, tmp_path: Path) -> None:
    here.start_exam(here.edition())
    (tmp_path / "data" / "device.key").unlink()
    with pytest.raises(CouldNot, match="is missing"):
        again(here).open_journal()
    assert not (tmp_path / "data" / "device.key").exists()


def test_each_exam_has_an_id_of_its_own(here: Workstation) -> None:
    edition = here.edition()
    assert here.start_exam(edition) != here.start_exam(edition)


def test_an_edition_that_is_kept_is_not_written_again(here: Workstation, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = here.edition()
    here.start_exam(edition)
    # another version of the program may write the same edition in other words
    monkeypatch.setattr(type(edition), "model_dump_json", lambda *_, **__: "{}")
    here.start_exam(edition)
    with closing(again(here).open_journal()) as journal:
        assert journal.edition(edition.digest) not in {None, b"{}"}


def test_acts_given_to_the_writer_are_in_the_journal(here: Workstation) -> None:
    exam = here.start_exam(here.edition())
    saved: list[tuple[str, int]] = []
    writer = here.start_writer(lambda *what: saved.append(what), lambda *_: None)
    writer.submit(exam, 1, '{"seq":1}')
    assert writer.close(timeout=30)
    assert saved == [(exam, 1)]
    with closing(again(here).open_journal()) as journal:
        assert journal.acts(exam) == ['{"seq":1}']


def test_the_key_lies_where_the_settings_say(here: Workstation, tmp_path: Path) -> None:
    elsewhere = Workstation(replace(here.settings, key_file=tmp_path / "stick" / "device.key"))
    exam = elsewhere.start_exam(elsewhere.edition())
    assert (tmp_path / "stick" / "device.key").is_file()
    assert not (tmp_path / "data" / "device.key").exists()
    with closing(again(elsewhere).open_journal()) as journal:
        assert journal.acts(exam) == []


def test_a_key_file_of_another_name_is_refused(here: Workstation, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"is not called device\.key"):
        Workstation(replace(here.settings, key_file=tmp_path / "my.key")).open_journal()
