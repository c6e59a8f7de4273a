"""The further keys of a cell: a letter that the content gives to what belongs to its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _
from examassist.ui.answers.result import Result

if TYPE_CHECKING:
    from examassist.domain.finding import Finding
    from examassist.knowledge.item import Item, Letter
    from examassist.ui.answers.cell import AnswerCell


def letter_of(item: Item, text: str) -> Letter | None:
    """The letter of an item that the typed text is; None for any other key."""
    typed = text.upper()
    return next((letter for letter in item.letters if letter.key == typed), None)


def adds(letter: Letter) -> bool:
    """Whether it adds to an answer that is there, instead of answering or leading elsewhere."""
    return (letter.qualifier is not None) == (letter.value is None)


def take(cell: AnswerCell, text: str, *, here: bool) -> bool:
    """Answer with the letter, or tell the page of it; whether there is such a letter.

    ``here`` says that this very cell is meant, as on the keys for fingers, which name the cell they answer.
    """
    letter = letter_of(cell.item, text)
    if letter is None:
        return False
    if letter.qualifier is not None and letter.value is not None:
        cell.answered.emit(cell.key, Result(value=letter.value, qualifiers=(letter.qualifier,)))
    else:
        cell.lettered.emit(cell.key, letter, here)
    return True


def keys(item: Item) -> tuple[tuple[str, str], ...]:
    """The letters, each with what it says."""
    return tuple((letter.key, letter.label) for letter in item.letters)


def said_with(item: Item, finding: Finding) -> tuple[str, ...]:
    """The qualifiers of a finding in the words of their letters."""
    labels = {letter.qualifier: letter.label for letter in item.letters}
    return tuple(labels.get(each, each.replace("_", " ")) for each in finding.qualifiers)


def marks(item: Item, finding: Finding | None) -> str:
    """The letters whose qualifiers a finding has, short enough for the corner of a value."""
    if finding is None:
        return ""
    return "".join(dict.fromkeys(letter.key for letter in item.letters if letter.qualifier in finding.qualifiers))


def with_words(item: Item, finding: Finding, words: str) -> str:
    """The words of a value with its qualifiers behind them."""
    also = said_with(item, finding)
    return _("{value}, {qualifiers}").format(value=words, qualifiers=", ".join(also)) if also else words
