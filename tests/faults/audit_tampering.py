"""What somebody with the key can do to the audit, each with the words that must name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.storage.audit.entry import Entry, What
from examassist.storage.chain import next_link

if TYPE_CHECKING:
    import random

    import sqlcipher3

CLOCK = "2026-03-02T09:00:00+00:00"
ROWS = 11
"""Seven exams were printed and four of them closed."""


class Tampering(NamedTuple):
    """What was done, and what a sentence of the verification must hold; None when nobody can see it."""

    kind: str
    named: str | None


def audit_changed(
    opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    number = chance.randint(1, ROWS)
    change, value = chance.choice(
        (
            ("entry = replace(entry, 'EX-', 'EY-')", None),
            ("entry = entry || ?", " "),
            ("entry = ?", b"\0"),
            ("hash = ?", bytes(32)),
            ("prev = ?", bytes(32)),
        )
    )
    values = () if value is None else (value,)
    opened.execute(f"UPDATE audit SET {change} WHERE number = ?", (*values, number))  # noqa: S608  from the list above
    return Tampering("row of the audit changed", _unproven_row(number))


def audit_linked(
    opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    """A row with another text and its own right link: the next one does not follow it."""
    number = chance.randint(1, ROWS - 1)
    (prev,) = opened.execute("SELECT prev FROM audit WHERE number = ?", (number,)).fetchone()
    text = Entry(What.PRINTED, CLOCK, exam="EX-1").text()
    after = next_link(prev, number, text)
    opened.execute("UPDATE audit SET entry = ?, hash = ? WHERE number = ?", (text, after, number))
    return Tampering("row of the audit linked", _unproven_row(number + 1))


def audit_taken_out(
    opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    number = chance.randint(1, ROWS - 1)
    opened.execute("DELETE FROM audit WHERE number = ?", (number,))
    if chance.random() < 0.5:  # and the gap is closed
        for later in range(number + 1, ROWS + 1):
            opened.execute("UPDATE audit SET number = ? WHERE number = ?", (later - 1, later))
    return Tampering("row of the audit taken out", _unproven_row(number))


def audit_exchanged(
    opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    one, other = sorted(chance.sample(range(1, ROWS + 1), 2))
    for was, now in ((one, -1), (other, one), (-1, other)):
        opened.execute("UPDATE audit SET number = ? WHERE number = ?", (now, was))
    return Tampering("rows of the audit exchanged", _unproven_row(one))


def audit_put_behind(
    opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    opened.execute(
        "INSERT INTO audit SELECT ?, entry, prev, hash FROM audit WHERE number = ?",
        (ROWS + 1, chance.randint(1, ROWS)),
    )
    return Tampering("row put behind the audit", _unproven_row(ROWS + 1))


def audit_cut(opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random) -> Tampering:
    opened.execute("DELETE FROM audit WHERE number > ?", (chance.randrange(ROWS),))
    return Tampering("audit cut", f" the store had row {ROWS} in its audit, and now its audit ends with row ")


def audit_made_anew(
    opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    number = chance.randint(1, ROWS)
    rows = opened.execute("SELECT number, entry, prev FROM audit WHERE number >= ? ORDER BY number", (number,))
    texts = rows.fetchall()
    link = texts[0][2]
    for each, entry, _ in texts:
        text = entry if each > number else entry.replace("{", '{"x":1,', 1)
        after = next_link(link, each, text)
        opened.execute("UPDATE audit SET entry = ?, prev = ?, hash = ? WHERE number = ?", (text, link, after, each))
        link = after
    return Tampering("audit computed anew", f" the store had row {ROWS} in its audit, and now that row is another one")


def audit_dropped(
    opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    opened.execute("DROP TABLE audit")
    if chance.random() < 0.5:
        opened.execute("UPDATE meta SET value = '1'")
        return Tampering("audit taken away and denied", "The note says that there was an audit")
    return Tampering("audit taken away", "The journal says that it is of form 2, but its tables are not.")


def _unproven_row(number: int) -> str:
    return f"Audit: row {number} is the first that is not what was written"


AUDIT = (
    audit_changed,
    audit_changed,
    audit_linked,
    audit_taken_out,
    audit_exchanged,
    audit_put_behind,
    audit_cut,
    audit_made_anew,
    audit_dropped,
)
