"""Red flags in the panel: an emergency, what is urgent with its clock, and what is not known."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.condition_card import MARGIN
from examassist.ui.pieces import Card, EmergencyCard, LinkButton, UrgentCard, WrappedText, column, pictured, row
from examassist.ui.safety import Safety
from examassist.ui.theme import BOLD, SEMIBOLD, px
from examassist.ui.why_link import WhyLink

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QHBoxLayout

    from examassist.reasoning.assessment import Assessment, FlagResult
    from examassist.reasoning.say import Say
    from examassist.ui.emergency.said_before import Said

ACTIONS = 8
FACTS = 4
_ICON = 18


class _Answered(QWidget):
    """What was answered to one emergency, with the way to take it back while it holds."""

    taken_back = Signal(str)
    """The flag."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._flag = ""
        inside = column(gap=2)
        self.text = WrappedText(width, weight=SEMIBOLD, ink="on-emer")
        self.take_back = LinkButton(_("Take back"))
        self.take_back.clicked.connect(lambda: self.taken_back.emit(self._flag))
        inside.addWidget(self.text)
        inside.addWidget(self.take_back, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setLayout(inside)

    def show_answer(self, flag: str, said: Said | None) -> None:
        """Say what was answered to that flag; nothing where nobody answered."""
        self._flag = flag
        self.setVisible(said is not None)
        if said is not None:
            self.text.set_text(said.text)
            self.take_back.setVisible(said.holds)
            self.take_back.setAccessibleName(_("Take back: {answer}").format(answer=said.text))


class EmergencyBlock(EmergencyCard):
    """Which criteria are met, by what, what was answered to it, and what is usually done."""

    taken_back = Signal(str)
    """The flag of which the answer is taken back."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        inner = width - 2 * px(MARGIN)
        inside = column(margins=(MARGIN, 12, MARGIN, 13), gap=6)
        self._title = WrappedText(inner - px(_ICON) - px(8), size=15, weight=BOLD, ink="on-emer")
        inside.addLayout(_headed("octagon-alert", "on-emer", self._title))
        self._because = WrappedText(inner, ink="on-emer")
        inside.addWidget(self._because)
        self.answered = [self._new_answer(inner)]
        """What was answered, to the first and to each further one."""
        inside.addWidget(self.answered[0])
        self._actions = [WrappedText(inner, weight=SEMIBOLD if not n else 400, ink="on-emer") for n in range(ACTIONS)]
        for action in self._actions:
            inside.addWidget(action)
        self.why = WhyLink()
        inside.addWidget(self.why, alignment=Qt.AlignmentFlag.AlignLeft)
        self.also: list[tuple[WrappedText, WhyLink]] = []
        """Each further emergency, with its own reasons."""
        self._inside = inside
        self.setLayout(inside)

    def set_width(self, width: int) -> None:
        """Use another width from now on."""
        self.setFixedWidth(width)
        self._title.set_width(width - 2 * px(MARGIN) - px(_ICON) - px(8))
        for text in (
            self._because,
            *self._actions,
            *(text for text, _why in self.also),
            *(each.text for each in self.answered),
        ):
            text.set_width(width - 2 * px(MARGIN))

    def _new_answer(self, width: int) -> _Answered:
        answered = _Answered(width)
        answered.taken_back.connect(self.taken_back)
        answered.hide()
        return answered

    def show_flags(self, flags: Sequence[FlagResult], answers: Mapping[str, Said] | None = None) -> None:
        """Show the emergency, and whatever else is raised to now in the same card; none hides it."""
        self.setVisible(bool(flags))
        if not flags:
            return
        flag, others = flags[0], flags[1:]
        self._title.set_text(flag.says)
        self._because.set_text(_("Recorded: {findings}").format(findings=_some(flag)))
        self.why.explain(flag, flag.says)
        while len(self.also) < len(others):
            self._make_also()
        for number, (text, why) in enumerate(self.also):
            for widget in (text, why):
                widget.setVisible(number < len(others))
            if number < len(others):
                other = others[number]
                text.set_text(_("Also: {says}. {call}").format(says=other.says, call=" ".join(other.actions[:1])))
                why.explain(other, other.says)
        for answered, each in itertools.zip_longest(self.answered, flags):
            if answered is not None:
                answered.show_answer(each.id if each else "", (answers or {}).get(each.id) if each else None)
        for number, text in enumerate(self._actions):
            line = f"{number + 1}. {flag.actions[number]}" if number < len(flag.actions) else ""
            text.set_text(line)
            text.setVisible(bool(line))

    def _make_also(self) -> None:
        text = WrappedText(self.minimumWidth() - 2 * px(MARGIN), weight=SEMIBOLD, ink="on-emer")
        why = WhyLink()
        why.wanted.connect(self.why.wanted)
        self._inside.addWidget(text)
        self._inside.addWidget(why, alignment=Qt.AlignmentFlag.AlignLeft)
        self.also.append((text, why))
        self.answered.append(self._new_answer(self.minimumWidth() - 2 * px(MARGIN)))
        self._inside.addWidget(self.answered[-1])


class UrgentBlock(UrgentCard):
    """A raised flag with its clock and whom to phone; the last block names what else is raised, each with its reasons.

    Nothing raised is left to a count: what must be done today is read here, not in a file.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        inner = width - 2 * px(MARGIN)
        inside = column(margins=(MARGIN, 11, MARGIN, 12), gap=5)
        self._clock = WrappedText(inner - px(_ICON) - px(8), size=14, weight=BOLD, ink="urg")
        inside.addLayout(_headed("triangle-alert", "urg", self._clock))
        self._says = WrappedText(inner, weight=SEMIBOLD)
        self._because = WrappedText(inner, ink="text-2")
        self._call = WrappedText(inner)
        for text in (self._says, self._because, self._call):
            inside.addWidget(text)
        self.why = WhyLink()
        inside.addWidget(self.why, alignment=Qt.AlignmentFlag.AlignLeft)
        self.also: list[tuple[WrappedText, WhyLink]] = []
        """Each further flag, with its own reasons."""
        self._inside = inside
        self.setLayout(inside)

    def show_flag(self, flag: FlagResult | None, say: Say, others: Sequence[FlagResult] = ()) -> None:
        """Show the flag, and in a few words those that have no block of their own; None hides it."""
        self.setVisible(flag is not None)
        if flag is None or flag.tier is None:
            return
        self._clock.set_text(say.tier(flag.tier))
        self.why.explain(flag, flag.says)
        self._says.set_text(flag.says)
        self._because.set_text(_some(flag))
        self._call.set_text(flag.actions[0] if flag.actions else "")
        self._call.setVisible(bool(flag.actions))
        while len(self.also) < len(others):
            self._make_also()
        for (text, why), other in itertools.zip_longest(self.also, others):
            for widget in (text, why):
                widget.setVisible(other is not None)
            if other is not None:
                clock = say.tier(other.tier or "routine")
                parts = {"clock": clock, "says": other.says, "call": " ".join(other.actions[:1])}
                text.set_text(_("{clock}, also: {says}. {call}").format(**parts))
                why.explain(other, other.says)

    def _make_also(self) -> None:
        text = WrappedText(self.minimumWidth() - 2 * px(MARGIN), weight=SEMIBOLD)
        why = WhyLink()
        why.wanted.connect(self.why.wanted)
        self._inside.addWidget(text)
        self._inside.addWidget(why, alignment=Qt.AlignmentFlag.AlignLeft)
        self.also.append((text, why))


class UnknownBlock(Card):
    """What is not known about red flags; it never says that there is none."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        inner = width - 2 * px(MARGIN)
        inside = column(margins=(MARGIN, 11, MARGIN, 12), gap=4)
        self._title = WrappedText(inner - px(_ICON) - px(8), size=13, weight=BOLD)
        inside.addLayout(_headed("circle-question-mark", "text-2", self._title))
        self._text = WrappedText(inner, ink="text-2")
        inside.addWidget(self._text)
        self.setLayout(inside)

    def show_assessment(self, assessment: Assessment, say: Say, *, safety: Safety | None = None) -> None:
        """Say what was not examined, then how much is not known, whatever is raised; a count never leads."""
        safety = safety or Safety()
        lead, rest = self._counted(assessment, safety)
        if safety.not_examined:
            lead, rest = ["; ".join(safety.not_examined)], [*lead, *rest]
        tier = say.tier(
            assessment.urgency
        )  # the counts after it stand here already; where it is not known, all is said
        urgency = tier if assessment.urgency_says.startswith(tier) else assessment.urgency_says
        rest += [f"{urgency}.", *(f"{each}." for each in assessment.patient_not_known)]
        self._title.set_text(" ".join(lead))
        self._text.set_text(" ".join(rest))

    def _counted(self, assessment: Assessment, safety: Safety) -> tuple[list[str], list[str]]:
        """What leads where everything was examined, and what follows it."""
        not_ruled_out = _("This does not rule anything out.")
        open_flags, total = len(assessment.not_cleared), len(assessment.red_flags)
        if not assessment.raised:
            count = _("{n} of {total} red flags not cleared.").format(n=open_flags, total=total)
            return [f"{safety.says}.", not_ruled_out], [count] if open_flags else []
        if not open_flags:
            return [not_ruled_out], []
        text = translate_count("{n} other red flag not cleared.", "{n} other red flags not cleared.", open_flags)
        return [text.format(n=open_flags)], [not_ruled_out]


def _some(flag: FlagResult) -> str:
    """The findings that raised it, the first few of them."""
    says = list(dict.fromkeys(fact.says for fact in flag.because))
    if len(says) > FACTS:
        says = [*says[:FACTS], _("{n} more").format(n=len(says) - FACTS)]
    return "; ".join(says)


def _headed(icon_name: str, ink: str, title: WrappedText) -> QHBoxLayout:
    line = row(gap=8)
    line.addWidget(pictured(icon_name, ink, _ICON), alignment=Qt.AlignmentFlag.AlignTop)
    line.addWidget(title)
    line.addStretch(1)
    return line
