"""Bytes -> characters, for every encoding a transcript has been met in."""

from __future__ import annotations

import codecs

import pytest

from metaphor.errors import UserError
from metaphor.read import read
from tests.read.looking import Reading

# Interviewer: what does the house feel like? Interviewee: like a nest, the moment I walk in my heart comes to rest.
SIMPLIFIED = "访谈者：这个房子给您什么感觉？\n受访者：像一个窝，一进门心就落下来了。外面再大的风浪，也进不来。\n"
TRADITIONAL = "訪談者：這個房子給您什麼感覺？\n受訪者：像一個窩，一進門心就落下來了。外面再大的風浪，也進不來。\n"
ENGLISH = "Interviewer: And the café?\nP1: It’s my harbour — “home”, even. It cost £5… naïve, I know.\n"


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, ENGLISH])
@pytest.mark.parametrize(
    ("codec", "bom"),
    [
        ("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""), ("utf-16-be", b""), ("gb18030", b""), ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)  # fmt: skip
def test_encoding_unicode_in_all_its_forms(reading: Reading, text: str, codec: str, bom: bytes) -> None:
    if codec == "gb18030" and text == ENGLISH:
        pytest.skip("nobody writes English so")
    transcript = reading(bom + text.encode(codec))
    assert transcript.text == "\n\n".join(
        line.split("：" if "：" in line else ": ", 1)[1] for line in text.splitlines()
    )


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [(SIMPLIFIED, "gb18030", "gb18030"), (SIMPLIFIED, "gb2312", "gb18030"), (TRADITIONAL, "big5", "big5"),
     (TRADITIONAL, "gb18030", "gb18030"), (ENGLISH, "windows-1252", "windows-1252")],
)  # fmt: skip
def test_encoding_of_older_kinds(reading: Reading, text: str, codec: str, named: str) -> None:
    transcript = reading(text.encode(codec))
    assert transcript.encoding == named
    assert transcript.turns[0].text == text.splitlines()[0].replace("：", ": ").split(": ", 1)[1].strip()


# heart like a still lake / we are in the same boat / the road is long / I was stuck / life is a play
@pytest.mark.parametrize(
    "text", ["心如止水", "我们是一条船上的人", "路还很长，慢慢走", "我被困住了", "人生如戏", "你好"]
)
def test_encoding_short_simplified_is_not_taken_for_big5(reading: Reading, text: str) -> None:
    transcript = reading(text.encode("gb18030"))
    assert transcript.text == text


@pytest.mark.parametrize("text", ["我們是一條船上的人", "路還很長，慢慢走", "我被困住了，出不來", "這個家給我安全感"])
def test_encoding_short_traditional_is_not_taken_for_gb(reading: Reading, text: str) -> None:
    transcript = reading(text.encode("big5"))
    assert transcript.text == text
    assert transcript.encoding == "big5"


def test_encoding_a_thin_choice_says_so(reading: Reading) -> None:
    assert any("thin evidence" in note for note in reading("我累了".encode("gb18030")).notes)  # I am tired
    # power; how they unfold (Traditional): as Western text these bytes are letters too
    for said in ("權力", "利展"):
        assert any("thin evidence" in note for note in reading(f"A: {said}\n".encode("big5")).notes)
    western = reading("Zoë: The café — “naïve”, they said — was full.\n".encode("cp1252"))
    assert not any("thin evidence" in note for note in western.notes)
    assert not any("thin evidence" in note for note in reading((SIMPLIFIED * 5).encode("gb18030")).notes)


def test_encoding_laid_down_wins(reading: Reading) -> None:
    assert reading("我們".encode("big5"), encoding="big5").text == "我們"


@pytest.mark.parametrize("encoding", ["utf-9", "ascii", "base64"])
def test_encoding_laid_down_that_does_not_fit_is_refused(reading: Reading, encoding: str) -> None:
    with pytest.raises(UserError, match="choose another encoding"):
        reading("我們累".encode()[:-1] + b"\xff\xfe", encoding=encoding)


def test_encoding_declared_in_html_is_believed(reading: Reading) -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>问：累吗？</p><p>答：像背着石头。</p></body></html>'
    transcript = reading(page.encode("gbk"), "t.html")
    assert transcript.encoding == "gb18030"
    assert transcript.text == "累吗？\n\n像背着石头。"  # tired? / like carrying stones


def test_encoding_a_file_cut_inside_a_character_is_read(reading: Reading) -> None:
    transcript = reading(SIMPLIFIED.strip().encode()[:-1])
    assert "ends inside a character" in " ".join(transcript.notes)


@pytest.mark.parametrize(
    "junk", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, bytes(range(256)) * 8, b"PK\x03\x04zz"]
)
def test_encoding_binary_is_refused(junk: bytes) -> None:
    with pytest.raises(UserError, match=r"is not text"):
        read(junk, name="t.txt")
