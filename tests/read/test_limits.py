"""Each limit has one sentence; what does harm in an ordinary file is taken out with a note; findings of the fuzzers."""

from __future__ import annotations

import io
import json
import time
import zipfile

import pytest
import yaml

from metaphor.errors import UserError
from metaphor.read import archive as guard
from metaphor.read import encoding, pdf, read, sheets, web
from tests.read.boxes import archive, docx, epub, p
from tests.read.looking import Reading, accounted, said
from tests.read.paper import column
from tests.read.paper import pdf as paper
from tests.read.writing import WRITERS, talk_of

TALK = talk_of(["How was the move?", "A wall in front of me.", "And now?", "A road."])


def refused(data: bytes, name: str, match: str) -> None:
    began = time.perf_counter()
    with pytest.raises(UserError, match=match) as caught:
        read(data, name=name)
    assert "\n" not in str(caught.value)
    assert time.perf_counter() - began < 10


def test_limits_entries_of_an_archive_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_MEMBERS", 50)
    many = archive({"word/document.xml": "<x/>", **{f"{n}.bin": "" for n in range(1_100)}})

    def not_opened(*_: object) -> None:
        raise AssertionError("the archive was listed")

    monkeypatch.setattr(zipfile, "ZipFile", not_opened)
    refused(many, "t.docx", "holds more than 50 files")


def test_limits_size_and_elements_of_an_xml_part(monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(p("Ann: Hm?") * 200)
    monkeypatch.setattr(guard, "MAX_ELEMENTS", 500)
    refused(data, "t.docx", "a part of more than 60 MB or 500 elements")
    monkeypatch.setattr(guard, "MAX_ELEMENTS", 50_000)
    monkeypatch.setattr(guard, "MAX_XML", 9_000)
    refused(data, "t.docx", "with a part of more than 0 MB")


@pytest.mark.parametrize("name", ["t.docx", "t.odt", "t.qdpx", "t.epub"])
def test_limits_depth_of_xml(name: str) -> None:
    main = {
        "t.docx": "word/document.xml",
        "t.odt": "content.xml",
        "t.qdpx": "project.qde",
        "t.epub": "META-INF/container.xml",
    }[name]
    refused(archive({main: "<x>" * 3_000 + "</x>" * 3_000}), name, "is nested too deeply|nested too deeply to be read")


def test_limits_a_document_type_is_refused() -> None:
    page = '<!DOCTYPE w:document SYSTEM "http://example.org/x.dtd"><x/>'
    refused(archive({"word/document.xml": page}), "t.docx", "declares entities")


def test_limits_tags_of_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_TAGS", 100)
    refused(b"<html>" + b"<b>x</b>" * 200, "t.html", "has more than 100 tags")
    refused(epub({"a": "<b>x</b>" * 200}, '<itemref idref="a"/>'), "t.epub", "has more than 100 tags")


def test_limits_pages_of_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)
    refused(paper(*[column(["Ann: Hm?"])] * 3), "t.pdf", "has 3 pages, more than the 2 that are read")


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".xlsx"])
def test_limits_cells_of_a_table(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_CELLS", 15)
    refused(WRITERS[ending](TALK), f"t{ending}", "has more than 15 cells")


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD2"])
def test_limits_a_lone_cell_far_out_is_no_long_wait(cell: str, reading: Reading) -> None:
    with zipfile.ZipFile(io.BytesIO(WRITERS[".xlsx"](TALK))) as box:
        parts = {name: box.read(name) for name in box.namelist()}
    row = cell.strip("XFDA")
    far = f'<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'
    sheet = parts["xl/worksheets/sheet1.xml"].decode().replace("</sheetData>", far)
    data = archive({**parts, "xl/worksheets/sheet1.xml": sheet.replace("A1:D5", f"A1:{cell}")})
    began = time.perf_counter()
    try:
        assert said(reading(data, "t.xlsx"))[:4] == [(one.speaker, one.text) for one in TALK]
    except UserError as error:
        assert "cells" in str(error)  # noqa: PT017
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("name", ["t.txt", "t.md", "t.srt"])
def test_limits_length_of_a_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "MAX_LINE", 1_000)
    refused(b"Ann: hm?\r\n" + b"Ben: so " * 200 + b"\r\n", name, "has a line of 1,600 characters, more than the 1,000")
    read(b"1\n00:00:01,000 --> 00:00:02,000\nAnn: hm?\rBen: so\r" * 50, name=name)


