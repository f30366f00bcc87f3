"""The front door: what is refused and how, many files at once, the table of formats."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from metaphor.errors import UserError
from metaphor.model import SetAside, Transcript
from metaphor.read import FORMATS, MAX_BYTES, read, read_all
from tests.read.looking import lawful

BAD = [
    ("e.txt", b"", "is empty"),
    ("e.txt", b" \n\t", "is empty"),
    ("e.txt", b"...\n---\n", "holds no words"),
    ("e.doc", b"x", r"save it as \.docx"),
    ("e.pages", b"x", "export it to Word"),
    ("e.mp3", b"x", "transcribed first"),
    ("e.xyz", b"x", r"\.docx, \.vtt"),
    ("e.xlsx", b"not a zip", "not a whole Excel workbook"),
    ("e.docx", b"not a zip", "not a whole Word document"),
    ("e.json", b"{oops", "not whole JSON at line 1"),
    ("e.html", b"<html><body></body></html>", "holds no words"),
]


@pytest.mark.parametrize(("name", "data", "message"), BAD)
def test_files_bad_ones_get_one_sentence(name: str, data: bytes, message: str) -> None:
    with pytest.raises(UserError, match=message) as caught:
        read(data, name=name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_files_too_large_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UserError, match="50 MB"):
        read(path)


def test_files_missing_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not there"):
        read(tmp_path / "no.txt")
    with pytest.raises(UserError, match="is a folder"):
        read(str(tmp_path))


def test_files_a_bad_one_stops_only_itself_and_ids_are_unique(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "P1.txt").write_text(
            "问：累吗？\n答：像扛着山。\n", encoding="utf-8"
        )  # tired? like carrying a mountain
    (tmp_path / "bad.docx").write_bytes(b"PK")
    found = list(
        read_all([tmp_path / "a/P1.txt", tmp_path / "bad.docx", tmp_path / "b/P1.txt", ("p1.md", b"one more")])
    )
    assert [x.id if isinstance(x, Transcript) else x.name for x in found] == ["P1", "bad.docx", "P1-2", "p1-3"]
    assert isinstance(found[1], SetAside)
    assert found[1].reason.startswith("bad.docx: ")


def test_files_id_and_name_come_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "访谈 03.final.txt"
    path.write_text("像一场梦", encoding="utf-8")  # like a dream
    transcript = read(path)
    assert (transcript.id, transcript.name, transcript.format) == ("访谈 03.final", "访谈 03.final.txt", "txt")
    assert read(b"x y z").id == "text"


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.extension)
def test_files_every_format_has_its_reader_and_two_names(row: object) -> None:
    assert callable(row.load())  # type: ignore[attr-defined]
    assert row.en  # type: ignore[attr-defined]
    assert row.zh  # type: ignore[attr-defined]


def test_files_bytes_without_a_name_are_known_by_their_beginning() -> None:
    assert read(b"WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n").format == "vtt"
    assert read(b'[{"speaker": "A", "text": "hm yes"}]').format == "json"
    assert read(b"<!DOCTYPE html><p>hello there</p>").format == "html"


def test_files_line_ends_and_control_characters(tmp_path: Path) -> None:
    transcript = read("Q: a\x07b?\r\nA: c\x0bd\u200b\ufeff e\r".encode(), name="t.txt")
    lawful(transcript)
    assert [turn.text for turn in transcript.turns] == ["ab?", "c\nd\u200b e"]


def test_files_the_room_opens_without_its_heavy_libraries() -> None:
    code = "import sys, metaphor.read; print([m for m in ('pypdf', 'openpyxl', 'bs4', 'lxml', 'chardet') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
