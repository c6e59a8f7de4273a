"""The live assessment on the right: red flags first, then what fits, what could still change it, and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.language import translate_count
from examassist.reasoning.say import Say
from examassist.ui.beside import BesideCard
from examassist.ui.condition_card import FEW, LINES, MARGIN, ConditionCard
from examassist.ui.dress import fix
from examassist.ui.flag_cards import EmergencyBlock, UnknownBlock, UrgentBlock
from examassist.ui.pieces import Card, LinkButton, WrappedText, column, pictured, row, words
from examassist.ui.theme import BOLD, SEMIBOLD, px

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Assessment, OpenItem
    from examassist.ui.emergency.said_before import Said
    from examassist.ui.safety import Safety

CONDITIONS = 3
URGENT = 2
OPEN = 3
TESTS = 4
_EDGE = 14


class AssessmentPanel(QFrame):
    """Shows an assessment; made once, then only told other words. It never takes the focus by itself."""

    go_to_cell = Signal(object)
    why_wanted = Signal(object)
    """A card of which the reasons are asked."""
    taken_back = Signal(str)
    """A flag of which the answer is taken back."""

    def __init__(self, edition: Edition, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.held = False
        """Whether what fits is kept back until the clinician's own impression is given."""
        self.elsewhere = False
        """Whether the page itself says what an emergency is: it stands once on the screen, not twice."""
        self.answers: dict[str, Said] = {}
        """What was answered to the emergencies."""
        self.setFixedWidth(width)
        self._edition = edition
        self._say = Say(edition)
        inner = width - 2 * px(_EDGE) - px(6)
        self._emergency = EmergencyBlock(inner)
        self._emergency.taken_back.connect(self.taken_back)
        self._urgent = [UrgentBlock(inner) for _n in range(URGENT)]
        self._unknown = UnknownBlock(inner)
        self._headline = _Lines(inner, SEMIBOLD)
        self._collapsed = WrappedText(inner, ink="text-2", text=_("Words of fit are not shown while this is raised."))
        self._conditions = [ConditionCard(inner) for _n in range(CONDITIONS)]
        for card in self._conditions:
            card.why.wanted.connect(self.why_wanted)
        for why in (self._emergency.why, *(flag.why for flag in self._urgent)):
            why.wanted.connect(self.why_wanted)
        self._conditions_title = WrappedText(inner, size=12, weight=BOLD, ink="text-2")
        self._beside = BesideCard(inner, full=False)
        self._open_title = WrappedText(inner, size=12, weight=BOLD, ink="text-2")
        self._open = _OpenCard(inner)
        self._open.go.connect(self.go_to_cell)
        self._tests = _TestsCard(inner)
        self.setLayout(self._arranged(inner))
        self.show_open(())

    def _arranged(self, inner: int) -> QVBoxLayout:
        inside = column(margins=(_EDGE, 12, 0, 12), gap=10)
        for block in (self._emergency, *self._urgent, self._unknown, self._headline, self._collapsed):
            inside.addWidget(block)
        inside.addWidget(self._conditions_title)
        for card in self._conditions:
            inside.addWidget(card)
        for block in (self._beside, self._open_title, self._open, self._tests):
            inside.addWidget(block)
        standing = [_("Words come from groups of findings, not from how many boxes are ticked. You decide.")]
        if not self._edition.reviewed:
            standing.append(_("Not clinically reviewed."))
        inside.addWidget(WrappedText(inner, size=12, ink="text-2", text=" ".join(standing)))
        inside.addStretch(1)
        page = QWidget()
        page.setLayout(inside)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        whole = column(gap=0)
        head = QFrame()
        fix(head, height=44)
        line = row(margins=(_EDGE + 2, 0, _EDGE, 0), gap=9)
        line.addWidget(pictured("activity", "text-1", 18))
        line.addWidget(words(_("Live assessment"), size=15, weight=BOLD))
        line.addStretch(1)
        line.addWidget(words(_("Ctrl . folds"), size=12, ink="text-3"))
        head.setLayout(line)
        whole.addWidget(head)
        whole.addWidget(scroll, 1)
        return whole

    # ------------------------------------------------------------------ what it shows

    def show_assessment(self, assessment: Assessment, safety: Safety | None = None) -> None:
        """Show what is said now; nothing moves the focus."""
        self.setUpdatesEnabled(False)
        emergency = assessment.emergency
        urgent = [flag for flag in assessment.raised if flag.tier != "now"]
        now = [flag for flag in assessment.raised if flag.tier == "now" and not self.elsewhere]
        self._emergency.show_flags(now, self.answers)
        for number, block in enumerate(self._urgent):
            last = number == URGENT - 1
            block.show_flag(
                urgent[number] if number < len(urgent) else None, self._say, urgent[URGENT:] if last else ()
            )
        self._unknown.show_assessment(assessment, self._say, safety=safety)
        hidden = emergency is not None or self.held
        says = [line.says for line in assessment.headline] if not hidden else []
        self._headline.show_lines(says)
        self._collapsed.set_text(
            _("Words of fit are not shown while this is raised.")
            if emergency is not None
            else _("What fits is shown when you have given your impression.")
        )
        self._collapsed.setVisible(hidden)
        self._show_conditions(assessment, hidden=hidden)
        self._beside.show_assessment(assessment)
        self._tests.show_tests(assessment, self._edition)
        if self.held:
            self._beside.hide()
        self._tests.setVisible(not self.held)
        self.setUpdatesEnabled(True)

    def _show_conditions(self, assessment: Assessment, *, hidden: bool) -> None:
        ranked = [each for each in assessment.conditions if self._say.asked_by_flags(each, assessment) is None]
        shown = [] if hidden else ranked[:CONDITIONS]
        self._conditions_title.set_text(_("CONDITIONS: FOR, AGAINST, NOT KNOWN"))
        self._conditions_title.setVisible(bool(shown))
        for number, card in enumerate(self._conditions):
            result = shown[number] if number < len(shown) else None
            card.show_result(result, self._say, LINES if not number else FEW)

    def show_open(self, items: tuple[OpenItem, ...]) -> None:
        """Show what can still change the plan."""
        shown = items[:OPEN]
        text = translate_count(
            "{n} THING CAN STILL CHANGE THE PLAN", "{n} THINGS CAN STILL CHANGE THE PLAN", len(shown)
        )
        self._open_title.set_text(text.format(n=len(shown)))
        self._open_title.setVisible(bool(shown))
        self._open.show_items(shown)


