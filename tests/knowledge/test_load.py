"""A pack's folder becomes one edition, or every fault with its line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from examassist.errors import BadInput, ContentError, CouldNot
from examassist.knowledge import load
from examassist.knowledge.edition import Edition
from examassist.knowledge.item import NormalFrom
from examassist.knowledge.load import digest_of, find_pack, load_cases, load_pack
from tests.knowledge.packs import WRIST, copied, loaded

if TYPE_CHECKING:
    from pathlib import Path

    from examassist.errors import Problem


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as raised:
        load_pack(folder)
    return raised.value.problems


def test_the_invented_pack_loads_with_everything_in_it() -> None:
    edition = load_pack(WRIST)
    assert edition.header.id == "wrist"
    assert len(edition.digest) == 64
    assert set(edition.item) >= {"blue_fingers", "grip_bounce", "wrist_turn_angle"}
    assert edition.wording["cell_sided"] == "{label}, {side}"
    assert not edition.reviewed


def test_items_follow_their_section_and_sections_their_step() -> None:
    edition = load_pack(WRIST)
    assert [section.id for section in edition.sections] == ["opening_questions", "bench_tests"]
    steps = [edition.section[item.section].step for item in edition.items]
    assert steps == sorted(steps)
    assert [item.id for item in edition.items][:2] == ["blue_fingers", "blue_fingers_onset"]


def test_an_item_takes_from_its_scale_what_it_does_not_say_itself(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "items/02_bench.yaml", "    not_if: [blue_hand]\n", "    normal: [wild_bounce]\n    neutral: []\n")
    edition = load_pack(folder)
    taken, own = edition.item["grip_bounce"], edition.item["thumb_bounce"]
    assert [answer.id for answer in taken.values] == ["no_bounce", "small_bounce", "good_bounce", "wild_bounce"]
    assert (taken.normal, taken.neutral, taken.fills) == (("good_bounce",), ("wild_bounce",), "good_bounce")
    assert taken.ordered
    assert (own.normal, own.neutral, own.values) == (("wild_bounce",), (), taken.values)


def test_numbers_and_ranges_are_read_as_they_stand() -> None:
    turn = load_pack(WRIST).item["wrist_turn_angle"]
    assert (turn.range, turn.step, turn.normal) == ((0, 180), 5, NormalFrom(at_least=90))


def test_every_fault_of_every_file_comes_at_once_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "items/01_opening.yaml", "kind: yes_no\n", "kind: maybe\n")
    change(folder / "items/02_bench.yaml", "scale: bounce_0_3", "scale: bounce_0_4")
    change(folder / "rules/gates.yaml", "    call: Ring the invented desk\n", "    colour: blue\n")
    change(folder / "sources.yaml", "status: V", "status: V\n    status: V")
    found = {str(problem).split(": ")[0]: str(problem) for problem in problems_of(folder)}
    assert {place.split(":")[0] for place in found} == {
        "items/01_opening.yaml",
        "items/02_bench.yaml",
        "rules/gates.yaml",
        "sources.yaml",
    }
    line = (folder / "rules/gates.yaml").read_text(encoding="utf-8").splitlines().index("    colour: blue") + 1
    assert "`colour` is not a key" in found[f"rules/gates.yaml:{line}:13"]
    assert any("`call` is missing" in text for text in found.values())
    assert any("names the scale `bounce_0_4`" in text for text in found.values())


def test_a_fault_inside_a_formula_is_placed_where_it_stands(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "groups/creaking.yaml", "{coded: wrist_turn_angle, is: stuck}", "{codes: wrist_turn_angle}")
    (problem,) = problems_of(folder)
    line = next(
        number
        for number, text in enumerate((folder / "groups/creaking.yaml").read_text(encoding="utf-8").splitlines(), 1)
        if "codes:" in text
    )
    assert problem.place.startswith(f"groups/creaking.yaml:{line}:")
    assert "a condition begins with one of: all, any, not" in problem.what


def test_a_scale_and_values_of_its_own_are_refused_together(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    values = "scale: bounce_0_3\n    values: [{id: a, label: A}]\n"
    change(folder / "items/02_bench.yaml", "scale: bounce_0_3\n", values)
    (problem,) = problems_of(folder)
    assert "has a scale and values of its own" in problem.what


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("items/more.yaml", "thing: []\n", "`thing` is nothing a pack holds here"),
        ("items/more.yaml", "- a\n", "must be a mapping"),
        ("items/more.yaml", "items: {}\n", "`items` must be a list"),
        ("item/more.yaml", "items: []\n", "would never be read"),
        ("items/more.yml", "items: []\n", "would never be read"),
        ("more.yaml", "items: []\n", "would never be read"),
        ("more.YML", "items: []\n", "would never be read"),
        ("items/more.YAML", "items: []\n", "would never be read"),
        ("rules/gates.yaml.bak", "gates: []\n", "would never be read"),
        ("rules/gates", "gates: []\n", "would never be read"),
        ("wording/en.yml", "a: b\n", "would never be read"),
        ("wording/english.yaml", "a: b\n", "is not named by a language"),
        ("items/more.yaml", "items:\n  - just words\n", "must be a mapping"),
    ],
)
def test_what_would_be_passed_over_in_silence_is_refused(tmp_path: Path, name: str, text: str, what: str) -> None:
    folder = copied(tmp_path)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    assert what in str(problems_of(folder)[0])


@pytest.mark.parametrize("name", ["cases/more.yml", "cases/more.yaml.txt", "cases/more/more"])
def test_a_case_that_would_be_passed_over_in_silence_is_refused(tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("cases: []\n", encoding="utf-8")
    with pytest.raises(ContentError, match=f"{name}: would never be read"):
        load_cases(folder)


@pytest.mark.parametrize("name", ["rules/gates.yaml", "cases/cases.yaml", "rules", "cases", "sources.yaml"])
@pytest.mark.parametrize("dangling", [True, False])
def test_a_link_in_place_of_content_is_refused(tmp_path: Path, name: str, *, dangling: bool) -> None:
    folder = copied(tmp_path)
    (folder / name).rename(tmp_path / "moved")
    (folder / name).symlink_to(tmp_path / ("nowhere" if dangling else "moved"))
    for load_it in (load_pack, load_cases):
        with pytest.raises(ContentError) as raised:
            load_it(folder)
        assert [str(problem) for problem in raised.value.problems] == [f"{name}: is a link; put the file itself there"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_what_is_no_plain_file_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "rules/gates.yaml").unlink()
    os.mkfifo(folder / "rules/gates.yaml")
    (problem,) = problems_of(folder)
    assert str(problem) == "rules/gates.yaml: is no file that can be read; remove it"


def test_a_folder_that_cannot_be_read_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copied(tmp_path)
    scanned = os.scandir

    def refused(path: str) -> object:
        # root may read everything, therefore no chmod
        if str(path) == str(folder / "rules"):
            raise PermissionError(13, "Permission denied", str(path))
        return scanned(path)

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(CouldNot, match="rules could not be read: Permission denied") as caught:
        load_pack(folder)
    assert caught.value.safe
    assert caught.value.todo


def test_a_licence_and_what_editors_hide_are_left_alone(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "LICENCE").write_text("invented", encoding="utf-8")
    (folder / "rules/.gates.yaml.swp").write_text("left by an editor", encoding="utf-8")
    assert load_pack(folder).header.id == "wrist"


def test_a_sentence_of_the_wording_must_be_text(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "wording/en.yaml", 'cell_sided: "{label}, {side}"', "cell_sided: 12")
    assert "`cell_sided` must be text" in str(problems_of(folder)[0])


def test_another_language_is_left_alone_until_it_is_asked_for(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "wording/fr.yaml").write_text("cell_sided: '{label} ({side})'\n", encoding="utf-8")
    change(folder / "pack.yaml", "language: en", "language: fr")
    assert load_pack(folder).wording == {"cell_sided": "{label} ({side})"}


def test_a_pack_for_another_engine_is_refused_before_anything_else(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "pack.yaml", "engine: 1", "engine: 2")
    change(folder / "items/01_opening.yaml", "kind: yes_no\n", "kind: of_tomorrow\n")
    (problem,) = problems_of(folder)
    assert "written for engine 2; this program evaluates engine 1" in problem.what
    assert problem.todo == "use a newer ExamAssist"


def test_a_folder_without_a_pack_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"is not a pack: it has no pack\.yaml"):
        load_pack(tmp_path)


def test_the_digest_changes_with_any_byte_and_name_but_not_with_the_cases(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    before = digest_of(folder)
    assert before == digest_of(WRIST)
    change(folder / "cases/cases.yaml", "age_years: 50", "age_years: 51")
    (folder / ".hidden").write_text("left by an editor", encoding="utf-8")
    assert digest_of(folder) == before
    (folder / "items/02_bench.yaml").rename(folder / "items/03_bench.yaml")
    renamed = digest_of(folder)
    change(folder / "pack.yaml", "# Invented", "# invented")
    assert len({before, renamed, digest_of(folder)}) == 3


def test_an_edition_goes_through_json_unchanged() -> None:
    edition = load_pack(WRIST)
    assert Edition.model_validate_json(edition.model_dump_json(by_alias=True, exclude_defaults=True)) == edition


def test_an_edition_from_the_cache_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = load_pack(WRIST, tmp_path / "cache")
    assert fresh == loaded().edition
    monkeypatch.setattr(load, "_Reader", None)  # the files are not read again
    assert load_pack(WRIST, tmp_path / "cache") == fresh


def test_a_changed_pack_is_not_taken_from_the_cache(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    load_pack(folder, tmp_path / "cache")
    change(folder / "pack.yaml", "title: Wrist", "title: Other wrist")
    assert load_pack(folder, tmp_path / "cache").header.title.startswith("Other wrist")


def test_cases_load_from_lists_and_single_files(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    single = "id: one_more\ntitle: One more\norigin: Invented\nanswers: {}\nexpect: {}\n"
    (folder / "cases/one.yaml").write_text(single, encoding="utf-8")
    ids = [case.id for case in load_cases(folder)]
    assert ids == ["creaking_kettle_hand", "blue_fingers_today", "nothing_asked", "one_more"]


def test_faults_of_cases_have_their_places(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    change(folder / "cases/cases.yaml", "urgency: now", "urgency: soon")
    with pytest.raises(ContentError, match=r"cases/cases\.yaml:\d+:\d+: `urgency` should be 'now'"):
        load_cases(folder)


def test_each_entry_knows_its_line() -> None:
    places = loaded().places
    assert places["groups", "key_creak"] == "groups/creaking.yaml:2:5"
    assert places["wording", "cell_sided"].startswith("wording/en.yaml:")


def test_an_unknown_pack_is_answered_with_those_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied(tmp_path / "packs")
    monkeypatch.setattr(load, "resource_root", lambda: tmp_path)
    assert find_pack("wrist") == tmp_path / "packs" / "wrist"
    for name in ("elbow", "../packs/wrist", ""):
        with pytest.raises(BadInput, match="there is wrist"):
            find_pack(name)


def test_an_installation_without_packs_is_said_to_be_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "resource_root", lambda: tmp_path)
    with pytest.raises(CouldNot, match="no clinical content"):
        find_pack("wrist")
