"""The invented wrist pack as the tests of the reasoning use it, and small content made for one test."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter

from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.knowledge.condition import Condition, Content
from examassist.knowledge.load import load_pack
from examassist.knowledge.rule import ClinicalCondition, Gate, Group
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from tests.builders import EXAMINED_AT, EncounterBuilder, an_encounter

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.domain.truth import Truth
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item

C = TypeVar("C", bound=Content)

FOLDER = Path(__file__).parent.parent / "packs" / "wrist"
CITED = {"sources": ["W1"], "status": "V"}
RULE = CITED | {"review_by": "2027-11"}
CASES: dict[str, Any] = {"fires": {}, "silent": {}, "open": {}}

_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


@lru_cache(maxsize=1)
def _loaded() -> Edition:
    return load_pack(FOLDER)


def wrist(**changes: object) -> Edition:
    """The edition of the wrist pack, with some of its lists replaced."""
    return evolve(_loaded(), **changes) if changes else _loaded()


def a_wrist() -> EncounterBuilder:
    """An exam of a wrist in which nothing was done yet."""
    return an_encounter("wrist")


def days_before(days: int) -> EncounterBuilder:
    """The same so many days before."""
    return a_wrist().at(EXAMINED_AT - timedelta(days=days))


def made(kind: type[C], /, **fields: object) -> C:
    """A piece of content written as in a file."""
    return kind.model_validate_json(json.dumps(fields))


def condition(written: dict[str, Any]) -> Condition:
    """A condition written as in a file."""
    return _CONDITION.validate_json(json.dumps(written))


def copied(item: str, name: str, **changes: object) -> Item:
    """An item of the pack under another name."""
    return evolve(_loaded().item[item], id=name, **changes)


def a_group(name: str, pro: dict[str, Any], *, side: str = "none", **more: object) -> Group:
    """A group that speaks for the creaky wrist."""
    fields = {"condition": "creaky_wrist", "meaning": name, "side": side, "strength": "none", "cases": CASES}
    return made(Group, id=name, pro=pro, **(fields | RULE | more))


def a_condition(
    name: str = "creaky_wrist", *, roots_named: bool = False, harm: int = 1, **pattern: object
) -> ClinicalCondition:
    """A condition weighed by ``pattern``; one keystone group and nothing else unless it says so."""
    whole = {"side": "none", "keystone": ["key_creak"], "supports_at_least": 0, "closers": []} | pattern
    sided = "each" if whole["side"] == "each" else "none"
    words = {"label": name.replace("_", " "), "short": name.replace("_", " "), "meaning": name, "sided": sided}
    more = {"role": "ranked", "harm": harm, "roots_named": roots_named, "pattern": whole}
    return made(ClinicalCondition, id=name, **words, **more, **RULE)


def a_gate(name: str, *tiers: dict[str, Any], **more: object) -> Gate:
    """A red flag with these tiers."""
    words: dict[str, object] = {
        "ref": name,
        "label": name,
        "criteria_met": f"{name} met",
        "meaning": name,
        "call": f"call for {name}",
    }
    return made(Gate, id=name, tiers=tiers, **(words | {"cases": CASES} | RULE | more))


def read(told: EncounterBuilder | Encounter, edition: Edition | None = None, *earlier: EncounterBuilder) -> Facts:
    """What the rules see of an exam told by a builder."""
    encounter = told.build() if isinstance(told, EncounterBuilder) else told
    return Facts(encounter, edition or wrist(), [visit.build() for visit in earlier])


def truth(
    written: dict[str, Any],
    told: EncounterBuilder,
    *earlier: EncounterBuilder,
    side: str = "unsided",
    edition: Edition | None = None,
) -> Truth:
    """The truth of a condition written as in a file."""
    return evaluate(condition(written), read(told, edition, *earlier), Laterality(side)).truth
