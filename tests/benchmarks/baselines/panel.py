"""A bare form beside a bare panel: a click sets every label, with no rules, no style sheet and no record."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

QUESTIONS, ANSWERS, LABELS = 120, 3, 60


class BarePanel(QWidget):
    """120 questions of three answers, and 60 labels that all change with each."""

    def __init__(self) -> None:
        super().__init__()
        self._said = 0
        self.answers: list[list[QRadioButton]] = []
        self._groups: list[QButtonGroup] = []
        self._labels = [QLabel("nothing is said yet") for _ in range(LABELS)]
        both = QHBoxLayout(self)
        both.addWidget(self._form(), 2)
        panel = QWidget()
        column = QVBoxLayout(panel)
        for label in self._labels:
            column.addWidget(label)
        both.addWidget(panel, 1)
        self.card = QFrame(self)
        self.card.setAutoFillBackground(True)
        said = QVBoxLayout(self.card)
        for _ in range(4):
            said.addWidget(QLabel("what was found, and what to do now"))
        for _ in range(3):
            said.addWidget(QPushButton("do it"))
        self.card.setGeometry(300, 200, 600, 400)
        self.card.hide()

    def _form(self) -> QScrollArea:
        form = QWidget()
        rows = QVBoxLayout(form)
        for number in range(QUESTIONS):
            row, group = QHBoxLayout(), QButtonGroup(self)
            row.addWidget(QLabel(f"question {number}"))
            buttons = [QRadioButton(f"answer {answer}") for answer in range(ANSWERS)]
            for button in buttons:
                group.addButton(button)
                row.addWidget(button)
            group.buttonClicked.connect(self._say)
            self._groups.append(group)
            self.answers.append(buttons)
            rows.addLayout(row)
        area = QScrollArea()
        area.setWidget(form)
        area.setWidgetResizable(True)
        return area

    def _say(self) -> None:
        self._said += 1
        for number, label in enumerate(self._labels):
            label.setText(f"line {number} after answer {self._said}")

    def click(self, number: int) -> None:
        """Click an answer that is not chosen yet, as a mouse does."""
        button = self.answers[number % 10][number // 10 % ANSWERS]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def show_card(self, number: int) -> None:
        """Click an answer, and lay the card over everything."""
        self.click(number)
        self.card.show()
