"""``examassist schema``: the JSON Schema of the encounter file and of the assessment file."""

from __future__ import annotations

import json
from typing import Any

import click

from examassist.cli.terminal import say_json

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@click.command("schema")
@click.argument("file", type=click.Choice(["encounter", "assessment"]), required=False)
def command(file: str | None) -> None:
    """Print the JSON Schema of the encounter file, of the assessment file, or of both by the name of their format.

    What a schema cannot say is checked when a file is read: each item, side and value against the edition, each
    finding once, adults only, no key twice.
    """
    schemas = _schemas()
    wanted = next((schema for name, schema in schemas.items() if file and f".{file}/" in name), schemas)
    say_json(json.dumps(wanted, indent=1, ensure_ascii=False))


def _schemas() -> dict[str, dict[str, Any]]:
    from examassist.domain import encounter
    from examassist.reasoning import assessment

    return {
        encounter.FORMAT: {
            "$schema": DIALECT,
            "$id": encounter.FORMAT,
            **encounter.Encounter.model_json_schema(),
        },
        assessment.FORMAT: {
            "$schema": DIALECT,
            "$id": assessment.FORMAT,
            **assessment.Assessment.model_json_schema(mode="serialization"),
        },
    }
