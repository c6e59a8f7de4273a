from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from examassist.errors import BadInput, CouldNot
from examassist.knowledge.encounter_file import read_encounter
from examassist.reasoning.assess import assess
from examassist.reasoning.short_exam import items_for
from examassist.report.carried.opening import open_report
from examassist.report.carried.record import ENCOUNTER
from examassist.report.carried.verify import verify
from examassist.report.letters import pages_of
from examassist.report.pdf import render_pdf, whole_pdf
from examassist.report.read_back import read_back
from examassist.report.record import Record
from examassist.report.style import PAPERS
from examassist.report.text import plain_text
from examassist.report.transfer.compose import compose_transfer
from examassist.report.transfer.emergencies import flags_for, usual_actions
from examassist.report.transfer.room import ROOMS, Room
from tests.report.builders import TYPED, TYPED_SAID, a_creaking_wrist, blue_fingers, texts, wrist
from tests.report.transfer.patients import everything_at_once, finding, full_bladder, leg_pain, page, patient, writing

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.report.document import ReportDocument


HAND = 16
"""Points: about 6 mm, the rule of narrow writing paper."""


@pytest.mark.parametrize("paper", PAPERS)
def test_the_page_is_one_and_shows_its_record(paper: str) -> None:
    document = page(full_bladder(), paper=paper)
    rendered = render_pdf(document, paper)
    assert len(pages_of(rendered.data)) == 1
    assert read_back(rendered.data, rendered.drawn, document) == []
    said = texts(document)
    assert said["page.state"] == "UNSIGNED DRAFT"
    assert said["written_by"] == "UNSIGNED, written by Dr A. Reyes"
    assert said["flag.suspected_cauda_equina.title"] == "Cauda equina emergency criteria are met"


@pytest.mark.parametrize("paper", PAPERS)
def test_with_everything_at_once_it_is_one_page_with_every_emergency_and_every_gap_by_name(paper: str) -> None:
    encounter, assessment = everything_at_once()
    document = page(encounter, assessment, paper)
    rendered = render_pdf(document, paper)
    assert len(pages_of(rendered.data)) == 1
    assert read_back(rendered.data, rendered.drawn, document) == []
    said = texts(document)
    emergencies = " ".join(text for key, text in said.items() if key.startswith("flag."))
    for gate in leg_pain().gates:
        assert gate.criteria_met in emergencies, gate.id
    gaps = " ".join(text for key, text in said.items() if key.startswith("transfer.not_known"))
    exam = items_for(flags_for(assessment), leg_pain())
    record = Record(encounter, assessment, leg_pain())
    blank = [item for item in exam if record.blank(item)]
    refused = [item for item in exam if any(each.not_obtained for each in record.findings_of(item))]
    assert len(blank) > 5
    assert len(refused) > 5
    for item in (*blank, *refused):
        assert item.label in gaps, item.id
    assert any("cut; whole in the summary" in text for text in said.values()), "what is cut says so"


def test_no_more_is_left_out_than_the_paper_asks_for() -> None:
    emergency = assess(full_bladder(), leg_pain()).emergency
    assert emergency is not None
    short = patient(*full_bladder().findings[:3])
    said = texts(page(short))
    assert len([key for key in said if key.startswith("transfer.action.")]) == len(emergency.actions)
    letter = texts(page(full_bladder(), paper="Letter"))
    assert letter["findings.short_exam.ankle_reflex.left"] == "NOT EXAMINED"
    assert "Knee reflex" in letter["transfer.not_known.examined"], "a row that is given up keeps its name"


def test_what_the_record_has_no_place_for_stays_empty_for_the_hand() -> None:
    document = page(full_bladder())
    [own] = [block for block in document.summary if block.key == "transfer.by_hand"]
    said = texts(document)
    assert said["transfer.by_hand.note"] == "write by hand"
    without = [line for line in leg_pain().transfer_lines if not line.items]
    assert {said[f"transfer.hand.{line.id}"] for line in without} == {line.label for line in without}
    assert len(list(own.said())) == len(without) + 2
    drawn = render_pdf(document).drawn
    places = {each.key: each.rectangle for each in drawn}
    tops = [places[f"transfer.hand.{line.id}"].top for line in without]
    assert min(upper - lower for upper, lower in pairwise(tops)) > HAND, "there is room for a hand"


def test_it_never_says_that_anything_was_sent_or_asked_for() -> None:
    text = plain_text(page(full_bladder())).casefold()
    assert "this program sends nothing" in text
    for claim in ("was sent", "has been", "referred", "ordered", "booked", "was requested"):
        assert claim not in text, claim


