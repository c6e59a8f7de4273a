"""The sentences of a pack in one language, found by key and filled with what is to be said."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from examassist.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

REQUIRED: frozenset[str] = frozenset()
"""The keys that every pack's wording must have, because reasoning says them."""


class Wording:
    """Templates such as ``{cell}: {value}`` by key."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        """Speak with these templates."""
        self.templates = templates

    def say(self, key: str, **params: object) -> str:
        """The sentence ``key`` with ``params`` in their places.

        Raises ContentError that names the key when there is no such sentence, or when it asks for something that is not
        given or is written wrongly.
        """
        template = self.templates.get(key)
        if template is None:
            raise ContentError([Problem("wording", f"there is no sentence `{key}`", "add it to the pack's wording")])
        if "{" not in template and "}" not in template:
            return template
        try:
            return template.format_map(params)
        except KeyError as error:
            what = f"`{key}` asks for {{{error.args[0]}}}, which is not given"
            raise ContentError([Problem("wording", what, f"use only {_listed(params)}")]) from None
        except (ValueError, IndexError, AttributeError) as error:
            raise ContentError([Problem("wording", f"`{key}` cannot be filled: {error}", "mend its braces")]) from None


def blanks(template: str) -> tuple[str, ...]:
    """The names in braces of ``template``, in order; ValueError where braces do not match or hold more than a name."""
    names = []
    for _, name, spec, conversion in Formatter().parse(template):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            message = "braces may hold a plain name only"
            raise ValueError(message)
        names.append(name)
    return tuple(names)


def _listed(params: Mapping[str, object]) -> str:
    return ", ".join(f"{{{name}}}" for name in params) or "no braces"
