from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from examassist.domain.act import FlagAnswer, FlagAnswered, Opened, act_json
from examassist.domain.evolve import evolve
from examassist.domain.fold import fold
from examassist.domain.patient import Patient
from examassist.errors import CouldNot
from examassist.reasoning.assess import assess
from examassist.ui import drafts, opening
from examassist.ui.emergency.waiting import unanswered
from tests.ui.exam_room import NOW
from tests.ui.test_opening import saved
from tests.ui.window import a_workstation, an_invented_patient

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from examassist.workstation import Workstation


def test_a_workstation_without_a_journal_has_no_drafts_and_makes_none(home: Path) -> None:
    workstation = a_workstation(home)
    assert drafts.list_drafts(workstation) == ()
    assert not workstation.journal_file.exists()


def test_a_draft_says_whose_it_is_and_where_it_stopped(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workstation = at(home, monkeypatch, minutes=18)
    begun = opening.take_in(workstation, an_invented_patient(), (), NOW)
    saved(workstation, begun.acts)
    (draft,) = drafts.list_drafts(workstation)
    assert draft.name.startswith("INVENTED")
    assert draft.place.startswith(f"{draft.step}: ")
    assert draft.when == "18 min ago"
    assert draft.plan == "No single blank tried changes the plan"
    assert not draft.old


def test_a_draft_of_yesterday_is_marked(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workstation = at(home, monkeypatch, minutes=60 * 25)
    saved(workstation, opening.begin(workstation, Patient(id="7"), NOW).acts)
    (draft,) = drafts.list_drafts(workstation)
    assert draft.old
    assert draft.when == "20-Nov-2026 10:00"


def test_an_exam_in_which_nothing_was_saved_is_no_draft(home: Path) -> None:
    workstation = a_workstation(home)
    opening.begin(workstation, None, NOW)
    assert drafts.list_drafts(workstation) == ()


def test_the_newest_draft_stands_first_and_a_discarded_one_is_gone(home: Path) -> None:
    workstation = a_workstation(home)
    first = opening.begin(workstation, Patient(id="1"), NOW)
    second = opening.begin(workstation, Patient(id="2"), NOW + timedelta(minutes=1))
    for begun in (second, first):
        saved(workstation, begun.acts)
    assert [draft.about for draft in drafts.list_drafts(workstation)] == ["2", "1"]
    drafts.discard(workstation, fold(second.acts).exam or "")
    assert [draft.about for draft in drafts.list_drafts(workstation)] == ["1"]


def test_a_draft_whose_edition_is_missing_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workstation = a_workstation(home)
    saved(workstation, opening.begin(workstation, Patient(id="1"), NOW).acts)

    def missing(*_arguments: object) -> None:
        raise CouldNot("This workstation does not have the edition.")

    monkeypatch.setattr(workstation, "edition", missing)
    (draft,) = drafts.list_drafts(workstation)
    assert draft.broken == "This workstation does not have the edition."


def test_a_draft_whose_kept_content_cannot_be_read_leaves_the_others_as_they_are(home: Path) -> None:
    workstation = a_workstation(home)
    saved(workstation, opening.begin(workstation, Patient(id="1"), NOW).acts)
    other = "f" * 64
    opened = opening.begin(workstation, None, NOW + timedelta(minutes=1)).acts[0]
    assert isinstance(opened, Opened)
    with closing(workstation.open_journal()) as journal:
        journal.keep_edition(other, b'{"of_another_version": 1}')
        journal.start_exam("made_elsewhere", opened.pack, other, NOW.isoformat())
        journal.append("made_elsewhere", 1, act_json(evolve(opened, exam="made_elsewhere", edition=other)))
    unreadable, whole = drafts.list_drafts(workstation)
    assert "another version of ExamAssist" in unreadable.broken
    assert (whole.about, whole.broken) == ("1", "")


def test_a_draft_says_an_emergency_until_somebody_answers_it(home: Path) -> None:
    workstation = a_workstation(home)
    acts = opening.take_in(workstation, an_invented_patient("acute_limb_ischaemia"), (), NOW).acts
    saved(workstation, acts)
    (draft,) = drafts.list_drafts(workstation)
    assert draft.emergency
    assert (draft.now, draft.clock[:3]) == (True, "Now")
    edition = workstation.edition()
    with closing(workstation.open_journal()) as journal:
        for number, flag in enumerate(unanswered(assess(fold(acts), edition), fold(acts), edition), len(acts) + 1):
            answer = FlagAnswer(flag=flag.id, answer="acting")
            act = FlagAnswered(seq=number, actor=workstation.actor, at=NOW, answer=answer)
            journal.append(draft.exam, number, act_json(act))
    (draft,) = drafts.list_drafts(workstation)
    assert not draft.emergency


def test_a_draft_is_worked_out_once_for_each_last_act(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workstation = at(home, monkeypatch, minutes=18)
    begun = [opening.begin(workstation, Patient(id=f"P-{n}"), NOW) for n in range(drafts.LOOKED_AHEAD + 2)]
    for each in begun:
        saved(workstation, each.acts)
    seen: dict[str, drafts.Seen] = {}
    asked: list[str] = []
    first: list[tuple[int, int]] = []

    def list_them() -> tuple[drafts.DraftSummary, ...]:
        asked.clear()
        tell = lambda some, more: first.append((len(some), more))  # noqa: E731
        return drafts.list_drafts(workstation, seen, lambda: asked.append("one"), tell)

    before = list_them()
    assert len(asked) == len(begun)
    assert first == [(drafts.LOOKED_AHEAD, 2)], "what the start page shows does not wait for the rest"
    monkeypatch.setattr(workstation, "now", lambda: NOW + timedelta(minutes=20))
    after = list_them()
    assert not asked
    assert [each.exam for each in after] == [each.exam for each in before]
    assert {each.when for each in after} == {"20 min ago"}
    with closing(workstation.open_journal()) as journal:
        renamed = begun[-1].acts[-1].model_copy(update={"seq": 3, "patient": Patient(id="corrected")})
        journal.append(after[-1].exam, 3, act_json(renamed))
    assert "corrected" in {each.about for each in list_them()}
    assert len(asked) == 1


def at(home: Path, monkeypatch: pytest.MonkeyPatch, minutes: int) -> Workstation:
    workstation = a_workstation(home)
    monkeypatch.setattr(workstation, "now", lambda: NOW + timedelta(minutes=minutes))
    return workstation
