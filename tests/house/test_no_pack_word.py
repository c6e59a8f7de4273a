"""The program knows no complaint: no id or label of a pack's content occurs in it."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from tests.house.project import PROGRAM, RESOURCES, ROOT, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

# Answers are words that anyone may use ("does not", "new or worse").
ANSWERS = {"values", "options", "scales", "bands"}
NOT_CONTENT = {"cases", "wording"}


class Words(NamedTuple):
    """What names the content of packs: ids, and the labels that a person reads."""

    ids: set[str]
    labels: set[str]


def test_no_word_of_a_pack_occurs_in_the_program() -> None:
    words = words_of_all_packs()
    assert len(words.ids) > 50
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in modules(PROGRAM)
        for word in words_in(path.read_text(encoding="utf-8"), words)
    ]
    assert found == []


def test_a_planted_word_is_found() -> None:
    words = Words({"walking_distance", "gait"}, {"Walking distance", "Gait"})
    assert words_in("if key.item == 'walking_distance': ...", words) == ["walking_distance"]
    assert words_in("fits = 3  # walking_distance is not asked", words) == ["walking_distance"]
    assert words_in("show('How is the walking distance?')", words) == ["Walking distance"]


def test_a_longer_word_a_single_word_and_a_docstring_are_no_find() -> None:
    words = Words({"walking_distance", "gait"}, {"Walking distance", "Gait"})
    assert words_in("my_walking_distances = 'gait'", words) == []
    assert words_in('"""The walking distance, for example."""', words) == []


def words_in(text: str, words: Words) -> list[str]:
    """The ids that stand anywhere in the module and the labels that stand in a text it may show.

    Only words of several parts count: a single one may be anyone's.
    """
    shown = "\n".join(_shown_texts(ast.parse(text))).casefold()
    ids = [word for word in words.ids if "_" in word and _stands_in(word, text)]
    labels = [word for word in words.labels if " " in word and _stands_in(word.casefold(), shown)]
    return sorted(ids) + sorted(labels)


def _stands_in(word: str, text: str) -> bool:
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _shown_texts(module: ast.Module) -> Iterator[str]:
    """Every text in the module but what stands alone: that is a docstring."""
    alone = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def words_of_all_packs() -> Words:
    """Every id and label of every pack that is shipped."""
    words = Words(set(), set())
    for file in sorted((RESOURCES / "packs").rglob("*.yaml")):
        # which packs are in use is a setting, so a pack's own name may occur
        if file.parent.name not in NOT_CONTENT and file.name != "pack.yaml":
            with file.open("rb") as stream:
                _gather(yaml.load(stream, Loader=yaml.CSafeLoader), words)
    return words


def _gather(node: object, words: Words) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str) and key == "id":
                words.ids.add(value)
            elif isinstance(value, str) and key in {"label", "title"}:
                words.labels.add(value)
            elif key not in ANSWERS:
                _gather(value, words)
    elif isinstance(node, list):
        for value in node:
            _gather(value, words)
