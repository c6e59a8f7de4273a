"""Printing: what a person wrote is shown, never obeyed by the terminal."""

from __future__ import annotations

import re

import click

_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but tab and line feed, other line ends, marks that turn the direction of text, half characters."""


def harmless(text: str) -> str:
    r"""The text with every character that a terminal obeys written as ``\u001b``; in JSON it means the same."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def say(text: str) -> None:
    """Print lines of text."""
    click.echo(harmless(text).rstrip("\n"))


def complain(text: str) -> None:
    """Print lines of text where errors go."""
    click.echo(harmless(text).rstrip("\n"), err=True)


def say_json(text: str) -> None:
    """Print JSON, in UTF-8 whatever the terminal's own encoding is."""
    click.echo((harmless(text).rstrip("\n") + "\n").encode(), nl=False)
