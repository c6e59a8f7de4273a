"""How much each part of the page may say, from everything to the least that it must say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """One way to shorten the page. No way drops an emergency, or the name of what was not examined or asked."""

    bands: int = 20
    """How many emergencies have a heading of their own; the others have a line each."""
    facts: int = 20
    """How many findings are said of an emergency, and how many more there are; with none, the others share a line."""
    criteria: int = 2
    """How many sources of the criteria are named."""
    actions: int = 20
    """How many usual actions of the emergency that leads are said."""
    others: int = 40
    """How many findings beside the emergencies are named, and how many more there are."""
    blank_rows: bool = True
    """Whether what was not examined has a hatched row beside what was; its name stands below in any case."""
    reasons: bool = True
    """Whether the remark to each refused examination is said; the reason always is."""
    letters: int = 160
    """How long a person's own words may be; what is cut says so."""


ROOMS = (
    Room(),
    Room(criteria=1, others=12, blank_rows=False, letters=120),
    Room(criteria=1, others=4, bands=4, facts=8, blank_rows=False, letters=100),
    Room(criteria=1, others=2, bands=2, facts=5, blank_rows=False, letters=80),
    Room(criteria=1, others=2, bands=1, facts=3, blank_rows=False, letters=60),
    Room(criteria=0, others=0, bands=1, facts=2, blank_rows=False, reasons=False, letters=40),
    Room(criteria=0, others=0, bands=1, facts=0, blank_rows=False, reasons=False, letters=30),
    Room(criteria=0, others=0, bands=1, facts=0, blank_rows=False, reasons=False, letters=30, actions=3),
    Room(criteria=0, others=0, bands=1, facts=0, blank_rows=False, reasons=False, letters=30, actions=1),
)
"""Tried in this order; the first that fits on one page is taken. What must be done is given up last of all."""
