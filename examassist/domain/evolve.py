"""The one way to a changed copy of a frozen model."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pydantic import BaseModel

M = TypeVar("M", bound="BaseModel")


def evolve(model: M, **changes: object) -> M:
    """A new, fully checked model with ``changes``; unlike ``model_copy`` nothing is skipped and no cache is carried."""
    fields = {name: getattr(model, name) for name in type(model).model_fields}
    return type(model).model_validate(fields | changes)
