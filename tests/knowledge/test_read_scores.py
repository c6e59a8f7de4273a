"""The scores of a pack read as prose: points, bands, what suppresses them, and why some are locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.read_aloud import read_aloud
from examassist.knowledge.read_scores import read_scores
from tests.knowledge.packs import wrist, wrist_with

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition


def prose(edition: Edition) -> dict[str, list[str]]:
    """The sentences of each score by its heading, with formulas left as their kind."""
    return {
        heading: lines for heading, *lines in read_scores(edition, lambda condition: f"<{type(condition).__name__}>")
    }


def test_every_option_is_read_with_its_points_in_the_order_that_counts() -> None:
    lines = prose(wrist())["Creak points [creak_points]"]
    key = "Creaks at once when a key turns: 3 when <FindingIs>; else 1 when <FindingIs>; else 0."
    assert key in lines
    assert "Lifts a full kettle: -2 when <FindingIs>; else 0." in lines
    assert (
        "The highest stage that holds: 3 when <FindingIs>; else 1 to 2 when <FindingIs>; else 0."
        in (prose(wrist())["Bounce stage [bounce_stage]"])
    )


def test_bands_range_and_what_suppresses_it_are_read() -> None:
    lines = prose(wrist())["Creak points [creak_points]"]
    assert "Totals from -2 to 6 (The table of the invented study)." in lines
    assert "1 to 3, Between: The invented study had no word for it." in lines
    assert "3, Stage three: The ball stays where it fell." in prose(wrist())["Bounce stage [bounce_stage]"]
    assert any(line.startswith("Unless it is known not to hold that <FindingIs>, it says: Not valid") for line in lines)


def test_a_locked_score_reads_its_reason_and_its_points_as_text() -> None:
    lines = prose(wrist())["The grandmother's list [grandmothers_list]"]
    assert lines[0] == "Not computed; diagnostic. Its points were seen in a letter only"
    assert "Somebody heard it: 2; else 0." in lines


def test_a_form_reads_its_items_and_licence() -> None:
    form = {
        "id": "a_form",
        "label": "A form",
        "kind": "outcome",
        "state": "total_only",
        "totals": ["creaking_since"],
        "licence": "Licensed",
        "population": "One",
        "external": "None",
        "why": "Because",
        "sources": ["W1"],
        "status": "M",
        "review_by": "2027-11",
    }
    lines = prose(wrist_with("scores", form))["A form [a_form]"]
    assert 'Reads "Creaking since".' in lines
    assert "Licence: Licensed." in lines


def test_the_prose_of_the_pack_holds_them_with_their_sources() -> None:
    text = " ".join(read_aloud(wrist()).split())
    assert '[creak_points] Computed; diagnostic. Creaks at once when a key turns: 3 when "Turning a key" is' in text
    assert "It counts nothing but creaking. Sources: W1. Status V." in text
