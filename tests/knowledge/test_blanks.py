"""What fills each sentence is what the program gives it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import examassist
from examassist.knowledge.blanks import NONE, OF_SENTENCE, PAIRED
from examassist.knowledge.wording import REQUIRED

PROGRAM = Path(examassist.__file__).parent
SPEAKING = [*sorted((PROGRAM / "reasoning").rglob("*.py")), *sorted((PROGRAM / "report").rglob("*.py"))]


def calls() -> list[tuple[str, frozenset[str]]]:
    """Each sentence that the program says by a key written out, with what it gives."""
    found = []
    for path in SPEAKING:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != "text":
                continue
            key = node.args[0] if node.args else None
            if isinstance(key, ast.Constant) and key.value in REQUIRED:
                found.append((str(key.value), frozenset(word.arg for word in node.keywords if word.arg)))
    return found


def test_each_sentence_is_given_what_it_may_say() -> None:
    assert len(calls()) > 30
    for key, given in calls():
        blanks = OF_SENTENCE.get(key, NONE)
        assert blanks.must | blanks.may == given, key


def test_only_sentences_that_are_said_have_blanks() -> None:
    assert set(OF_SENTENCE) <= REQUIRED


@pytest.mark.parametrize(
    ("named", "fault"),
    [
        ({"cells"}, None),
        ({"cells", "word"}, None),
        ({"word"}, ("leaves out {cells}", "say it, or what was found is lost")),
        ({"cells", "cel"}, ("asks for {cel}, which nothing fills", "use only {cells}, {word}")),
    ],
)
def test_a_text_says_what_is_filled_and_nothing_else(named: set[str], fault: tuple[str, str] | None) -> None:
    assert PAIRED.fault(frozenset(named)) == fault