def test_where_nothing_is_raised_it_says_so_and_what_to_do() -> None:
    quiet = patient(finding("bladder_or_bowel_change", "no"))
    with pytest.raises(CouldNot, match="no transfer page") as refused:
        page(quiet)
    assert "That is no all-clear" in str(refused.value)
    assert "Answer the questions about safety" in refused.value.todo


def test_what_is_due_today_has_a_page_that_does_not_call_itself_an_emergency() -> None:
    encounter, assessment = everything_at_once()
    today = tuple(flag.model_copy(update={"tier": "today"}) for flag in assessment.red_flags[:1])
    document = page(encounter, assessment.model_copy(update={"red_flags": today}))
    assert document.title == "Transfer page, same day"
    assert "EMERGENCY" not in plain_text(document)


def test_another_pack_has_its_own_lines() -> None:
    said = texts(_of_the_wrist(blue_fingers().told("lifts_a_kettle", "no").encounter))
    assert said["transfer.hand.last_handshake"] == "Last handshake"
    assert said["transfer.facts.kettle_and_creaking.told"] == "No"
    assert said["findings.short_exam.grip_bounce.right"] == "NOT EXAMINED"


def test_an_exam_typed_from_paper_says_so_on_its_one_page_which_verifies() -> None:
    assert "entered.paper" not in texts(page(full_bladder()))
    everything, said = everything_at_once()
    full = compose_transfer(everything.model_copy(update={"paper": (TYPED,)}), said, leg_pain(), writing())
    document = page(full_bladder().model_copy(update={"paper": (TYPED,)}))
    for each in (full, document):
        assert texts(each)["entered.paper"] == TYPED_SAID
        rendered = whole_pdf(each)
        assert len(pages_of(rendered.data)) == 1
        assert read_back(rendered.data, rendered.drawn, each) == []
    assert verify(rendered.data, "transfer.pdf", lambda _pack, _digest: leg_pain()).unchanged


def test_it_carries_its_record_and_verifies() -> None:
    data = whole_pdf(page(full_bladder())).data
    verdict = verify(data, "transfer.pdf", lambda _pack, _digest: leg_pain())
    assert verdict.unchanged, verdict.lines()
    opened = open_report(data, "transfer.pdf")
    assert opened.manifest.kind == "transfer"
    assert read_encounter(opened.files[ENCOUNTER], ENCOUNTER).findings == full_bladder().findings


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(BadInput, match="A4 or Letter"):
        compose_transfer(full_bladder(), assess(full_bladder(), leg_pain()), leg_pain(), writing("A5"))


def test_the_same_exam_gives_the_same_page() -> None:
    assert page(full_bladder()) == page(full_bladder())
    assert Room().blank_rows


def test_a_creaking_wrist_is_no_emergency() -> None:
    with pytest.raises(CouldNot):
        _of_the_wrist(a_creaking_wrist().encounter)


def _of_the_wrist(encounter: Encounter) -> ReportDocument:
    return compose_transfer(encounter, assess(encounter, wrist()), wrist(), writing())


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_of_what_must_be_done_is_lost_to_empty_rows(paper: str) -> None:
    """An emergency found against a denied history, nearly nothing examined, two findings that do not go together."""
    encounter = patient(
        *(finding(item.id, "no") for item in leg_pain().items if item.group_number is not None),
        finding("heel_walk.left", "can"),
        finding("heel_walk.right", "cannot"),
        finding("ankle_dorsiflexion_strength.left", "without_gravity"),
        finding("saddle_sensation.left", "reduced"),
    )
    emergency = assess(encounter, leg_pain()).emergency
    assert emergency is not None
    document = page(encounter, paper=paper)
    said = texts(document)
    shown = [text for key, text in said.items() if key.startswith("transfer.action.")]
    for number, action in enumerate(emergency.actions):
        assert action in shown[number]
    assert "usual action" not in said.get("transfer.actions.left_out", "")
    assert len(pages_of(render_pdf(document, paper).data)) == 1


def test_what_there_is_no_room_for_is_named() -> None:
    encounter, assessment = everything_at_once()
    record = Record(encounter, assessment, leg_pain())
    [block] = usual_actions(record, flags_for(assessment), ROOMS[-1])
    count = len(flags_for(assessment)[0].actions)
    assert f"usual actions 2 to {count}; whom to call" in block.lines[-1].text
    assert block.lines[-1].lead == "Left out for want of room, whole in the summary:"
