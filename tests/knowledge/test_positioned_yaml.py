"""YAML is read without surprises, and everything knows where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from examassist.errors import ContentError, CouldNot
from examassist.knowledge import positioned_yaml
from examassist.knowledge.positioned_yaml import MAX_BYTES, read_yaml, read_yaml_bytes

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str) -> Any:  # noqa: ANN401  any YAML value
    return read_yaml_bytes(text.encode(), "a.yaml").data


def problems(text: str) -> list[str]:
    with pytest.raises(ContentError) as raised:
        read(text)
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(
    "text",
    [
        *["no", "NO", "on", "yes", "True", "12:30", "010", "0o10", "0x1F", "1_000", "1e3", ".5", "+1", ".nan", ".inf"],
        *["2026-08-12", "~", "NULL", "=", "<<", "1.", "00", "a-1", "12345678901234567890"],
    ],
)
def test_what_is_not_plainly_a_number_or_true_or_false_is_text(text: str) -> None:
    assert read(f"a: {text}") == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("0", 0), ("12", 12), ("-3", -3), ("0.9", 0.9), ("-1.50", -1.5), ("true", True), ("false", False)],
        *[("null", None), ("", None), ('"12"', "12"), ("'true'", "true"), ('""', "")],
    ],
)
def test_plain_numbers_true_false_and_null_are_themselves(text: str, value: object) -> None:
    found = read(f"a: {text}")["a"]
    assert found == value
    assert type(found) is type(value)


def test_a_key_is_always_text() -> None:
    assert read("1: a\ntrue: b\nnull: c\n") == {"1": "a", "true": "b", "null": "c"}


def test_nested_lists_and_mappings_keep_their_shape() -> None:
    assert read("a: [1, {b: c}]\nd:\n  - e\n  - f: [ ]\n") == {"a": [1, {"b": "c"}], "d": ["e", {"f": []}]}


def test_a_folded_text_is_text_even_if_it_looks_like_a_number() -> None:
    assert read("a: >-\n  12\n") == {"a": "12"}


def test_everything_has_a_place_and_what_is_missing_has_that_of_what_is_around_it() -> None:
    file = read_yaml_bytes(b"list:\n  - id: one\n    label: L\n  - {id: two}\nall:\n  - 3\n", "a.yaml")
    assert file.place() == "a.yaml:1:1"
    assert file.place(("list",)) == "a.yaml:1:1"
    assert file.place(("list", 0, "label")) == "a.yaml:3:12"
    assert file.place(("list", 1, "id")) == "a.yaml:4:10"
    assert file.place(("list", 1, "missing")) == "a.yaml:4:5"
    assert file.place(("all", "all", 0, "int")) == "a.yaml:6:5"  # pydantic names the kinds of a union on the way


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("a: &x 1\n", "a.yaml:1:4", "`&x`"),
        ("a: *x\n", "a.yaml:1:4", "`*x`"),
        ("a: !!int '1'\n", "a.yaml:1:4", "sets a type"),
        ("a: !thing {b: 1}\n", "a.yaml:1:4", "sets a type"),
        ("a: 1\nb: 2\na: 3\n", "a.yaml:3:1", "key `a` stands here twice (first in line 1)"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2:1", "a second document begins"),
        ("a:\n\t- 1\n", "a.yaml:2:1", "a tab"),
        ("a: b\x00c\n", "a.yaml:1:5", "U+0000"),
        ("? [1, 2]\n: b\n", "a.yaml:1:3", "a key must be one word"),
        ("a: [1\n", "a.yaml:2:1", "is not valid YAML"),
        ("a: b: c\n", "a.yaml:1:5", "is not valid YAML"),
        ("", "a.yaml:1:1", "is empty"),
        ("# only words\n", "a.yaml:1:1", "is empty"),
        ("[" * 41 + "]" * 41, "a.yaml:1:41", "more than 40 levels"),
    ],
)
def test_what_could_surprise_is_refused_at_its_place(text: str, place: str, what: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(f"{place}: ")
    assert what in problem


def test_all_problems_of_a_file_come_at_once() -> None:
    found = problems("a: &x 1\nb: !!str 2\na: 3\nc: *x\n")
    assert [problem.split(": ")[0] for problem in found] == ["a.yaml:1:4", "a.yaml:2:4", "a.yaml:3:1", "a.yaml:4:4"]


def test_the_same_key_in_different_mappings_is_no_duplicate() -> None:
    assert read("- {a: 1}\n- {a: 2}\n") == [{"a": 1}, {"a": 2}]


def test_bytes_that_are_not_utf_8_and_files_too_large_are_refused() -> None:
    with pytest.raises(ContentError, match=r"a\.yaml:2:1: is not UTF-8"):
        read_yaml_bytes(b"a: 1\nb: \xff\n", "a.yaml")
    with pytest.raises(ContentError, match="larger than 2 MB"):
        read_yaml_bytes(b" " * (MAX_BYTES + 1), "a.yaml")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_yaml_bytes(b"\xef\xbb\xbfa: 1\n", "a.yaml").data == {"a": 1}


def test_a_file_is_called_by_its_name_or_as_told(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    assert read_yaml(path).place() == "b.yaml:1:1"
    assert read_yaml(path, "items/b.yaml").place() == "items/b.yaml:1:1"


def test_a_file_that_is_not_there_is_said_without_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(CouldNot, match=r"none\.yaml could not be read") as caught:
        read_yaml(tmp_path / "none.yaml")
    assert caught.value.safe
    assert caught.value.todo


TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=TURNING + "\ufffe\uffff"), max_size=8)


@pytest.mark.parametrize(
    "written", ["\\0", "\\x1b", "\\x7f", "\\u0085\\u0086", "\\u202e", "\\u2066", "\u202e", "\\uFFFE"]
)
@pytest.mark.parametrize("place", ['a: "Lifts {}"', '"a{}": b', 'a: ["x", "{}"]'])
def test_a_character_that_nobody_sees_is_refused_however_it_is_written(written: str, place: str) -> None:
    with pytest.raises(ContentError) as found:
        read("b: 1\n" + place.replace("{}", written) + "\n")
    (problem,) = found.value.problems
    assert problem.place.startswith("a.yaml:2:")
    assert problem.what.startswith("character U+")


def test_line_feeds_and_marks_beside_letters_read_from_the_right_are_text() -> None:
    assert read('a: "one\\ntwo\\t\\u200f\u05d0"\n') == {"a": "one\ntwo\t\u200f\u05d0"}


@given(st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3), max_leaves=8))
def test_what_is_written_quoted_is_read_as_written(value: object) -> None:
    written = yaml.safe_dump(value, default_style='"', allow_unicode=False)
    assert read(written) == value


@given(st.text(alphabet="ab:-[]{},&*!#'\"|>% \n0.", max_size=40))
def test_any_text_is_read_or_refused_with_places_and_alike_with_and_without_libyaml(text: str) -> None:
    def outcome() -> object:
        try:
            return read(text)
        except ContentError as error:
            placed = all(problem.place.startswith("a.yaml") for problem in error.problems)
            return "refused" if placed else "refused without a place"

    fast = outcome()
    kept = positioned_yaml._LOADER
    try:
        positioned_yaml._LOADER = yaml.SafeLoader
        slow = outcome()
    finally:
        positioned_yaml._LOADER = kept
    # the two parsers differ in a few corners of the grammar; what both accept they read alike
    assert fast == slow or "refused" in (fast, slow)
