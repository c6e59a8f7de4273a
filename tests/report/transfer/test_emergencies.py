from __future__ import annotations

from examassist.reasoning.assess import assess
from examassist.report.record import Record
from examassist.report.transfer.emergencies import answers, bands, cut, flags_for
from examassist.report.transfer.room import ROOMS, Room
from tests.report.builders import texts
from tests.report.transfer.patients import everything_at_once, finding, full_bladder, leg_pain, page, patient


def test_the_worst_stands_first_and_all_others_after_it() -> None:
    encounter, assessment = everything_at_once()
    flags = list(assessment.red_flags)
    mixed = [flag.model_copy(update={"tier": "today" if number % 2 else "now"}) for number, flag in enumerate(flags)]
    mixed[-1] = mixed[-1].model_copy(update={"tier": "routine"})
    found = flags_for(assessment.model_copy(update={"red_flags": tuple(reversed(mixed))}))
    assert [flag.tier for flag in found] == sorted((flag.tier or "" for flag in found), key=["now", "today"].index)
    assert len(found) == len(flags) - 1, "what can wait is for the summary"
    record = Record(encounter, assessment, leg_pain())
    for room in ROOMS:
        said = " ".join(text for band in bands(record, found, room) for _key, text in band.said())
        assert [flag.id for flag in found if flag.says not in said] == []


def test_what_was_recorded_is_said_with_its_onset_and_side() -> None:
    said = texts(page(full_bladder()))
    told = said["flag.suspected_cauda_equina.recorded"]
    assert "Bladder or bowel: Stays full" in told
    assert "new or worse" in told
    assert "Perianal pinprick, right" in told
    assert "normal" not in told, "what is normal did not raise it"
    assert said["flag.suspected_cauda_equina.onset"].startswith("Onset: New or worse")
    assert "Published criteria: " in said["flag.suspected_cauda_equina.onset"]


def test_an_onset_that_nobody_told_is_said_to_be_taken_as_new() -> None:
    encounter = patient(
        finding("bladder_or_bowel_change", "yes"), finding("bladder_bowel_change_kind", ("stays_full",))
    )
    assert texts(page(encounter))["flag.suspected_cauda_equina.onset"].startswith("Onset: NOT KNOWN, taken as new.")


def test_nobody_acting_is_said() -> None:
    record = Record(full_bladder(), assess(full_bladder(), leg_pain()), leg_pain())
    [line] = answers(record, flags_for(record.assessment), Room()).lines
    assert line.text == "Nobody is recorded as acting on Cauda equina emergency criteria."


def test_words_that_are_cut_say_so() -> None:
    assert cut("short", Room()) == "short"
    assert cut("word " * 200, Room(), 20) == "word word word word [cut; whole in the summary]"
