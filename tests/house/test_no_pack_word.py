"""The program knows no complaint: no id or label of a pack's content occurs in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from tests.house.project import PROGRAM, RESOURCES, ROOT, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMING_KEYS = {"id", "label", "title"}


def test_no_word_of_a_pack_occurs_in_the_program() -> None:
    words = telling(set(words_of_all_packs()))
    found = [f"{place}: {word}" for place, text in program_texts() for word in words_in(text, words)]
    assert found == []


def test_a_planted_word_is_found() -> None:
    words = telling({"walking_distance", "Walking distance", "Pulse", "left"})
    assert words == {"walking_distance", "Walking distance"}
    assert words_in("if key.item == 'walking_distance':", words) == ["walking_distance"]
    assert words_in('show("How is the walking distance?")', words) == ["Walking distance"]
    assert words_in("my_walking_distances = 3", words) == []


def telling(words: set[str]) -> set[str]:
    """The words that belong to a pack alone: several joined together, for a single one may be anyone's."""
    return {word for word in words if re.search(r"\w[_ ]\w", word)}


def words_in(text: str, words: set[str]) -> list[str]:
    """Those of the words that stand in the text for themselves, not as a part of a longer one."""
    spoken = text.casefold()
    return sorted(
        word
        for word in words
        if word.casefold() in spoken and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    )


def program_texts() -> Iterator[tuple[str, str]]:
    """Each module of the program, comments and all."""
    for path in modules(PROGRAM):
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def words_of_all_packs() -> Iterator[str]:
    """Every id and label of every pack that is shipped."""
    for file in sorted((RESOURCES / "packs").rglob("*.yaml")):
        if file.parent.name not in {"cases", "wording"}:
            with file.open("rb") as stream:
                yield from _names(yaml.load(stream, Loader=yaml.CSafeLoader))


def _names(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in NAMING_KEYS and isinstance(value, str):
                yield value
            yield from _names(value)
    elif isinstance(node, list):
        for value in node:
            yield from _names(value)
