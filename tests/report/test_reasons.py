from __future__ import annotations

from examassist.domain.act import Override
from tests.report.builders import a_creaking_wrist, an_exam, blue_fingers, texts


def test_every_number_in_brackets_has_its_source() -> None:
    said = texts(a_creaking_wrist().document)
    assert said["sources.1"] == "[1] An invented study of creaking wrists, 2020. V"
    assert any(text.endswith("[1]") for key, text in said.items() if key.startswith("reasons."))


def test_a_rule_stands_with_what_it_rests_on() -> None:
    said = texts(a_creaking_wrist().document)
    rules = {key: text for key, text in said.items() if ".for." in key and key.startswith("reasons.")}
    assert any("Turning a key: Creaks at once" in text for text in rules.values())


def test_conditions_that_nobody_acts_on_are_named_together_without_sources() -> None:
    said = texts(an_exam().document)
    assert not any(key.startswith("reasons.creaky_wrist") for key in said)
    [text] = [text for key, text in said.items() if key.startswith("reasons.others")]
    assert text.startswith("Not enough data: ")
    assert "reaky wrist" in text
    assert "[" not in text


def test_the_sources_of_the_tests_on_page_one_stand_in_one_line() -> None:
    said = texts(a_creaking_wrist().document)
    assert said["reasons.tests"] == "Tests on page 1: Wrist picture [1]."


def test_an_emergency_gives_no_word_of_any_condition() -> None:
    keys = [key for key in texts(blue_fingers().document) if key.startswith("reasons.")]
    assert "reasons.blue_hand" in keys
    assert not any("creaky" in key for key in keys)


def test_it_is_said_that_nobody_reviewed_the_content() -> None:
    said = texts(a_creaking_wrist().document)
    assert "not clinically reviewed" in said["sources.review"]
    assert "NOT CLINICALLY REVIEWED" in said["page.footer.0"]


def test_remarks_and_overruled_advice_are_printed_as_written() -> None:
    exam = a_creaking_wrist().remark("R<L, L>R").with_(overrides=(Override(rule="draw_it", reason="no paper"),))
    said = texts(exam.document)
    assert said["remarks.0"] == "Bench tests: R<L, L>R"
    assert said["remarks.rule.draw_it"] == "Advice overruled, draw it: no paper"
