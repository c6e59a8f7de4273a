from __future__ import annotations

from typing import get_args

from examassist.domain.act import KeptReason, Settlement
from examassist.reasoning.kept import KEPT, kept_because, kept_in_words


def test_every_reason_is_offered_once_in_words_of_its_own() -> None:
    assert sorted(KEPT) == sorted(get_args(KeptReason))
    assert len({kept_because(reason) for reason in KEPT}) == len(KEPT)


def test_the_chosen_reason_comes_before_the_own_words() -> None:
    kept = Settlement(contradiction="a_pair", because="explained", reason="stiff vessels")
    assert kept_in_words(kept) == "Something else explains it; stiff vessels"
    assert kept_in_words(Settlement(contradiction="a_pair", reason="two hands")) == "two hands"
