"""Books (.epub): the chapters in the order of reading, each a web page."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from metaphor.errors import UserError

from .archive import members, xml
from .draft import Draft, Line, Omitted, ReadSettings
from .paragraphs import source_of
from .plain import draft_of
from .web import page_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "EPUB book"
_CONTAINER = "META-INF/container.xml"
_PAGES = (".xhtml", ".html", ".htm", ".xml", ".opf")
_PAGE_TYPES = ("application/xhtml+xml", "text/html", "application/xml")
_OPF = "{http://www.idpf.org/2007/opf}"
_BOX = "{urn:oasis:names:tc:opendocument:xmlns:container}"
MAX_PAGES = 2_000


def read_epub(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """The talk in a book's pages; UserError for a locked book and for one that names no pages."""
    parts = members(data, name, _CONTAINER, KIND, _PAGES)
    package = next(
        (root.get("full-path", "") for root in xml(parts[_CONTAINER], name, KIND).iter(f"{_BOX}rootfile")), ""
    )
    if package not in parts:
        raise UserError(name, f"is a broken {KIND}", "export the book again")
    pages, skipped = _spine(xml(parts[package], name, KIND), posixpath.dirname(package))
    locked = _locked(parts, name)
    if locked & set(pages):
        raise UserError(name, f"is a locked {KIND}", "give a copy without copy protection")
    missing = [page for page in pages if page not in parts]
    lines: list[Line] = []
    notes: list[str] = []
    aside: list[Omitted] = []
    for page in [page for page in pages if page in parts][:MAX_PAGES]:
        found = page_lines(parts[page], name, settings)
        lines += found.lines
        aside += found.aside
        notes += found.notes
    if skipped:
        notes.append(f"Left out: pages beside the text ({skipped}).")
    if missing or len(pages) > MAX_PAGES:
        notes.append(f"Left out: pages that the book names and does not hold ({len(missing)}).")
    said = tuple(dict.fromkeys(notes))
    return draft_of(tuple(lines), "utf-8", said, source=source_of(lines, aside), omitted=tuple(aside))


def _spine(package: _Element, folder: str) -> tuple[list[str], int]:
    """The pages in the order of reading by their names in the archive, and how many beside them are no part of it."""
    items = {
        item.get("id", ""): item
        for item in package.iter(f"{_OPF}item")
        if item.get("media-type", "application/xhtml+xml") in _PAGE_TYPES
    }
    pages: list[str] = []
    skipped = 0
    for reference in package.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None:
            continue
        if reference.get("linear") == "no" or "nav" in item.get("properties", "").split():
            skipped += 1
            continue
        target = unquote(item.get("href", "").partition("#")[0])
        pages.append(posixpath.normpath(posixpath.join(folder, target)))
    return list(dict.fromkeys(pages)), skipped


def _locked(parts: Mapping[str, bytes], name: str) -> set[str]:
    """Names of the files that are encrypted; many books encrypt nothing but their fonts."""
    if "META-INF/encryption.xml" not in parts:
        return set()
    listed = xml(parts["META-INF/encryption.xml"], name, KIND)
    return {unquote(e.get("URI", "")) for e in listed.iter("{http://www.w3.org/2001/04/xmlenc#}CipherReference")}
