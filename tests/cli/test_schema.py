"""``examassist schema`` describes both files; a change of it is a change of the contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.approved import assert_approved

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran


def test_the_schemas_are_those_that_were_approved(examassist: Callable[..., Ran]) -> None:
    ran = examassist("schema")
    assert (ran.code, ran.err) == (0, "")
    assert_approved(ran.out, "schema.json")


@pytest.mark.parametrize("file", ["encounter", "assessment"])
def test_one_schema_is_one_of_both(file: str, examassist: Callable[..., Ran]) -> None:
    both = json.loads(examassist("schema").out)
    assert list(both) == ["examassist.encounter/1", "examassist.assessment/1"]
    assert json.loads(examassist("schema", file).out) == both[f"examassist.{file}/1"]


def test_the_schemas_speak_of_the_keys_in_the_files(examassist: Callable[..., Ran]) -> None:
    both = json.loads(examassist("schema").out)
    assert both["examassist.encounter/1"]["additionalProperties"] is False
    assert "for" in both["examassist.assessment/1"]["$defs"]["ConditionResult"]["properties"]
