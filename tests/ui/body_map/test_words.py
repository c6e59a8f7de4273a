from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QRect

from examassist.ui.body_map.words import Head, Label, heads_apart, labels_apart


def test_heads_with_room_stay_as_they_are() -> None:
    heads = [Head(QRect(0, 0, 60, 17), 40), Head(QRect(80, 0, 60, 17), 40)]
    assert heads_apart(heads, 6) == [head.rect for head in heads]


def test_heads_that_touch_become_narrow_and_then_give_way_to_the_right() -> None:
    heads = [Head(QRect(50, 0, 60, 17), 56), Head(QRect(0, 2, 60, 17), 56), Head(QRect(40, 60, 60, 17), 56)]
    placed = heads_apart(heads, 6)
    assert [rect.width() for rect in placed] == [56, 56, 56]
    assert placed[0].left() == placed[1].right() + 1 + 6, "in the order of the figures, not of the list"
    assert placed[2].center() == heads[2].rect.center(), "another line keeps its place"


def test_the_same_name_of_both_legs_is_said_once_between_them_only_where_it_would_touch() -> None:
    near = [("L4", QRect(0, 0, 18, 14)), ("L4", QRect(18, 0, 18, 14))]
    (label,) = labels_apart(near, [], 7)
    assert (label.text, label.shapes) == ("L4", (0, 1))
    assert abs(label.rect.center().x() - 17) <= 1
    apart = [("L4", QRect(0, 0, 18, 14)), ("L4", QRect(40, 0, 18, 14))]
    assert labels_apart(apart, [], 7) == [Label("L4", apart[0][1], (0,)), Label("L4", apart[1][1], (1,))]


def test_another_name_gives_way_up_or_down_and_is_left_out_where_nothing_is_free() -> None:
    names = [("L4", QRect(0, 20, 18, 14)), ("L5", QRect(9, 24, 18, 14))]
    first, second = labels_apart(names, [], 7)
    assert first.rect == names[0][1]
    assert second.rect.x() == 9
    assert not first.rect.intersects(second.rect)
    everywhere = QRect(-50, -50, 200, 200)
    assert labels_apart(names, [everywhere], 7) == []


def test_whatever_is_asked_no_two_names_lie_over_each_other() -> None:
    names = [(f"L{number % 3}", QRect(number * 7 % 40, number * 5 % 30, 18, 14)) for number in range(12)]
    placed = labels_apart(names, [QRect(0, -17, 80, 15)], 7)
    assert placed
    assert not any(one.rect.intersects(other.rect) for one, other in combinations(placed, 2))
