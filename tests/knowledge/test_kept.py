"""An edition that the journal kept opens under its own digest, or says why it does not."""

from __future__ import annotations

import pytest

from examassist.errors import CouldNot
from examassist.knowledge.kept import names_of, read_kept
from examassist.knowledge.load import load_pack
from tests.needs import TESTS

WRIST = TESTS / "packs" / "wrist"


def test_an_edition_is_read_as_it_was_kept_and_refused_when_it_is_another_or_nonsense() -> None:
    edition = load_pack(WRIST)
    compiled = edition.model_dump_json(by_alias=True, exclude_defaults=True).encode()
    assert read_kept(compiled, edition.digest) == edition
    for content, digest in ((compiled, "0" * 64), (b"{}", edition.digest), (b"", edition.digest)):
        with pytest.raises(CouldNot, match="kept by another version") as caught:
            read_kept(content, digest)
        assert digest[:12] in caught.value.safe


def test_an_edition_goes_by_its_digest_and_by_its_name() -> None:
    edition = load_pack(WRIST)
    assert {edition.digest, edition.header.edition} < names_of(edition)
    assert any(edition.short_digest in name and edition.header.edition in name for name in names_of(edition))
