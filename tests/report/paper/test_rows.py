from __future__ import annotations

from examassist.report.paper.rows import Boxes, Choice, PaperRow, PaperTable


def test_everything_is_said_once_in_the_order_in_which_it_is_read() -> None:
    right = Boxes("c.right", "R", (Choice("c.right.low", "Low", "1"), Choice("c.right.number", "cm", kind="line")))
    opened = Boxes("o", "", (Choice("o.yes", "Yes", "Y"),))
    table = PaperTable("t", "4 Bench", (PaperRow("r", "4.1", "Bounce", "", (right,), (opened,)),))
    assert list(table.said()) == [
        ("t.title", "4 Bench"),
        ("r.number", "4.1"),
        ("r.label", "Bounce"),
        ("c.right.lead", "R"),
        ("c.right.low", "1 Low"),
        ("c.right.number", "cm"),
        ("o.yes", "Y Yes"),
    ]
