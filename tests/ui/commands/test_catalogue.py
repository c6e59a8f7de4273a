from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.knowledge.numbering import numbers
from examassist.ui.actions import commands
from examassist.ui.commands.catalogue import Entry, of_the_exam, of_the_program, search, used
from examassist.ui.single_keys import SingleKeys
from tests.ui.exam_room import leg_pain, wrist

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.knowledge.edition import Edition


@pytest.mark.parametrize("edition_of", [leg_pain, wrist])
def test_every_row_step_condition_and_card_of_a_pack_is_found_by_its_own_words(edition_of: object) -> None:
    edition = leg_pain() if edition_of is leg_pain else wrist()
    steps = {step.step: step.title for step in edition.steps}
    entries = list(of_the_exam(edition, steps))
    has = {(entry.kind, entry.id) for entry in entries}
    assert {("item", item.id) for item in edition.items} <= has
    assert {("condition", each.id) for each in edition.conditions} | {
        ("card", each.id) for each in edition.cards
    } <= has
    assert {("step", str(number)) for number in steps} <= has
    for entry in entries:
        same = [each for each in entries if each.text == entry.text]
        found = [each.entry for each in search(entry.text, entries, (), 9 + len(same))]
        assert entry in found, entry


def test_the_commands_are_those_of_the_menus_with_their_keys() -> None:
    every = {command.id: command for command in commands()}
    entries = {entry.id: entry for entry in of_the_program(every, SingleKeys())}
    assert entries.keys() == every.keys()
    for name, command in every.items():
        if command.keys:
            assert "+".join(entries[name].keys) == command.keys[0]
    assert entries["note"].keys == ("M",)
    assert {entry.id for entry in of_the_program(["new"], SingleKeys())} == {"new"}
    off = {entry.id: entry for entry in of_the_program(every, SingleKeys(on=False))}
    assert off["note"].keys == ()


ENTRIES = [Entry("item", f"i{n}", f"Ankle {n}") for n in range(20)] + [Entry("command", "c", "Announce")]


def test_no_heading_hides_another() -> None:
    kinds = [each.entry.kind for each in search("an", ENTRIES, (), 9)]
    assert len(kinds) == 9
    assert "command" in kinds
    assert kinds == sorted(kinds, key=kinds.index)


def test_what_was_used_lately_stands_first() -> None:
    recent = [used(ENTRIES[17]), used(ENTRIES[5])]
    assert [each.entry.id for each in search("an", ENTRIES, recent, 9)][:2] == ["i17", "i5"]
    assert [each.entry.id for each in search("", ENTRIES, recent, 9)][:2] == ["i17", "i5"]
    assert "i17" not in [each.entry.id for each in search("ann", ENTRIES, recent, 9)]


@pytest.mark.parametrize("edition_of", [leg_pain, wrist])
def test_a_number_from_paper_leads_to_its_row_alone_whatever_was_used_lately(edition_of: Callable[[], Edition]) -> None:
    edition = edition_of()
    entries = list(of_the_exam(edition, {}))
    recent = [used(entry) for entry in entries if entry.kind == "item"][::-1][:5]
    for item, number in numbers(edition).items():
        (found,) = search(number, entries, recent, 9)
        assert (found.entry.kind, found.entry.id) == ("item", item)
    assert search("77.1", entries, recent, 9) == []
