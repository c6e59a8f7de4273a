"""How a cell and a row show and say what the last visit found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from examassist.domain.body import Laterality
from examassist.language import translate as _
from examassist.ui.act_text import side_letter
from examassist.ui.answers import letters, look
from examassist.ui.answers.result import absence_text
from examassist.ui.banner import day_text
from examassist.ui.theme import hairline, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

    from examassist.ui.answers.cell import AnswerCell
    from examassist.ui.visits.marks import Mark

BAR = (11, 4)
"""Width and height of the hollow bar."""


def mark_of(cell: AnswerCell) -> Mark | None:
    """The mark beside the answer of the cell; None while there is none to show."""
    return cell.setting.marks.of(cell.key, cell.finding)


def old_values(cell: AnswerCell) -> tuple[str, ...]:
    """The names of the answers of the last visit that stand under a bar."""
    mark = mark_of(cell)
    value = mark.finding.value if mark is not None and mark.finding is not None else None
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def what(cell: AnswerCell, mark: Mark) -> str:
    """What was recorded, in the words of the cell; that nobody looked is said and never taken for normal."""
    if mark.finding is None:
        return cell.absent_word
    if mark.finding.value is None:
        return absence_text(mark.finding)
    return letters.with_words(cell.item, mark.finding, cell.words_of(mark.finding))


def spoken(cell: AnswerCell) -> str:
    """``; last visit 1``, for people who hear the screen; empty where there is no mark."""
    mark = mark_of(cell)
    if mark is None:
        return ""
    if mark.day != cell.setting.marks.latest:
        return _("; on {day} {value}").format(value=what(cell, mark), day=day_text(mark.day))
    return _("; last visit {value}").format(value=what(cell, mark))


def below(cells: Sequence[AnswerCell]) -> str:
    """``last visit 400 m, 12-Aug-2026`` for a row with an answer; ``abnormal last time`` for one that waits for it."""
    marks = [(cell, mark) for cell in cells if (mark := mark_of(cell)) is not None]
    if not marks:
        blank = all(cell.finding is None for cell in cells)
        listed = bool(cells) and cells[0].setting.marks.was_abnormal(cells[0].item.id)
        return _("abnormal at the last visit") if blank and listed else ""
    texts = [_sided(cell, what(cell, mark)) for cell, mark in marks]
    days = dict.fromkeys(day_text(mark.day) for _cell, mark in marks)
    return _("last visit {values}, {days}").format(values=" · ".join(texts), days=" · ".join(days))


def below_scale(cells: Sequence[AnswerCell]) -> str:
    """The same for a row whose bars show the values: only what no bar can show."""
    unseen = [cell for cell in cells if mark_of(cell) is not None and not _has_bar(cell)]
    if not unseen and any(mark_of(cell) is not None for cell in cells):
        return ""
    texts = dict.fromkeys(_sided(cell, what(cell, mark)) for cell in unseen if (mark := mark_of(cell)) is not None)
    return _("last visit {values}").format(values=" · ".join(texts)) if texts else below(cells)


def _has_bar(cell: AnswerCell) -> bool:
    shown = {answer.id for answer in cell.offered()}
    return bool(shown.intersection(old_values(cell)))


def _sided(cell: AnswerCell, text: str) -> str:
    return text if cell.key.side is Laterality.UNSIDED else f"{side_letter(cell.key.side)} {text}"


def paint_bar(painter: QPainter, rect: QRect, ink: QColor, *, on_edge: bool = False) -> None:
    """The hollow bar under the value that was chosen at the last visit; on the edge where words fill the field."""
    width, height = px(BAR[0]), px(BAR[1])
    left = rect.center().x() - width / 2 + 0.5
    bar = QRectF(left, rect.bottom() + 0.5 - (height / 2 if on_edge else px(3) + height), width, height)
    painter.save()
    painter.setPen(QPen(ink, max(1.2, hairline())))
    painter.setBrush(look.ink("bg-surface"))
    painter.drawRoundedRect(bar, height / 2, height / 2)
    painter.restore()
