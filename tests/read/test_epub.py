"""Books: the pages in the order of the spine."""

from __future__ import annotations

import pytest

from metaphor.errors import UserError
from metaphor.read import read
from tests.read.boxes import archive, epub
from tests.read.looking import Reading, said

PAGES = {
    "b": "<p><b>Ann:</b> And now?</p><p><b>Ben:</b> Light.</p>",
    "a": "<h1>Talk</h1><p><b>Ann:</b> How was it?</p><p><b>Ben:</b> A tunnel.</p>",
    "c": "<p>About the press.</p>",
}
SPINE = '<itemref idref="a"/><itemref idref="b"/><itemref idref="c" linear="no"/>'
TALK = [("Ann", "How was it?"), ("Ben", "A tunnel."), ("Ann", "And now?"), ("Ben", "Light.")]


def test_epub_pages_in_the_order_of_the_spine(reading: Reading) -> None:
    transcript = reading(epub(PAGES, SPINE), "t.epub")
    assert said(transcript) == TALK
    assert transcript.format == "epub"
    assert "Left out: pages beside the text (1)." in transcript.notes


def test_epub_pages_it_names_and_does_not_hold(reading: Reading) -> None:
    manifest = '<item id="x" href="../../etc/passwd.xhtml" media-type="application/xhtml+xml"/>'
    transcript = reading(epub(PAGES, SPINE + '<itemref idref="x"/>', manifest=manifest), "t.epub")
    assert said(transcript) == TALK
    assert "does not hold (1)" in " ".join(transcript.notes)


def test_epub_a_locked_book_is_refused_and_locked_fonts_are_not(reading: Reading) -> None:
    listed = '<encryption><e:CipherReference xmlns:e="http://www.w3.org/2001/04/xmlenc#" URI="OEBPS/{}"/></encryption>'
    with pytest.raises(UserError, match="is a locked EPUB book"):
        read(epub(PAGES, SPINE, {"META-INF/encryption.xml": listed.format("a.xhtml")}), name="t.epub")
    assert said(reading(epub(PAGES, SPINE, {"META-INF/encryption.xml": listed.format("f.otf")}), "t.epub")) == TALK


def test_epub_without_a_package_is_refused() -> None:
    with pytest.raises(UserError, match="is a broken EPUB book"):
        read(archive({"META-INF/container.xml": "<container/>"}), name="t.epub")
