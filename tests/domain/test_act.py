"""Acts go to the journal and come back as they were."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from pydantic import ValidationError

from examassist.domain.act import act_json, read_act
from examassist.domain.finding import FindingKey  # noqa: TC001  hypothesis reads the annotations
from tests.domain.histories import STEPS, played


@given(STEPS)
def test_every_act_is_read_back_as_it_was_written(steps: list[tuple[str, FindingKey, str]]) -> None:
    for act in played(steps):
        assert read_act(act_json(act)) == act


def test_an_act_is_one_line_that_names_its_kind_first() -> None:
    text = act_json(played([])[0])
    assert "\n" not in text
    assert next(iter(json.loads(text))) == "kind"


@pytest.mark.parametrize("text", ["", "{}", '{"kind":"rewritten"}', '{"kind":"cleared","seq":0}', "[]"])
def test_what_is_no_act_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        read_act(text)
