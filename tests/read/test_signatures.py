"""A file is read as what it is, whatever its ending says, or refused with what to do."""

from __future__ import annotations

import pytest

from metaphor.errors import UserError
from metaphor.read import FORMATS, read
from metaphor.read.signatures import kind_of
from tests.read.boxes import archive
from tests.read.looking import Reading
from tests.read.test_hostile import WHOLE

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize("ending", WHOLE)
@pytest.mark.parametrize("wrong", [".txt", ".doc", ".html", ".wps", ""])
def test_signatures_content_is_believed_over_the_ending(reading: Reading, ending: str, wrong: str) -> None:
    transcript = reading(WHOLE[ending], f"t{wrong}")
    assert transcript.format == ending.lstrip(".")
    noted = any("is read as what it is" in note for note in transcript.notes)
    assert noted is bool(wrong)


def test_signatures_a_page_called_doc_is_read(reading: Reading) -> None:
    transcript = reading("<html><body><p>Ann: Hm?</p><p>Ben: A wall.</p></body></html>", "t.doc")
    assert transcript.format == "html"
    assert "Ends in .doc" in transcript.notes[0]


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "t.doc", r"save it as \.docx"),
        (OLE + "WordDocument".encode("utf-16-le"), "t.docx", r"is an old Word document.*save it as \.docx"),
        (OLE + "Workbook".encode("utf-16-le"), "t.csv", r"is an old Excel workbook.*save it as \.xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "t.docx", "is a locked document; take the password off"),
        (OLE, "t.wps", "open it in WPS"),
        (OLE, "t", "is an old Word document"),
        (archive({"Index/Document.iwa": "x"}), "t.pages", r"export it to Word"),
        (archive({"Index/Document.iwa": "x"}), "t.docx", r"is a Pages document.*export it to Word"),
        (archive({"ppt/presentation.xml": "x"}), "t.docx", "is a slide show"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "t.ods", r"save it as \.xlsx"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "t.doc", r"save it as \.docx"),
        (archive({"a.txt": "x"}), "t.zip", "ends in .zip"),
        (archive({"a.txt": "x"}), "t.txt", "is not text"),
        (b"plain words", "t.pdf", "is a broken PDF"),
        (b"plain words", "t.odt", "is not a whole OpenDocument text"),
        (b"plain words", "t.qdpx", "is not a whole REFI-QDA project"),
    ],
)
def test_signatures_what_cannot_be_read_says_what_to_do(data: bytes, name: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        read(data, name=name)


@pytest.mark.parametrize("text", ["PDF is what I hate", "%PD", "{rtf", "PK is a shop", "", "MIME"])
def test_signatures_words_are_no_signature(text: str) -> None:
    assert kind_of(text.encode()) == ""


def test_signatures_formats_have_one_row_each() -> None:
    endings = [row.extension for row in FORMATS]
    assert len(endings) == len(set(endings))
    assert {".pdf", ".odt", ".rtf", ".epub", ".qdpx"} <= set(endings)
