"""What a person wrote reaches the terminal as text only."""

from __future__ import annotations

import json

import pytest

from examassist.cli.terminal import complain, harmless, say, say_json

CLEAR_SCREEN = "\x1b[2J"


@pytest.mark.parametrize("obeyed", ["\x1b", "\x07", "\r", "\x08", "\x7f", "\x9b", "\x00", "\u202e", "\u2066", "\u2028"])
def test_a_character_that_a_terminal_obeys_is_written_out(obeyed: str) -> None:
    assert harmless(f"a{obeyed}b") == f"a\\u{ord(obeyed):04x}b"


@pytest.mark.parametrize("text", ["plain", "two\nlines\tand a tab", "Zoë Ōta ≥ 4 → ½", "אבג", "😀"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_json_means_the_same_afterwards() -> None:
    data = {"note": "a\x9bb\u202ec\x7f", "lone": "\ud800"}
    assert json.loads(harmless(json.dumps(data, ensure_ascii=False))) == data


def test_text_goes_to_stdout_and_complaints_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    say(f"said{CLEAR_SCREEN}\n")
    complain(f"wrong{CLEAR_SCREEN}\n")
    assert capsys.readouterr() == ("said\\u001b[2J\n", "wrong\\u001b[2J\n")


def test_json_ends_with_one_line_feed(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    say_json('{"a": "ō"}\n\n')
    assert capfdbinary.readouterr().out == '{"a": "ō"}\n'.encode()
