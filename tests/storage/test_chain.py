from __future__ import annotations

from examassist.storage.chain import ChainBroken, first_link, next_link, sealed, unsealed

EXAM = ("EX-1", "some_pack", "digest", "2026-03-02T09:00:00+00:00")


def test_a_link_stands_for_everything_before_it() -> None:
    first, other = first_link(*EXAM), first_link("EX-2", *EXAM[1:])
    assert next_link(first, 1, "a") != next_link(other, 1, "a")
    assert next_link(first, 1, "a") != next_link(first, 2, "a")
    assert next_link(first, 1, "a") != next_link(first, 1, "b")


def test_the_same_letters_split_elsewhere_give_another_link() -> None:
    assert first_link("EX", "1pack", "d", "t") != first_link("EX1", "pack", "d", "t")


def test_a_link_is_the_same_on_every_computer_and_in_every_release() -> None:
    link = next_link(first_link(*EXAM), 1, '{"seq": 1, "note": "ä"}')
    assert link.hex() == "142be371603abef1a29ede3ec945c1be3fcbe4c8d92601bc32773c7fc04161bb"


def test_a_broken_chain_names_the_act_and_keeps_the_proven_ones() -> None:
    broken = ChainBroken("EX-1", 3, ("one", "two"))
    assert "act 3" in broken.what
    assert "1 to 2" in broken.safe
    assert broken.proven == ("one", "two")
    assert "No act before it" in ChainBroken("EX-1", 1, ()).safe


def test_a_seal_stands_for_the_content_and_its_name() -> None:
    kept = sealed("one", b"content")
    assert unsealed("one", kept) == b"content"
    assert unsealed("other", kept) is None
    assert unsealed("one", kept[:-1] + b"\0") is None
    assert unsealed("one", b'{"kept": "before there were seals"}') == b'{"kept": "before there were seals"}'