@pytest.mark.parametrize("ending", WRITERS)
def test_limits_turned_directions_are_taken_out_with_a_note(ending: str, reading: Reading) -> None:
    turned = talk_of(
        ["How \u202ewas\u202c the move?", "A \u2066wall\u2069 in front of me.", "And now?", "A road."],
        ("\u202aJo\u202c", "Ann"),
    )
    transcript = reading(WRITERS[ending](turned), f"t{ending}")
    assert said(transcript) == [
        (one.speaker.strip("\u202a\u202c"), one.text) for one in talk_of([x.text for x in TALK], ("Jo", "Ann"))
    ]
    assert any(
        note.startswith("Left out: characters that turn the direction of writing (") for note in transcript.notes
    )
    accounted(transcript)


def test_limits_controls_and_halves_of_characters(reading: Reading) -> None:
    records = [
        {"speaker": "A\ud83d", "text": "so\x00 \ud83d it\x1b is \ud83d\ude00", "id": "\udc00x"},
        {"speaker": "B", "text": "hm"},
    ]
    transcript = reading(json.dumps(records), "t.json")
    assert said(transcript) == [("A", "so  it is 😀"), ("B", "hm")]
    assert transcript.account is not None
    repr(transcript).encode()
    for piece in transcript.account.pieces:
        piece.text.encode()


@pytest.mark.parametrize("depth", [100, 450, 900, 100_000])
def test_limits_depth_of_json(depth: int) -> None:
    data = b'[{"text": "hm yes", "x": ' + b"[" * depth + b"1" + b"]" * depth + b"}]"
    if depth < 1_000:
        assert read(data, name="t.json").text == "hm yes"
    else:
        refused(data, "t.json", "is not whole JSON")


def test_limits_front_matter_is_looked_into_only_when_it_is_short(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_parsed(*_: object) -> None:
        raise AssertionError("the front matter was parsed")

    monkeypatch.setattr(yaml, "safe_load", not_parsed)
    front = "".join(f"key{n}: [value, *a{n}]\n" for n in range(2_000))
    assert said(reading(f"---\n{front}---\nQ: Hm?\n\nA: A wall.\n", "t.md")) == [("Q", "Hm?"), ("A", "A wall.")]


def test_found_a_table_whose_first_row_is_shorter_than_the_column_of_words(reading: Reading) -> None:
    rows = "speaker,age\n" + "".join(f"P{n % 2},3{n},somewhat longer words about a long road {n}\n" for n in range(6))
    assert "“column 3”" in " ".join(reading(rows, "t.csv").notes)


def test_found_thousands_of_speakers_are_no_long_wait(reading: Reading) -> None:
    began = time.process_time()
    transcript = reading("\n".join(f"P{n}: I saw wall number {n}" for n in range(3_000)))
    assert len(transcript.speakers) == 3_000
    assert time.process_time() - began < 5


@pytest.mark.parametrize("ending", [".txt", ".srt", ".json", ".md"])
def test_found_a_long_monologue_takes_a_time_that_grows_with_its_length(ending: str) -> None:
    def seconds(lines: int) -> float:
        talk = talk_of([f"line {n} of *one* long uphill road &amp; no end" for n in range(lines)], ("Ann", "Ann"))
        data = WRITERS[ending](talk)
        began = time.process_time()
        read(data, name=f"t{ending}")
        return time.process_time() - began

    assert seconds(3_000) < 8 * seconds(750) + 1.0
