"""How the words of a scale fit the width there is: beside their key, under it, on two lines, or as the key alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from examassist.ui.answers import look
from examassist.ui.theme import px, target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.item import Answer

Style = Literal["beside", "under", "two_lines", "key"]
LEAST = 36
"""No value is narrower, so that it can be hit."""


@dataclass(frozen=True)
class Words:
    """What each value shows and how wide it is."""

    style: Style
    texts: tuple[str, ...]
    widths: tuple[int, ...]

    @property
    def width(self) -> int:
        """All values together."""
        return sum(self.widths)

    @property
    def need_legend(self) -> bool:
        """Whether keys or words are not all on the values themselves."""
        return self.style in {"two_lines", "key"}


def _least() -> int:
    return px(max(LEAST, target() + 4 if target() > LEAST else LEAST))


def short_word(answer: Answer) -> str:
    """The label without its key in front and without a remark in brackets, which the legend still shows."""
    word = re.sub(r"\s*\([^)]*\)", "", answer.label)
    if answer.key and word.casefold().startswith(answer.key.casefold() + " "):
        word = word[len(answer.key) :].strip()
    return word or answer.label


def says_its_key(answer: Answer) -> bool:
    """Whether the label is the key itself, as a grade that is a number."""
    return answer.key is not None and answer.label.replace("\N{MINUS SIGN}", "-") == answer.key


def legend(answers: Sequence[Answer]) -> str:
    """All keys with their words: ``0 absent · 1 weak``; empty where the words are the keys."""
    if all(says_its_key(answer) for answer in answers):
        return ""
    texts = []
    for answer in answers:
        key = answer.key or ""
        doubled = not key or answer.label.casefold().startswith(key.casefold() + " ")
        texts.append(answer.label if doubled else f"{key} {answer.label}")
    return " · ".join(texts)


def legend_in(answers: Sequence[Answer], room: int) -> str:
    """The legend, without the remarks in brackets where only so it fits into ``room`` pixels."""
    whole = legend(answers)
    if not whole or look.text_width(whole, look.font(12)) <= room:
        return whole
    return " · ".join(" ".join(part for part in (answer.key, short_word(answer)) if part) for answer in answers)


def fit(answers: Sequence[Answer], room: int) -> Words:
    """The fullest way of writing the values that fits into ``room`` pixels; keys alone if nothing else does."""
    if all(says_its_key(answer) for answer in answers):
        texts = tuple(answer.label for answer in answers)
        each = max(_least() - px(4), min(max(_least(), px(46)), room // len(texts)))
        return Words("key", texts, tuple(max(each, look.text_width(text, look.font(15)) + px(10)) for text in texts))
    for words in (_beside(answers), _under(answers), _two_lines(answers)):
        if words.width <= room:
            return words
    texts = tuple(answer.key or short_word(answer)[:2] for answer in answers)
    each = max(_least() - px(4), min(max(_least(), px(46)), room // len(texts)))
    return Words("key", texts, (each,) * len(texts))


def is_full(answers: Sequence[Answer], room: int) -> bool:
    """Whether the values can say more than their keys in ``room`` pixels."""
    return fit(answers, room).style != "key" or all(says_its_key(answer) for answer in answers)


def _beside(answers: Sequence[Answer]) -> Words:
    bold, small = look.font(14, bold=True), look.font(12)
    texts = tuple(short_word(answer) for answer in answers)
    widths = tuple(
        max(_least(), px(24) + look.text_width(text, bold) + (look.text_width(answer.key or "", small) + px(6)))
        for answer, text in zip(answers, texts, strict=True)
    )
    return Words("beside", texts, widths)


def _under(answers: Sequence[Answer]) -> Words:
    bold = look.font(12, bold=True)
    texts = tuple(short_word(answer) for answer in answers)
    return Words("under", texts, tuple(max(_least(), px(10) + look.text_width(text, bold)) for text in texts))


def _two_lines(answers: Sequence[Answer]) -> Words:
    bold = look.font(12, bold=True)
    texts = tuple(_broken(short_word(answer)) for answer in answers)
    widths = tuple(
        max(_least(), px(7) + max(look.text_width(line, bold) for line in text.split("\n"))) for text in texts
    )
    return Words("two_lines", texts, widths)


def _broken(text: str) -> str:
    """The text on two lines as equal as its words allow."""
    parts = text.split(" ")
    if len(parts) == 1:
        return text
    breaks = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    first, second = min(breaks, key=lambda lines: max(map(len, lines)))
    return f"{first}\n{second}"
