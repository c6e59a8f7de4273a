"""Every text of a pack that a person may read, found by the types of the models so that no new field is missed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from examassist.knowledge.condition import Content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.knowledge.edition import Edition

NAMES = frozenset(
    {
        "dashed",
        "digest",
        "edition",
        "filled",
        "icd10cm",
        "key",
        "language",
        "limit_from",
        "lines",
        "loinc",
        "ref",
        "reviewed",
        "reviewed_by",
        "sources",
        "ucum",
    }
)
"""Fields of free characters that name something and say nothing: keys, codes, drawings, editions and people."""

NOT_SEARCHED = frozenset({"sources"})
"""Lists whose texts are another's: a citation is the title its authors gave."""


def texts(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Every text with its list and entry: whatever is characters and neither an id, a code nor one of a few words."""
    for kind in type(edition).model_fields:
        if kind in NOT_SEARCHED:
            continue
        value = getattr(edition, kind)
        if isinstance(value, Content):
            yield from ((kind, name_of(value), text) for text in said_by(value))
        elif kind == "wording":
            yield from ((kind, key, text) for key, text in value.items())
        elif isinstance(value, tuple):
            for at, entry in enumerate(value):
                yield from ((kind, name_of(entry, at), text) for text in said_by(entry))


def name_of(entry: Content, at: int = 0) -> str:
    """The id of an entry of a list, its step, or its place in the list."""
    return str(getattr(entry, "id", getattr(entry, "step", at)))


def said_by(content: Content) -> Iterator[str]:
    """The texts of one piece of content and of all pieces inside it."""
    for field in type(content).model_fields:
        yield from _said(getattr(content, field), prose=field in prose_of(type(content)))


@cache
def prose_of(model: type[Content]) -> frozenset[str]:
    """The fields of ``model`` that hold texts."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if name not in NAMES and _is_prose(field.annotation, tuple(field.metadata))
    )


def _said(value: Any, *, prose: bool) -> Iterator[str]:  # noqa: ANN401  the value of any field
    if isinstance(value, str):
        if prose:
            yield value
    elif isinstance(value, Content):
        yield from said_by(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _said(each, prose=prose)


def _is_prose(annotation: Any, constraints: tuple[Any, ...] = ()) -> bool:  # noqa: ANN401  the type of any field
    if annotation is str:
        return not any(_has_pattern(each) for each in constraints)
    origin = get_origin(annotation)
    # what is keyed by characters are the answers of a small case; wording is taken by its keys
    if origin is Literal or origin is dict:
        return False
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _is_prose(inner, tuple(more))
    return any(_is_prose(each) for each in get_args(annotation))


def _has_pattern(constraint: Any) -> bool:  # noqa: ANN401  pydantic and annotated-types have no common base
    if isinstance(constraint, FieldInfo):
        return any(_has_pattern(each) for each in constraint.metadata)
    return getattr(constraint, "pattern", None) is not None
