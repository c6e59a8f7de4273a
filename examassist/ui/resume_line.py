"""The line that says where one was, for whoever comes back to an exam."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _
from examassist.ui.act_text import cell_text
from examassist.ui.exam_page import ExamPage

if TYPE_CHECKING:
    from examassist.ui.exam_screens import ExamScreens


def resume_line(screens: ExamScreens) -> str:
    """``You were at {step}, {cell}``, and what can still change the plan where that is known."""
    page = screens.shown_page
    key = page.focused_key if isinstance(page, ExamPage) else None
    step = screens.titles[screens.current]
    text = _("You were at {step}").format(step=step)
    if key is not None:
        text = _("You were at {step}: {cell}").format(step=step, cell=cell_text(key, screens.model.edition))
    plan = screens.plan_open
    return text + "." if plan.pending else _("{place}. {plan}.").format(place=text, plan=plan.text)
