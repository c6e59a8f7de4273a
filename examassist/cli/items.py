"""``examassist items``: the catalogue of everything that can be recorded, with its ids and values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from examassist.cli.terminal import say, say_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.workstation import Workstation

FORMAT = "examassist.items/1"
_SHOWN = {"always": "in every exam", "when": "when it matters", "on_request": "on request"}


@click.command("items")
@click.argument("pack", required=False)
@click.option("--json", "as_json", is_flag=True, help="All that is declared about each item, as JSON.")
@click.pass_obj
def command(workstation: Workstation, *, pack: str | None, as_json: bool) -> None:
    """List the items of PACK (a name or a folder; the first in the settings if none is named) with their values."""
    edition = workstation.edition(pack)
    if as_json:
        say_json(json.dumps(_as_data(edition), indent=1, ensure_ascii=False))
    else:
        say("\n".join(_lines(edition)))


def _as_data(edition: Edition) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "pack": edition.header.id,
        "edition": edition.digest,
        "sections": [section.model_dump(mode="json", by_alias=True) for section in edition.sections],
        "items": [item.model_dump(mode="json", by_alias=True, exclude_defaults=True) for item in edition.items],
    }


def _lines(edition: Edition) -> Iterator[str]:
    header = edition.header
    yield f"{header.title}, edition {header.edition}"
    yield f"{len(edition.items)} items; sided ones are recorded for right and left"
    for section in edition.sections:
        yield ""
        yield section.title
        for item in edition.items:
            if item.section == section.id:
                yield from _item_lines(item)


def _item_lines(item: Item) -> Iterator[str]:
    side = ", right and left" if item.sided else ""
    yield f"  {item.id}: {item.label} ({_SHOWN[item.show]}{side})"
    yield f"      {_answers(item)}"
    if item.qualifiers:
        yield f"      qualified by: {' | '.join(item.qualifiers)}"
    if item.onset is not None:
        yield "      may carry its own onset and since"


def _answers(item: Item) -> str:
    parts = []
    if item.range is not None:
        low, high = item.range
        parts.append(" ".join(part for part in (f"{low} to {high}", item.unit) if part))
    parts.extend(answer.id for answer in item.values)
    parts.extend(item.coded_results)
    named = " | ".join(parts) or item.kind
    return f"any of: {named}" if item.kind == "multi" else named
