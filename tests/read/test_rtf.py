"""Rich text: code pages, numbered characters, tables, and what is not talk."""

from __future__ import annotations

import pytest

from metaphor.errors import UserError
from metaphor.read import read
from tests.read.looking import Reading, said

TALK = [("Ann", "How was it?"), ("Ben", "A tunnel."), ("Ann", "And now?"), ("Ben", "Light.")]
LINES = r"Ann: How was it?\par Ben: A tunnel.\par Ann: And now?\par Ben: Light.\par "
CHINESE = "访谈者：怎么样？\n受访者：像蚂蚁搬家，一点一点。"  # like ants moving house, bit by bit
ASKED = [("访谈者", "怎么样？"), ("受访者", "像蚂蚁搬家，一点一点。")]


def rtf(body: str, head: str = r"\ansi\ansicpg1252") -> bytes:
    return ("{\\rtf1" + head + "\n" + body + "}").encode("latin-1")


def escaped(text: str, codec: str) -> str:
    return "".join("\\par " if ch == "\n" else "".join(f"\\'{b:02x}" for b in ch.encode(codec)) for ch in text)


def numbered(text: str, after: str = "?") -> str:
    units = ((ch, ch.encode("utf-16-le")) for ch in text)
    return "".join(
        "\\par " if ch == "\n" else "".join(f"\\u{int.from_bytes(u[i:i+2], 'little', signed=True)}{after}" for i in range(0, len(u), 2))
        for ch, u in units
    )  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        LINES,
        r"{\b Ann:} How was it?\line Ben: A tunnel.\par\pard Ann: And now?" + "\\\n" + r"{\f0\fs24 Ben: Light.}",
        r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}}\pard\s1 Interview\par\pard " + LINES,
        r"\pard\outlinelevel0 Interview\par\pard " + LINES,
        r"{\info{\title Ann: no}{\author Ben}}{\*\generator Ann: x;}{\fonttbl{\f0\fswiss\fcharset0 Ann: x;}}" + LINES,
        r"{\header Ann: no\par}{\footerr 1}" + LINES,
        LINES.replace("Light", r"Li{\deleted dark}gh{\v secret}t"),
        LINES.replace("Light", r"Li{\*\bkmkstart x}{\field{\*\fldinst HYPERLINK x}{\fldrslt gh}}t"),
        LINES.replace("Light.", r"Light.{\footnote A {\b note}.}{\*\annotation Check.}"),
        LINES.replace("A tunnel", r"A {\upr{t?nnel}{\*\ud tunnel}}"),
        LINES.replace("A tunnel", r"A tun{\pict\bin7 }}}}}}}}nel"),
        LINES.replace("Ann: And", r"{\listtext 1.\tab}Ann: And"),
        r"Ann: How was it?{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt Ben: A tunnel.\par}}{\shprslt no}}Ann: And now?\par Ben: Light.\par",
        "".join(rf"\trowd\intbl {who}\cell {words}\cell\row" + "\n" for who, words in TALK) + r"\pard\par",
        "".join(rf"\trowd\pard\intbl {{\b {who}}}\cell\pard\intbl {words}\cell\row" + "\n" for who, words in TALK),
        "".join(rf"{{\b {who}}}\par {words}\par " for who, words in TALK),
    ],
)
def test_rtf_talk_and_what_is_none(reading: Reading, body: str) -> None:
    assert said(reading(rtf(body), "t.rtf")) == TALK


def test_rtf_says_what_it_left_out(reading: Reading) -> None:
    notes = " ".join(reading(rtf(r"{\header Secret}" + LINES + r"{\footnote A note.}{\deleted x}"), "t.rtf").notes)
    for what in ("headers and footers (1)", "footnotes (1)", "tracked deletions (1)"):
        assert what in notes


@pytest.mark.parametrize(
    "data",
    [
        rtf(escaped(CHINESE, "gb2312"), r"\ansi\ansicpg936"),
        rtf(escaped(CHINESE, "gbk"), r"\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fnil\fcharset134 SimSun;}}\f1 "),
        rtf(numbered(CHINESE)),
        rtf(r"\uc0 " + numbered(CHINESE, " ")),
        rtf(r"\uc2 " + "".join(numbered(ch, "".join(f"\\'{b:02x}" for b in ch.encode("gbk")) if ch != "\n" else "") for ch in CHINESE)),
        rtf(CHINESE.encode("gbk").decode("latin-1").replace("\n", "\\par "), r"\ansi\ansicpg936"),
        rtf("".join(f"{{\\b {escaped(line.split('：')[0] + '：', 'gbk')}}}{escaped(line.split('：')[1], 'gbk')}\\par " for line in
                    CHINESE.split("\n")), r"\ansi\ansicpg936"),
    ],
)  # fmt: skip
def test_rtf_simplified_chinese_in_every_writing(reading: Reading, data: bytes) -> None:
    assert said(reading(data, "t.rtf")) == ASKED


def test_rtf_traditional_chinese_in_big5_with_second_bytes_like_marks(reading: Reading) -> None:
    words = "問：許功蓋怎麼說？\n答：像一座橋。"  # 許功蓋 end in the byte of a backslash; like a bridge
    for data in (
        rtf(escaped(words, "big5"), r"\ansi\ansicpg950"),
        rtf(words.encode("big5").decode("latin-1").replace("\n", "\\par "), r"\ansi\ansicpg950"),
        rtf(escaped(words, "big5"), r"\ansi{\fonttbl{\f0\fcharset136 PMingLiU;}}\f0 "),
    ):
        assert said(reading(data, "t.rtf")) == [("問", "許功蓋怎麼說？"), ("答", "像一座橋。")]


def test_rtf_western_marks_and_rare_characters(reading: Reading) -> None:
    body = (
        r"Ann: \ldblquote It\rquote s\rdblquote  a caf\'e9 \emdash  \bullet\~x\_y?\par Ben: "
        + numbered("𠮷😀")
        + r"\'85\par"
    )
    assert said(reading(rtf(body), "t.rtf")) == [("Ann", "“It’s” a café — •\xa0x‑y?"), ("Ben", "𠮷😀…")]


@pytest.mark.parametrize(
    "data", [b"{\\rtf1 }", b"{\\rtf1", b"{\\rtf1 {{{{", b"{\\rtf1\\", b"{\\rtf1 \\par}}}}", b"{\\rtf1\\u}"]
)
def test_rtf_without_words(data: bytes) -> None:
    with pytest.raises(UserError, match="holds no words"):
        read(data, name="t.rtf")


def test_rtf_that_is_none_and_one_nested_too_deeply() -> None:
    with pytest.raises(UserError, match="is not rich text"):
        read(b"Ann: hm", name="t.rtf")
    with pytest.raises(UserError, match="nested too deeply"):
        read(b"{\\rtf1 " + b"{" * 6000 + b"x", name="t.rtf")
