"""Documents made to do harm: bombs, lies, entities, depth; each gets one sentence, soon."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metaphor.errors import UserError
from metaphor.read import archive as guard
from metaphor.read import read
from tests.read.boxes import ODF, W, archive, docx, epub, odt, p, qdpx
from tests.read.looking import lawful
from tests.read.paper import column, pdf
from tests.read.test_rtf import LINES, rtf

MAIN = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".odt": "content.xml", ".qdpx": "project.qde",
        ".epub": "META-INF/container.xml"}  # fmt: skip
WHOLE = {
    ".docx": docx(p("Ann: Hm?") + p("Ben: A wall.")),
    ".odt": odt("<text:p>Ann: Hm?</text:p><text:p>Ben: A wall.</text:p>"),
    ".epub": epub({"a": "<p>Ann: Hm?</p><p>Ben: A wall.</p>"}, '<itemref idref="a"/>'),
    ".qdpx": qdpx("<TextSource name='a'><PlainTextContent>Ann: Hm?\nBen: A wall.</PlainTextContent></TextSource>"),
    ".pdf": pdf(column(["Ann: Hm?", "Ben: A wall."]), column(["访谈者：怎么？"])),
    ".rtf": rtf(LINES),
}
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def refused(data: bytes, ending: str, match: str) -> None:
    began = time.perf_counter()
    with pytest.raises(UserError, match=match) as caught:
        read(data, name=f"t{ending}")
    assert "\n" not in str(caught.value)
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("ending", MAIN)
def test_hostile_entities_are_refused_in_any_encoding(ending: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lollollol"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
    for codec in ("utf-8", "utf-16", "utf-16-be"):
        refused(archive({MAIN[ending]: bomb.encode(codec)}), ending, "declares entities|is not a|is a broken")


@pytest.mark.parametrize("ending", MAIN)
def test_hostile_xml_nested_without_end(ending: str) -> None:
    refused(archive({MAIN[ending]: "<x>" * 100_000 + "</x>" * 100_000}), ending, "nested too deeply|broken|not a")


@pytest.mark.parametrize(
    ("ending", "make"),
    [
        (".docx", lambda depth: docx("<w:sdt>" * depth + p("Ann: Hm?") + "</w:sdt>" * depth)),
        (".docx", lambda depth: docx("<w:p>" + "<w:ins>" * depth + "<w:r><w:t>Ann: Hm?</w:t></w:r>" + "</w:ins>" * depth + "</w:p>")),
        (".odt", lambda depth: odt("<text:section>" * depth + "<text:p>Ann: Hm?</text:p>" + "</text:section>" * depth)),
        (".odt", lambda depth: odt("<text:p>" + "<text:span>" * depth + "Ann: Hm?" + "</text:span>" * depth + "</text:p>")),
        (".epub", lambda depth: epub({"a": "<div>" * depth + "Ann: Hm?" + "</div>" * depth}, '<itemref idref="a"/>')),
    ],
)  # fmt: skip
@pytest.mark.parametrize("depth", [240, 3000])
def test_hostile_depth_gives_a_transcript_or_a_sentence(ending: str, make: Callable[[int], bytes], depth: int) -> None:
    with suppress(UserError):
        lawful(read(make(depth), name=f"t{ending}"))


@pytest.mark.parametrize("ending", MAIN)
def test_hostile_sizes_declared_and_real(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_UNPACKED", 3_000_000)
    monkeypatch.setattr(guard, "MAX_MEMBERS", 50)
    refused(archive({MAIN[ending]: b"<x>" + b" " * 4_000_000 + b"</x>"}), ending, "unpacks to more than 3 MB")
    refused(archive({MAIN[ending]: "<x/>", **{f"{n}.xml": "" for n in range(60)}}), ending, "holds more than 50 files")
    refused(_lying(archive({MAIN[ending]: b"<x>" + b" " * 4_000_000 + b"</x>"})), ending, "not a whole|unpacks to more")


def _lying(data: bytes) -> bytes:
    """The archive with every size set to ten bytes, in the local headers and in the directory."""
    out = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = out.find(mark)
        while place >= 0:
            out[place + at : place + at + 4] = struct.pack("<I", 10)
            place = out.find(mark, place + 4)
    return bytes(out)


def test_hostile_a_locked_archive_is_told(tmp_path: object) -> None:
    data = bytearray(WHOLE[".odt"])
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    refused(bytes(data), ".odt", "is a locked OpenDocument text")


def test_hostile_names_in_an_archive_are_no_paths(tmp_path: object) -> None:
    data = archive(
        {"../../../tmp/evil.xml": "<x/>", "/etc/evil.xml": "<x/>", "word/document.xml": f"<w:document {W}/>"}
    )
    refused(data, ".docx", "broken Word document")


@pytest.mark.parametrize("ending", MAIN)
def test_hostile_any_main_part_gives_a_transcript_or_a_sentence(ending: str) -> None:
    pieces = st.sampled_from(
        ["<w:p>", "</w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>", "</w:tr>", "</w:tbl>", "<w:r><w:t>Ann: x</w:t></w:r>",
         "<text:p>Q: y</text:p>", "<text:s text:c='99999'/>", "<table:table>", "</table:table>", "<table:table-row>", "</table:table-row>",
         "<table:table-cell table:number-columns-repeated='999999'>", "</table:table-cell>", "<text:note>", "</text:note>", "像", "&#0;",
         "<TextSource><PlainTextContent>P: z</PlainTextContent>", "<PlainTextSelection startPosition='1' endPosition='-4'/>", "</TextSource>"]
    )  # fmt: skip

    @QUICK
    @given(st.lists(pieces | st.text(max_size=5), max_size=20).map("".join), st.booleans())
    def holds(inner: str, namespaced: bool) -> None:
        body = {
            ".docx": f"<w:document {W}><w:body>{inner}</w:body></w:document>",
            ".odt": f"<office:document-content {ODF}><office:body><office:text>{inner}</office:text></office:body>"
            "</office:document-content>",
            ".qdpx": f'<Project xmlns="urn:QDA-XML:project:1.0"><Sources>{inner}</Sources></Project>',
        }.get(ending, inner)
        part = (body if namespaced else inner).encode("utf-8", "replace")
        with suppress(UserError):
            lawful(read(archive({MAIN[ending]: part}), name=f"t{ending}"))

    holds()


@pytest.mark.parametrize("ending", WHOLE)
def test_hostile_any_damage_gives_a_transcript_or_a_sentence(ending: str) -> None:
    @QUICK
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        out = bytearray(WHOLE[ending])
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(out) - 1))
            change = data.draw(st.binary(max_size=4))
            out[at : at + data.draw(st.integers(0, 8))] = change
        with suppress(UserError):
            lawful(read(bytes(out), name=f"t{ending}"))

    holds()


@pytest.mark.parametrize(
    "unit",
    ["{", "\\'c4", "\\u20320 ", "\\par ", "x", "\\", "\\b ", "{\\*", "\\cell", "\\uc", "{\\footnote x}", "\\bin9 "],
)
def test_hostile_rtf_repetition_is_no_long_wait(unit: str) -> None:
    data = (
        "{\\rtf1\\ansicpg936{\\fonttbl" + unit * 2000 + "}{\\stylesheet" + unit * 2000 + "}Ann: x\\par " + unit * 20_000
    ).encode()
    began = time.perf_counter()
    with suppress(UserError):
        lawful(read(data, name="t.rtf"))
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "content", [b"BT ", b"q ", b"(a) Tj ", b"[(a) -9 (b)] TJ ", b"1 0 0 1 9 9 cm ", b"/F1 9 Tf (x) Tj T* ", b"[", b"<<"]
)
def test_hostile_pdf_repetition_is_no_long_wait(content: bytes) -> None:
    page = column(["Ann: Hm?", "Ben: A wall."])
    began = time.perf_counter()
    with suppress(UserError):
        lawful(read(pdf(page, extra=b"\n" + content * 20_000), name="t.pdf"))
    assert time.perf_counter() - began < 10


def test_hostile_a_zip_of_zeros_is_not_unpacked_whole() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box, box.open("content.xml", "w", force_zip64=True) as part:
        for _ in range(320):
            part.write(b"\0" * 1_000_000)
    refused(out.getvalue(), ".odt", "unpacks to more than 300 MB")
