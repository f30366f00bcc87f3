"""What people lay down for reading: whom it holds for, and that it survives the file it is kept in."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metaphor.errors import UserError
from metaphor.model import Role
from metaphor.read import ReadSettings
from metaphor.read.choices import Choice, Choices, is_named, look_of, renamed
from metaphor.read.choices_file import choices_text, read_choices

BOTH: tuple[Role, ...] = ("interviewer", "participant")


def test_choices_a_later_one_holds_and_the_rest_is_left_as_it_was() -> None:
    choices = Choices(
        (
            Choice(encoding="gb18030", roles=(("Ann", "interviewer"), ("Bo", "interviewer"))),
            Choice(("a.txt",), roles=(("ann ", "participant"),)),
        )
    )
    assert choices.settings("b.txt") == ReadSettings(
        encoding="gb18030", roles=(("Ann", "interviewer"), ("Bo", "interviewer"))
    )
    assert choices.settings("A.TXT").roles == (("Bo", "interviewer"), ("ann ", "participant"))


def test_choices_for_a_look_hold_for_that_look_alone() -> None:
    choices = Choices((Choice(like="txt, big5", names=(("P1", "Mei"),)),))
    assert choices.settings("a.txt") == ReadSettings()
    assert choices.settings("a.txt", "txt, big5").names == (("P1", "Mei"),)
    assert choices.settings("a.txt", "txt, big5, feishu") == ReadSettings()


@pytest.mark.parametrize(
    ("name", "pattern", "named"),
    [
        ("访谈[1].txt", "访谈[1].txt", True),  # interview[1].txt: brackets stand for themselves
        ("访谈1.txt", "访谈[1].txt", False),
        ("P01.docx", "p0?.*", True),
        ("study.qdpx · Mei", "study.qdpx", True),
        ("study.qdpx · Mei", "*Mei", True),
        ("study.qdpx · Jo", "study.qdpx · Mei", False),
        ("Cafe\u0301.txt", "caf\u00e9.txt", True),  # as macOS writes it
        ("a.txt", "", False),
    ],
)
def test_choices_files_are_named_as_people_name_them(name: str, pattern: str, named: bool) -> None:
    assert is_named(name, pattern) == named


def test_choices_no_pattern_is_slow() -> None:
    begun = time.perf_counter()
    assert not is_named("a" * 250, "*".join("a" * 60) + "b")
    assert time.perf_counter() - begun < 1


def test_choices_of_the_same_files_are_one() -> None:
    choices = Choices().and_then([Choice(("a.txt",), encoding="big5")])
    choices = choices.and_then([Choice(("b.txt",), encoding="big5"), Choice(("a.txt",), roles=(("Q", "interviewer"),))])
    assert choices.rows == (
        Choice(("b.txt",), encoding="big5"),
        Choice(("a.txt",), encoding="big5", roles=(("Q", "interviewer"),)),
    )
    assert not Choices().and_then([Choice(("a.txt",))]).rows


def test_choices_a_look_leaves_out_what_goes_without_saying() -> None:
    assert look_of(".TXT", "utf-8", "") == "txt"
    assert look_of("txt", "big5", "feishu") == "txt, big5, feishu"


def test_choices_renaming_starts_from_what_is_written() -> None:
    first = renamed(ReadSettings(), "P1", " Mei ")
    assert first.names == (("P1", "Mei"),)
    again = renamed(ReadSettings(names=first.names, roles=(("Mei", "interviewer"),)), "Mei", "Lin Mei")
    assert dict(again.names) == {"P1": "Lin Mei", "Mei": "Lin Mei"}
    assert again.roles == (("Lin Mei", "interviewer"),), "a role goes with the name"


def test_choices_renaming_two_merged_speakers_takes_both() -> None:
    merged = ReadSettings(names=(("P1 (mobile)", "P1"),))
    assert dict(renamed(merged, "P1", "Mei").names) == {"P1 (mobile)": "Mei", "P1": "Mei"}


def test_choices_a_role_somebody_has_is_not_overwritten_by_merging() -> None:
    settings = ReadSettings(roles=(("P1", "interviewer"), ("P2", "participant")))
    assert renamed(settings, "P1", "P2").roles == ()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=12)


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            Choice,
            files=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
            like=st.just("") | WORDS,
            encoding=st.sampled_from([None, "gb18030", "big5"]),
            roles=st.dictionaries(WORDS, st.sampled_from(BOTH), max_size=3).map(lambda d: tuple(d.items())),
            names=st.dictionaries(WORDS, WORDS, max_size=3).map(lambda d: tuple(d.items())),
            text_column=st.none() | WORDS,
        ),
        max_size=4,
    )
)
def test_choices_survive_their_file(rows: list[Choice]) -> None:
    choices = Choices(tuple(rows))
    assert read_choices(choices_text(choices).encode(), "import.yaml") == choices


def test_choices_are_written_as_people_would_write_them() -> None:
    text = "- encoding: gb18030\n  roles: {张三: 访谈者, No: participant, 1: interviewer}\n- files: a.txt\n".encode()
    choices = read_choices(text, "import.yaml")
    assert choices.rows[0].roles == (("张三", "interviewer"), ("No", "participant"), ("1", "interviewer"))
    assert choices.rows[1].files == ("a.txt",)
    assert read_choices(b"", "import.yaml") == Choices()
    assert read_choices(b"# nothing yet\n", "import.yaml") == Choices()


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("- encodng: x", "import.yaml, line 1", "“encodng” is not a thing that can be chosen"),
        ("- files: a\n  encoding: rot13", "import.yaml, line 2", "“rot13” is no encoding of text"),
        ("- roles: {a: boss}", "import.yaml, line 1", "“boss” is no role"),
        ("- roles:\n    a: interviewer\n    a: participant", "import.yaml, line 3", "“a” stands here twice"),
        ("encoding: big5", "import.yaml, line 1", "is no list"),
        ("- files: {a: b}", "import.yaml, line 1", "is no list"),
        ("- names: [a]", "import.yaml, line 1", "is no table of keys and values"),
        ("- encoding: [a]", "import.yaml, line 1", "is no single value"),
        ("- [", "import.yaml, line 1", "is no valid YAML"),
        ("- &x {files: a}\n- *x", "import.yaml", "refers from one place to another (&, *)"),
        ("# " + "x" * 1_000_001, "import.yaml", "is too large to be a file of choices"),
    ],
)
def test_choices_that_are_wrong_get_one_sentence(text: str, where: str, what: str) -> None:
    with pytest.raises(UserError) as caught:
        read_choices(text.encode(), "import.yaml")
    assert (caught.value.where, caught.value.what) == (where, what)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_choices_any_bytes_are_choices_or_one_sentence(data: bytes) -> None:
    with contextlib.suppress(UserError):
        read_choices(data, "import.yaml")


def test_choices_nested_deeply_are_refused() -> None:
    with pytest.raises(UserError):
        read_choices(b"[" * 20_000, "import.yaml")