class _Lines(Card):
    """A few sentences in a card, the first one stronger."""

    def __init__(self, width: int, weight: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        inside = column(margins=(MARGIN, 10, MARGIN, 11), gap=4)
        first = WrappedText(width - 2 * px(MARGIN), size=14, weight=weight)
        self._texts = [first, *(WrappedText(width - 2 * px(MARGIN), ink="text-2") for _n in range(2))]
        for text in self._texts:
            inside.addWidget(text)
        self.setLayout(inside)

    def show_lines(self, lines: list[str]) -> None:
        for text, line in zip(self._texts, [*lines, "", "", ""], strict=False):
            text.set_text(line)
            text.setVisible(bool(line))
        self.setVisible(bool(lines))


class _OpenCard(Card):
    """What is worth asking or examining next; each line goes there."""

    go = Signal(object)

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        inside = column(margins=(MARGIN, 8, 8, 8), gap=6)
        self._keys: list[FindingKey | None] = [None] * OPEN
        self._rows: list[tuple[QWidget, WrappedText, LinkButton]] = []
        for number in range(OPEN):
            line = QWidget()
            across = row(gap=8)
            text = WrappedText(width - px(MARGIN + 60), size=13)
            button = LinkButton(_("Go"))
            fix(button, width=44)
            button.clicked.connect(lambda _on=False, number=number: self.go.emit(self._keys[number]))
            across.addWidget(text)
            across.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
            line.setLayout(across)
            inside.addWidget(line)
            self._rows.append((line, text, button))
        self.setLayout(inside)

    def show_items(self, items: tuple[OpenItem, ...]) -> None:
        for number, (line, text, button) in enumerate(self._rows):
            item = items[number] if number < len(items) else None
            self._keys[number] = FindingKey.parse(item.finding) if item is not None else None
            line.setVisible(item is not None)
            if item is not None:
                text.set_text(item.says)
                button.setAccessibleName(_("Go to: {text}").format(text=item.says))
        self.setVisible(bool(items))


class _TestsCard(Card):
    """What would be suggested if one stopped now."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)
        inside = column(margins=(MARGIN, 10, MARGIN, 11), gap=5)
        head = row(gap=8)
        head.addWidget(pictured("scan-line", "text-1", 16))
        head.addWidget(words(_("Tests if you stop here"), size=13, weight=BOLD))
        head.addStretch(1)
        inside.addLayout(head)
        self._texts = [WrappedText(width - 2 * px(MARGIN)) for _n in range(TESTS + 1)]
        for text in self._texts:
            inside.addWidget(text)
        self.setLayout(inside)

    def show_tests(self, assessment: Assessment, edition: Edition) -> None:
        roles = {"first": _("First: {test}"), "then": _("Then: {test}"), "optional": _("Optional: {test}")}
        tests = [test for test in assessment.investigations if test.role in roles]
        labels = [edition.investigation[test.id].label for test in tests]
        lines = [roles[test.role].format(test=label) for test, label in zip(tests, labels, strict=True)][:TESTS]
        later = [edition.investigation[test.id].label for test in assessment.investigations if test.role == "not_now"]
        inks = ["text-1"] * len(lines)
        if later:
            lines.append(_("Not now: {tests}").format(tests=", ".join(dict.fromkeys(later))))
            inks.append("text-2")
        if not tests:
            lines.insert(0, _("None suggested on what is recorded so far."))
            inks.insert(0, "text-2")
        for text, line, ink in zip(self._texts, [*lines, *[""] * TESTS], [*inks, *["text-1"] * TESTS], strict=False):
            text.set_text(line)
            text.set_ink(ink)
            text.setVisible(bool(line))
