"""The lexicon: notation, tables, coded checks (each code with a broken example), and every entry's own proof."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from metaphor.errors import UserError
from metaphor.lexicon import DEFAULT_FOLDER, load
from metaphor.lexicon.checks import ENTRY_CHECKS, table_findings
from metaphor.lexicon.entries import COLUMNS, conditions
from metaphor.lexicon.folder import NOT_SOURCES
from metaphor.lexicon.notation import sequences
from metaphor.proof import proofs

HEADER = ",".join(COLUMNS)


def kinds(form: str, language: str = "en") -> list[list[str]]:
    return [[e.value or e.kind for e in s.elements] for s in sequences(form, language, "here")]  # type: ignore[arg-type]


def test_lexicon_choices_beside_an_anchor_are_one_element_and_others_become_sequences() -> None:
    assert kinds("lose (all|) control") == [["lose", "choice", "control"]]
    assert sequences("lose (all|) control", "en", "here")[0].elements[1].values == ("all", "")
    assert kinds("(lose|gain) (all|)") == [["lose", "choice"], ["gain", "choice"]]
    assert kinds("colo(u|)r wheel") == [["colour", "wheel"], ["color", "wheel"]]
    assert kinds("(牵|拽)着鼻子走", "zh") == [["choice", "着鼻子走"]]  # led (dragged) by the nose
    assert kinds("(很|太)重", "zh") == [["很重"], ["太重"]]  # very, too heavy


def test_lexicon_english_placeholders_and_contractions() -> None:
    assert kinds("can't find POSS way") == [["can", "not", "find", "possessive", "way"]]
    assert kinds("drown in <abstract>") == [["drown", "in", "abstract"]]


def test_lexicon_chinese_is_characters_with_gaps() -> None:
    assert kinds("被…牵着鼻子走", "zh") == [["被", "gap", "牵着鼻子走"]]  # led by the nose by …


@pytest.mark.parametrize("form", ["DET POSS", "(a|b", "…"])
def test_lexicon_forms_without_a_word_or_a_bracket_are_refused(form: str) -> None:
    with pytest.raises(UserError):
        sequences(form, "en", "here")


def test_lexicon_conditions_are_read() -> None:
    (first, second) = conditions("object:<feeling>|debt;near:bank", "here")
    assert (first.slot, first.words, first.classes) == ("object", {"debt"}, {"feeling"})
    assert second.slot == "near"


@pytest.mark.parametrize("text", ["objekt:debt", "object:", "object:<gas>"])
def test_lexicon_wrong_conditions_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        conditions(text, "here")


def test_lexicon_has_the_breadth_it_promises() -> None:
    lexicon = load()
    for language, vocabulary in lexicon.vocabularies.items():
        sets = Counter(e.source for e in vocabulary.entries if e.mechanism == "set")
        for source in (s for s in lexicon.codebook.sources if s != "other"):
            assert sets[source] >= 40, (language, source)
        assert sum(e.mechanism == "contrast" for e in vocabulary.entries) >= 600
        assert len(vocabulary.emotions) >= 1000
        assert all(-1 <= e.valence <= 1 and 0 <= e.arousal <= 1 for e in vocabulary.emotions.values())


def test_lexicon_tables_have_no_finding_that_is_an_error() -> None:
    assert [str(f) for f in table_findings(DEFAULT_FOLDER) if f.is_error] == []


def test_lexicon_every_entry_proves_itself() -> None:
    assert [str(f) for f in proofs(load())] == []


# Coded checks, each on a broken copy


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "lexicon"
    shutil.copytree(DEFAULT_FOLDER, folder)
    for path in folder.rglob("*.csv"):
        if path.stem not in NOT_SOURCES:
            path.write_text(HEADER + "\n", encoding="utf-8")
    return folder


def codes(folder: Path, row: str) -> set[str]:
    path = folder / "en" / "journey.csv"
    path.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    return {f.code for f in table_findings(folder)}


GOOD = "hit a wall,,obstacle,,,,0.9,,,,We hit a wall.,,"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("hit a wall,,wall,,,,0.9,,,,We hit a wall.,,", "E102"),
        ("hit a wall,,obstacle,journey,,,0.9,,,,We hit a wall.,,", "E103"),
        ("hit a wall,,obstacle,,,,0.9,rage,,,We hit a wall.,,", "E104"),
        ("hit a wall,,obstacle,,,,9,,,,We hit a wall.,,", "E105"),
        ("hit a wall,,obstacle,,,,0.9,,,,,,", "E106"),
        ("hit (a wall,,obstacle,,,,0.9,,,,We hit a wall.,,", "E107"),
        ("hit a wall,,obstacle,,,,much,,,,We hit a wall.,,", "E001"),
        ("hit a wall,,obstacle", "E001"),
        (f"{GOOD}\n{GOOD}", "E002"),
    ],
)
def test_lexicon_check_finds_what_is_wrong(broken: Path, row: str, code: str) -> None:
    assert code in codes(broken, row)


def test_lexicon_check_finds_nothing_in_a_good_row(broken: Path) -> None:
    assert codes(broken, GOOD) == set()


def test_lexicon_check_finds_a_table_of_no_source(broken: Path) -> None:
    (broken / "en" / "trips.csv").write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    assert "E101" in {f.code for f in table_findings(broken)}


def test_lexicon_check_finds_an_unknown_class_and_category(broken: Path) -> None:
    (broken / "en" / "classes.csv").write_text("word,class\ntea,drink\n", encoding="utf-8")
    assert "E301" in {f.code for f in table_findings(broken)}


def test_lexicon_check_warns_of_an_often_literal_word_without_a_literal_sentence(broken: Path) -> None:
    row = "climb,v,climb,,,,0.4,,,,The price was a steep thing to climb.,,"
    (broken / "en" / "contrast" / "journey.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    assert {f.code for f in table_findings(broken)} == {"W101"}


def test_lexicon_every_check_has_a_message() -> None:
    assert all(check.__doc__ for check in ENTRY_CHECKS.values())


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("hit a wall,,obstacle,,,,0.9,,,,We sat down.,,", "E201"),
        ("hit a wall,,obstacle,,,,0.9,,,,We hit a wall.,He hit a wall with his fist.,", "E203"),
    ],
)
def test_lexicon_proof_finds_what_does_not_hold(broken: Path, row: str, code: str) -> None:
    codes(broken, row)
    assert code in {f.code for f in proofs(load(broken))}


def test_lexicon_equal_keys_in_yaml_are_refused(broken: Path) -> None:
    path = broken / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\njourney: {}\n", encoding="utf-8")
    with pytest.raises(UserError, match="twice"):
        load(broken)


def test_lexicon_hash_changes_with_any_byte(broken: Path) -> None:
    before = load(broken).hash
    shutil.copytree(broken, broken.parent / "other")
    with (broken.parent / "other" / "en" / "emotions.csv").open("a", encoding="utf-8") as file:
        file.write("zestful-indeed,joy,0.9,0.7\n")
    assert load(broken.parent / "other").hash != before
