"""What was not examined stands on page one by name; where there is too much, page one counts it and says where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examassist.domain.finding import AbsentReason
from examassist.reasoning.assess import assess
from examassist.report import not_examined as module
from examassist.report.compose import compose
from examassist.report.document import Line, Listing
from examassist.report.not_examined import in_full, not_examined
from examassist.report.pdf import render_pdf
from examassist.report.read_back import read_back
from examassist.report.record import Record
from examassist.report.sheets import lay_out
from examassist.report.style import PAPERS
from tests.report.builders import a_creaking_wrist, an_exam, texts, wrist
from tests.report.transfer.patients import MADE_AT, finding, leg_pain, patient

if TYPE_CHECKING:
    import pytest

    from examassist.domain.finding import Finding

LEFT_LEG = ("dorsalis_pedis_pulse", "posterior_tibial_pulse", "ankle_dorsiflexion_strength", "knee_reflex")


def gone(*items: str, side: str = "left", note: str | None = None) -> list[Finding]:
    return [finding(f"{item}.{side}", None, AbsentReason.UNABLE, note) for item in items]


def record_of(*findings: Finding) -> Record:
    encounter = patient(*findings)
    return Record(encounter, assess(encounter, leg_pain()), leg_pain())


def said(*findings: Finding) -> dict[str, str]:
    record = record_of(*findings)
    return {key: text for block in (not_examined(record), *in_full(record)) for key, text in block.said()}


def test_what_was_not_examined_is_printed_by_name() -> None:
    found = texts(an_exam().document)
    for item in wrist().items:
        if item.show == "always":
            assert item.label in found[f"not_examined.{item.section}"]


def test_many_sections_run_on_in_one_paragraph_that_leaves_out_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    one_each = texts(an_exam().document)
    monkeypatch.setattr(module, "LINES", 1)
    found = texts(an_exam().document)
    lines = [text for key, text in one_each.items() if key in {f"not_examined.{each.id}" for each in wrist().sections}]
    assert found["not_examined.all"] == " ".join(lines)


def test_what_was_looked_for_without_a_result_is_printed_with_its_reason() -> None:
    found = texts(a_creaking_wrist().document)
    assert found["not_examined.creaking_spots.on_right"] == "Creaking spots, right: declined."
    assert "Creaking spots" not in found["not_examined.bench_tests"]


def test_what_has_one_reason_on_one_side_stands_in_one_line_with_its_number_and_every_name() -> None:
    found = said(*gone(*LEFT_LEG))
    [line] = [text for text in found.values() if text.startswith("unable")]
    assert line.startswith("unable, left, 4 in all: ")
    assert all(leg_pain().item[name].label in line for name in LEFT_LEG)


def test_another_side_and_another_reason_have_lines_of_their_own() -> None:
    found = said(*gone(*LEFT_LEG), *gone("knee_reflex", side="right"), *gone("ankle_reflex", note="in a cast"))
    lines = [text for key, text in found.items() if ".on_" in key]
    assert len(lines) == 3
    assert any("Knee reflex: unable" in text for text in lines), "both sides of one item are not called left"
    assert any("Ankle reflex, left: unable, in a cast." in text for text in lines)


def test_what_page_one_has_no_room_for_is_counted_there_and_named_after_the_findings() -> None:
    keys = [key for item in leg_pain().items for key in leg_pain().keys_of(item)]
    found = said(
        *(finding(str(key), None, AbsentReason.DECLINED, f"reason {number}") for number, key in enumerate(keys))
    )
    page_one = " ".join(text for key, text in found.items() if key.startswith("not_examined."))
    assert len(page_one) < 2 * module.LETTERS
    left = sum(text not in page_one for text in (f"reason {number}." for number in range(len(keys))))
    assert found["not_examined.more"] == f"and {left} more, all of them by name after the findings."
    whole = " ".join(text for key, text in found.items() if key.startswith("not_examined_whole."))
    assert all(f"reason {number}." in whole for number in range(len(keys)))


def test_a_long_reason_is_cut_on_page_one_and_whole_after_the_findings() -> None:
    note = "explained at length " * 100 + "to the end"
    found = said(*gone("knee_reflex", note=note))
    assert found["not_examined.knee_reflex.on_left"].endswith("[cut; whole after the findings].")
    assert found["not_examined_whole.knee_reflex.on_left"].endswith("to the end.")
    assert "not_examined_whole.title" not in said(*gone("knee_reflex", note="short"))


def test_nothing_pushes_it_off_page_one_which_says_what_follows() -> None:
    encounter = patient(*gone(*LEFT_LEG))
    document = compose(
        encounter,
        assess(encounter, leg_pain()),
        leg_pain(),
        made_at=MADE_AT,
        program_version="9.9",
        written_by="Dr A. Reyes",
    )
    long = Listing("consider", "Also think of", tuple(Line(f"consider.{n}", "a thought " * 9) for n in range(60)))
    first, *rest = document.summary
    full = replace(document, summary=(first, long, *rest))
    pages = lay_out(full, PAPERS["Letter"])
    keys = [{part.key for placed in page for part in placed.piece.parts} for page in pages]
    expected = {key for key in texts(full) if key.startswith("not_examined.")} | {"written_by"}
    assert expected <= keys[0]
    assert "requests.title" in keys[1]
    [follows] = {part.text for placed in pages[0] for part in placed.piece.parts if part.key.startswith("page.follows")}
    assert follows.startswith("On page 2: more of Also think of; ")
    assert "Tests" in follows
    rendered = render_pdf(full, "Letter")
    assert read_back(rendered.data, rendered.drawn, full) == []


def test_a_summary_that_fits_says_of_nothing_that_it_follows() -> None:
    pages = lay_out(a_creaking_wrist().document, PAPERS["A4"])
    assert not [part for page in pages for placed in page for part in placed.piece.parts if "follows" in part.key]
