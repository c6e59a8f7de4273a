"""Lists of acts for property tests: an exam with answers, clearings, undo and redo."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from examassist.domain import act as a
from examassist.domain.body import Laterality
from examassist.domain.finding import Finding, FindingKey, How
from examassist.domain.fold import next_redo, next_undo

if TYPE_CHECKING:
    from examassist.domain.act import Act

START = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
ACTOR = a.Actor(name="tester")
KEYS = [FindingKey(item, side) for item in ("pulse", "reflex", "power") for side in Laterality]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["record", "record", "clear", "undo", "redo", "note", "impression", "plan"]),
        st.sampled_from(KEYS),
        st.sampled_from(["normal", "weak", "absent"]),
    ),
    max_size=25,
)


def opened() -> Act:
    """The act that starts every exam here."""
    return a.Opened(
        seq=1, actor=ACTOR, at=START, exam="EX-1", pack="some_pack", edition="e", profile=a.Profile(), examined_at=START
    )


def played(steps: list[tuple[str, FindingKey, str]]) -> list[Act]:
    """The acts of an exam in which ``steps`` were done one after the other."""
    acts = [opened()]
    for kind, key, value in steps:
        act = _next(acts, kind, key, value)
        if act is not None:
            acts.append(act)
    return acts


def _next(acts: list[Act], kind: str, key: FindingKey, value: str) -> Act | None:  # noqa: PLR0911  one for each kind
    seq = len(acts) + 1
    at = START + timedelta(seconds=seq)
    undo, redo = next_undo(acts), next_redo(acts)
    match kind:
        case "record":
            finding = Finding(item=key.item, side=key.side, value=value)
            return a.Recorded(seq=seq, actor=ACTOR, at=at, findings=(finding,), how=How.SINGLE)
        case "clear":
            return a.Cleared(seq=seq, actor=ACTOR, at=at, keys=(str(key),))
        case "note":
            return a.Noted(seq=seq, actor=ACTOR, at=at, remark=a.Remark(place=str(key), text=value))
        case "impression":
            return a.ImpressionSet(seq=seq, actor=ACTOR, at=at, impression=a.Impression(text=value))
        case "plan":
            return a.PlanSet(seq=seq, actor=ACTOR, at=at, steps=(value,))
        case "undo" if undo is not None:
            return a.Undone(seq=seq, actor=ACTOR, at=at, undoes=undo.seq)
        case "redo" if redo is not None:
            return a.Redone(seq=seq, actor=ACTOR, at=at, redoes=redo.seq)
        case _:
            return None
