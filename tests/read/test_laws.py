"""Whatever the bytes: a lawful transcript, or one sentence; and never a long wait."""

from __future__ import annotations

import time
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metaphor.errors import UserError
from metaphor.read import FORMATS, participants_table, read
from tests.read.looking import lawful

ENDINGS = [row.extension for row in FORMATS]
PIECES = st.sampled_from(
    ["Q:", "A：", "**Ann:** ", "### Ben:\n", "\n", "\n\n", "00:01", "[00:00:02] ", " --> ", "说话人1 00:00\n", "WEBVTT\n", ",", "\t", '"',
     "speaker,text\n", "{", "}", "[", "]", '"text": "x"', "<p>", "</b>", "<v Ann>", "|", "---\n", "> ", "[^1]", "](", "\x00", "\ufeff",
     "像一座山", "。", "？", "I am lost", "&#8212;", "&#1;", "\\", "*", "_", "1\n", "：", "\ud800".encode("utf-8", "replace").decode(), "\r"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join)
CODECS = st.sampled_from(["utf-8", "utf-16", "gb18030", "big5", "windows-1252"])
BYTES = st.binary(max_size=300) | st.builds(lambda text, codec: text.encode(codec, "ignore"), TEXTS, CODECS)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("ending", ENDINGS)
def test_laws_any_bytes_give_a_transcript_or_a_sentence(ending: str) -> None:
    @QUICK
    @given(BYTES)
    def holds(data: bytes) -> None:
        with suppress(UserError):
            lawful(read(data, name=f"t{ending}"))

    holds()


@pytest.mark.parametrize(("ending", "member"), [(".docx", "word/document.xml"), (".xlsx", "xl/workbook.xml")])
def test_laws_any_archive_gives_a_transcript_or_a_sentence(ending: str, member: str) -> None:
    @QUICK
    @given(BYTES)
    def holds(part: bytes) -> None:
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(member, part)
        with suppress(UserError):
            lawful(read(out.getvalue(), name=f"t{ending}"))

    holds()


@QUICK
@given(BYTES)
def test_laws_any_table_of_participants(data: bytes) -> None:
    with suppress(UserError):
        participants_table(data, name="p.csv")


@pytest.mark.parametrize(
    "unit",
    [
        "**",
        "[",
        "<",
        "*a",
        "[a](",
        "Ann: ",
        "(((",
        "_a_",
        " \t",
        "\n",
        "a\n",
        "：",
        "00:",
        "&#",
        '"',
        ",",
        "| ",
        "> ",
        "--> ",
        "`",
        "<b>",
        "\\[",
        "{",
        "像",
    ],
)
@pytest.mark.parametrize("ending", [".txt", ".md", ".csv", ".srt", ".html"])
def test_laws_a_long_repetition_is_no_long_wait(unit: str, ending: str) -> None:
    data = ("Ann: hm\n\n" + unit * (40_000 // len(unit))).encode()
    began = time.perf_counter()
    with suppress(UserError):
        lawful(read(data, name=f"t{ending}"))
    assert time.perf_counter() - began < 5


def test_laws_same_input_same_output() -> None:
    data = "访谈者：怎么样？\n受访者：像雾里看花。\n".encode()  # like looking at flowers in fog
    assert read(data, name="a.txt") == read(data, name="a.txt")
