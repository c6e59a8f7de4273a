"""What each key says in each kind of cell: written from the design and the catalogue, not from the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from examassist.knowledge.item import Item

WHY = ("amputated", "dressing", "pain", "wound", "cannot_cooperate", "declined", "equipment", "other")
"""The reasons for "unable", in the order of their digits."""
HALF = {("4", "+"): "4+", ("4", "-"): "4-", ("4-", "+"): "4", ("4+", "-"): "4"}
"""Half a grade up and down: 4-, 4, 4+ and nothing else."""
LETTERS = {"incompressible": "i", "no_signal": "s", "stuck": "s"}
STEPS = {"+": 1, "-": -1, "Up": 1, "Down": -1}
TYPED = 24
"""So many characters fit into a box."""


class Reason(NamedTuple):
    """Why there is no result."""

    name: str


class Says(NamedTuple):
    """What a key says: something recorded, something under way, or something to do with the page."""

    do: str = "nothing"
    """record, type, ask why, clear, copy, half, letter, fill, pass over, move or nothing."""
    what: Any = None
    qualifiers: tuple[str, ...] = ()


EVERYWHERE = {
    "x": Says("record", Reason("not_done")),
    "u": Says("ask why"),
    "Del": Says("clear"),
    "Back": Says("clear"),
    "Enter": Says("move", "next"),
    "=": Says("copy"),
    "+": Says("half", "+"),
    "-": Says("half", "-"),
    "a": Says("fill"),
    "Shift X": Says("pass over"),
    **{way: Says("move", way) for way in ("Left", "Right", "Up", "Down", "Home", "End")},
}
"""What a key says in every cell that has no use of its own for it."""


def said(item: Item, key: str, had: Any, under_way: Any, *, asking_why: bool) -> Says:  # noqa: ANN401  any value
    """What ``key`` says in a cell of ``item``, where ``had`` is recorded and ``under_way`` waits for Enter."""
    if asking_why and key in {*"12345678", "Esc"}:
        return Says() if key == "Esc" else Says("record", Reason(WHY[int(key) - 1]))
    own = {"measure": _number, "multi": _list}.get(item.kind, _one)(item, key, had, under_way)
    if key == "=" and (item.safety or not item.sided):
        return Says()
    return own or EVERYWHERE.get(key, Says())


def _one(item: Item, key: str, _had: Any, _under_way: Any) -> Says | None:  # noqa: ANN401
    """One answer of several: its key records it; Space is the normal one, except where a question is asked aloud."""
    aloud = item.kind == "yes_no_unsure" or (item.kind == "yes_no" and not item.sided)
    normal = (item.fills,) if item.fills else item.normal
    value = next((answer.id for answer in item.values if (answer.key or "").casefold() == key), None)
    if key == "Space" and not aloud and isinstance(normal, tuple) and len(normal) == 1:
        value = normal[0]
    letter = next((letter for letter in item.letters if letter.key.casefold() == key), None)
    if letter is not None:
        both = (letter.qualifier,) if letter.qualifier and letter.value else ()
        return Says("record", letter.value, both) if both else Says("letter", letter)
    return Says("record", value) if value is not None else None


def _list(item: Item, key: str, had: Any, under_way: Any) -> Says | None:  # noqa: ANN401
    """All that apply: a digit puts its answer in or out, and Enter accepts the list."""
    chosen = under_way if under_way is not None else () if had is None or isinstance(had, Reason) else had
    alone = {answer.id for answer in item.values if answer.exclusive}
    has_none = bool(alone) or any(answer.key == "0" for answer in item.values)
    value = next((answer.id for answer in item.values if answer.key == key), None)
    found = None
    if key == "Enter" and under_way is None:
        found = Says("move", "next") if had is not None else Says()
    elif key == "Enter":
        found = Says("record", under_way) if under_way or not has_none else Says()
    elif key in {"Esc", "Del", "Back"} and under_way is not None:
        found = Says("type", None)
    elif key == "Space" and isinstance(item.normal, tuple) and len(item.normal) == 1:
        found = Says("record", item.normal)
    elif key == "0" and not has_none:
        found = Says("type", ())
    elif value is not None:
        new = {*chosen} - {value} if value in chosen else {value} if value in alone else {*chosen, value} - alone
        found = Says("type", tuple(answer.id for answer in item.values if answer.id in new))
    return found


def _number(item: Item, key: str, had: Any, text: Any) -> Says | None:  # noqa: ANN401
    """A number typed digit by digit; Enter accepts what lies in the range and on its steps, and keeps the rest."""
    text, signed = text or "", item.range is not None and item.range[0] < 0
    coded = {LETTERS[name]: name for name in item.coded_results}.get(key)
    shown = had if isinstance(had, int | float) else None
    if item.arc is not None and (text or (key in {"+", "-"} and shown is not None)) and key in STEPS:
        return _one_step(item, STEPS[key], read(item, text) if text else shown)
    if key == "Enter" and text:
        number = read(item, text)
        return Says("record", number) if number is not None else Says()
    if text and key in {"Back", "Esc", "Del"}:
        return Says("type", text[:-1] if key == "Back" else "")
    if len(text) < TYPED and (key.isdigit() or (key in {".", ","} and text) or (key == "-" and signed and not text)):
        return Says("type", text + key)
    return Says("record", coded) if coded is not None else None


def _one_step(item: Item, way: int, now: float | None) -> Says:
    """To the next whole step of the arc, as something typed; from a text that says no number it goes nowhere."""
    if now is None or item.arc is None or item.range is None:
        return Says()
    step = item.arc.jump
    at = now - now % step + step if way > 0 else now - (now % step or step)
    return Says("type", f"{min(max(at, item.range[0]), item.range[1]):g}")


def read(item: Item, text: str) -> float | None:
    """The number that the text says; None for none, and for one outside the range or between the steps."""
    whole, point, rest = text.removeprefix("-").replace(",", ".").partition(".")
    plain = whole.isdigit() and len(whole) <= 6 and (not point or (rest.isdigit() and len(rest) <= 4))
    number = float(text.replace(",", ".")) if plain else float("nan")
    low, high = item.range or (float("-inf"), float("inf"))
    steps = number / item.step if item.step else 0.0
    return number if low <= number <= high and abs(steps - round(steps)) < 1e-6 else None
