"""What else a file might be read as."""

from __future__ import annotations

import io

import openpyxl
import pytest

from metaphor.read import read
from metaphor.read.alternatives import Headers, alternatives, doubtful, encoding_name, headers, same_encoding

SHORT = "访：提问\n答：像夜路\n"  # q: ask / a: like a road at night


def encodings(data: bytes, name: str = "a.txt") -> dict[str, str]:
    return {one.encoding: one.line for one in alternatives(data, name)}


def test_alternatives_of_short_chinese_text_stand_side_by_side() -> None:
    found = encodings(SHORT.encode("gb18030"))
    assert found["gb18030"] == "访：提问"
    assert {"gb18030", "big5hkscs"} <= set(found)
    assert len(set(found.values())) == len(found)


def test_alternatives_can_each_be_chosen() -> None:
    from metaphor.read import ReadSettings

    data = SHORT.encode("gb18030")
    for encoding in encodings(data):
        transcript = read(data, name="a.txt", settings=ReadSettings(encoding=encoding))
        assert same_encoding(transcript.encoding, encoding)


@pytest.mark.parametrize("data", [b"Ann: Hello.\n", SHORT.encode("utf-8-sig"), SHORT.encode("utf-16"), b"\xff\xff\x81"])
def test_alternatives_there_are_none_where_nothing_is_in_doubt(data: bytes) -> None:
    assert len(encodings(data)) < 2


def test_alternatives_show_the_first_line_an_encoding_changes() -> None:
    data = ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "x" * 100 + "像走夜路\n").encode("gb18030")  # like walking at night
    assert encodings(data, "a.vtt")["gb18030"].startswith("…xxx")
    assert "像走夜路" in encodings(data, "a.vtt")["gb18030"]


def test_alternatives_of_a_long_text_are_cut_between_characters() -> None:
    data = ("像走夜路。" * 60_000).encode("gb18030")
    assert "gb18030" in encodings(b"x" + data)
    assert "gb18030" in encodings(data)


def test_alternatives_of_a_word_document_there_are_none() -> None:
    assert not encodings(b"PK\x03\x04 anything", "a.docx")


@pytest.mark.parametrize(
    "text",
    [
        "访：提问\n答：像夜路\n",  # q: ask / a: like a road at night
        "A: 瀨嘢\n",  # got into trouble (Cantonese); passes for Western text
        "A: 烏龜\n",  # a tortoise
        "Q: ok\nA: 囚籠\n",  # a cage; passes for damaged UTF-8
        "A: 螞蟻\n",  # an ant; passes for Greek in UTF-8
    ],
)
@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
def test_doubt_no_short_text_is_guessed_at_silently(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("Big5 has no simplified characters")
    transcript = read(data, name="a.txt")
    assert doubtful(transcript, data, "a.txt")
    found = alternatives(data, "a.txt", transcript.encoding)
    assert any(same_encoding(one.encoding, encoding) for one in found), "the right one is offered"
    assert same_encoding(found[0].encoding, transcript.encoding), "the one in use stands first"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SHORT, "utf-8"),
        ("Ann: It was a long road, uphill.\n", "ascii"),
        (SHORT * 20, "gb18030"),
        ("Ann: It’s a long road, and we’re only half way up. " * 20, "windows-1252"),
    ],
)
def test_doubt_there_is_none_about_text_that_speaks_for_itself(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert not doubtful(read(data, name="a.txt"), data, "a.txt")


def test_encodings_go_by_the_names_people_know() -> None:
    assert [encoding_name(name) for name in ("big5hkscs", "utf-8", "cp1252")] == ["Big5", "UTF-8", "Windows-1252"]
    assert same_encoding("big5", "big5hkscs")
    assert not same_encoding("gb18030", "big5")


CALLS = "id,agent,words\n1,Bo,How did it go?\n2,Ann,We hit a wall and it fell apart.\n"


def test_headers_of_a_sheet_and_what_is_recognised_of_them() -> None:
    assert headers(CALLS.encode(), "a.csv") == Headers(("id", "agent", "words"), "words", "")
    book = openpyxl.Workbook()
    assert book.active
    for row in (("说话人", "内容"), ("小李", "像走夜路"), ("小王", "然后呢？")):  # speaker, content; and then?
        book.active.append(row)
    saved = io.BytesIO()
    book.save(saved)
    assert headers(saved.getvalue(), "a.xlsx") == Headers(("说话人", "内容"), "内容", "说话人")


def test_headers_there_are_none_in_what_is_no_sheet() -> None:
    assert headers(CALLS.encode(), "a.txt") == Headers()
    assert headers(b"PK\x03\x04", "a.xlsx") == Headers()
    assert headers(b"a,b\n1,2\n", "a.csv").names == ("a", "b"), "no column of talk: there is all the more to choose"


def test_headers_of_a_sheet_in_a_chosen_encoding() -> None:
    data = "说话人,内容\n小李,像走夜路，一步一步\n".encode("gb18030")
    assert headers(data, "a.csv", "gb18030").names == ("说话人", "内容")
