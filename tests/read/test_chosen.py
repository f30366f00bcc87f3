"""Files read as was chosen: by name, by look, one text of a project, and anew without end or loss."""

from __future__ import annotations

import pytest

from metaphor.errors import UserError
from metaphor.model import Transcript
from metaphor.read import Bounds
from metaphor.read.choices import Choice, Choices
from metaphor.read.chosen import Taken, own_ids, read_chosen
from tests.read.boxes import qdpx
from tests.read.looking import lawful

TALK = "Q: How was it?\nA: A long road.\n"
ZH = "访谈者：搬家顺利吗？\n受访者：像走夜路，一步一步摸着走。\n"  # how was the move? like walking at night
PROJECT = qdpx(
    "".join(
        f'<TextSource guid="g-{name}" name="{name}"><PlainTextContent>{TALK}</PlainTextContent></TextSource>'
        for name in ("Mei", "Jo")
    )
)


def texts(files: list[tuple[str, bytes]], *rows: Choice) -> list[Taken]:
    return [one for found in read_chosen(files, Choices(rows)) for one in found]


def transcript(one: Taken) -> Transcript:
    assert isinstance(one.found, Transcript)
    lawful(one.found)
    return one.found


def test_chosen_without_choices_is_as_recognised() -> None:
    one, two = texts([("a.txt", TALK.encode()), ("b.txt", b"")])
    assert transcript(one).speakers == ("Q", "A")
    assert one.look == "txt"
    assert isinstance(two.found, UserError)
    assert two.name == "b.txt"


def test_chosen_for_a_look_holds_for_files_of_that_look_alone() -> None:
    files = [("a.txt", ZH.encode("gb18030")), ("b.txt", ZH.encode())]
    one, two = texts(files, Choice(like="txt, gb18030", names=(("受访者", "阿慧"),)))
    assert transcript(one).speakers == ("访谈者", "阿慧")
    assert transcript(two).speakers == ("访谈者", "受访者")


def test_chosen_an_encoding_for_a_look_does_not_undo_itself() -> None:
    data = "訪：提問\n答：像夜路\n".encode("big5")  # q: ask / a: like a road at night
    [plain] = texts([("a.txt", data)])
    for encoding in ("big5", "gb18030"):
        [one] = texts([("a.txt", data)], Choice(like=plain.look, encoding=encoding))
        assert transcript(one).encoding == encoding
        assert one.look == plain.look


def test_chosen_for_one_text_of_a_project_leaves_the_others() -> None:
    mei, jo = texts([("s.qdpx", PROJECT)], Choice(("s.qdpx · Mei",), names=(("A", "Mei"),)))
    assert transcript(mei).speakers == ("Q", "Mei")
    assert transcript(jo).speakers == ("Q", "A")
    both = texts([("s.qdpx", PROJECT)], Choice(("s.qdpx",), roles=(("A", "interviewer"),)))
    assert all({turn.role for turn in transcript(one).turns} == {"interviewer"} for one in both)


def test_chosen_merges_two_speakers_into_one_person() -> None:
    data = b"Q: How was it?\nAnn: A long road.\nAnn (mobile): Uphill, too.\n"
    [one] = texts([("a.txt", data)], Choice(names=(("Ann (mobile)", "Ann"),), roles=(("Ann", "participant"),)))
    assert transcript(one).speakers == ("Q", "Ann")


def test_chosen_columns_of_a_sheet() -> None:
    data = b"id,agent,words\n1,Bo,How did it go?\n2,Ann,We hit a wall.\n3,Bo,Go on?\n"
    [one] = texts([("a.csv", data)], Choice(speaker_column="agent"))
    assert transcript(one).speakers == ("Bo", "Ann")
    [none] = texts([("a.csv", data)], Choice(speaker_column="nobody"))
    assert isinstance(none.found, UserError)


def test_chosen_reports_each_file_and_can_be_ended() -> None:
    files = [(f"{n}.txt", TALK.encode()) for n in range(4)]
    seen: list[tuple[int, int, str]] = []
    read_chosen(files, Choices(), report=lambda *told: seen.append(told))
    assert seen == [(n + 1, 4, f"{n}.txt") for n in range(4)]

    def stop(done: int, total: int, name: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_chosen(files, Choices(), report=stop)


def test_chosen_within_bounds_is_the_same() -> None:
    files = [("a.txt", ZH.encode("gb18030")), ("s.qdpx", PROJECT)]
    rows = Choices((Choice(like="txt, gb18030", names=(("受访者", "阿慧"),)), Choice(("*Jo",), names=(("A", "Jo"),))))
    assert read_chosen(files, rows, bounds=Bounds()) == read_chosen(files, rows)


def test_chosen_ids_are_their_own() -> None:
    found = texts([("a.txt", TALK.encode()), ("A.md", TALK.encode()), ("a.vtt", TALK.encode())])
    ids = [one.id for one in own_ids(t.found for t in found if isinstance(t.found, Transcript))]
    assert ids[:2] == ["a", "A-2"]
