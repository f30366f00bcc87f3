"""OpenDocument text (.odt): paragraphs and tables in order, tracked insertions kept, deletions left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from metaphor.errors import UserError

from .archive import members, xml
from .draft import Draft, Line, ReadSettings
from .odt_styles import Styles, styles_of
from .paragraphs import Body, paragraph_lines, table

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "OpenDocument text"
_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _DRAW = (_NS % room for room in ("text", "table", "office", "drawing"))
_INDEX = frozenset(f"{_TEXT}{what}-index" for what in ("table", "alphabetical", "illustration", "object", "user")) | {
    f"{_TEXT}table-of-content",
    f"{_TEXT}bibliography",
}
_ASIDE = {f"{_TEXT}note": "footnotes and endnotes", f"{_OFFICE}annotation": "comments"}
_SILENT = frozenset(
    f"{_TEXT}{what}" for what in ("tracked-changes", "ruby-text", "page-number", "page-count", "hidden-text")
) | frozenset(f"{_TEXT}{what}-decls" for what in ("sequence", "variable", "user-field"))
_ASKED = "\x1f"
"""Stands for a space that was asked for (``text:s``) until runs of white space are put together."""

_REPEATED = 50
"""A cell repeated more often fills an empty sheet."""


def read_odt(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Speaker marks in paragraphs, or a table of speaker and words; UserError for a locked or broken document."""
    parts = members(data, name, "content.xml", KIND, (".xml",))
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UserError(name, f"is a locked {KIND}", "take the password off and save it again")
    content = xml(parts["content.xml"], name, KIND)
    styles = styles_of([content, *([xml(parts["styles.xml"], name, KIND)] if "styles.xml" in parts else [])])
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise UserError(name, f"is not an {KIND}", "save it as .docx or .odt from its own program")
    walk = _Walk(styles)
    walk.blocks(text, walk.body.lines)
    for words in styles.margins:
        walk.body.leave("headers and footers", words)
    return walk.body.draft()


class _Walk:
    """Goes through the document once; a note's, a cell's and a text box's paragraphs go to lists of their own."""

    def __init__(self, styles: Styles) -> None:
        self.body = Body()
        self._styles = styles

    def blocks(self, parent: _Element, into: list[Line]) -> None:
        for child in parent:
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._paragraph(child, into)
            elif child.tag == f"{_TABLE}table":
                self._table(child, into)
            elif child.tag in _INDEX:
                self.body.leave("tables of contents", _plain(child))
            elif isinstance(child.tag, str) and child.tag not in _SILENT:
                self.blocks(child, into)

    def _paragraph(self, element: _Element, into: list[Line]) -> None:
        style = element.get(f"{_TEXT}style-name", "")
        boxes: list[_Element] = []
        runs = _collapsed(self._runs(element, self._styles.bold.get(style, False), boxes))
        head = element.tag == f"{_TEXT}h" or style in self._styles.heads
        into += paragraph_lines(runs, heading=head)
        for box in boxes:
            self.blocks(box, into)

    def _runs(self, element: _Element, bold: bool, boxes: list[_Element]) -> Iterator[tuple[str, bool]]:
        yield _spaces(element.text), bold
        for child in element:
            tag = child.tag
            if tag == f"{_TEXT}s":
                yield _ASKED * _number(child, f"{_TEXT}c", 1), bold
            elif tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
                yield ("\t" if tag.endswith("}tab") else "\n"), bold
            elif tag in _ASIDE:
                self.body.leave(_ASIDE[tag], _plain(child))
            elif tag == f"{_DRAW}text-box":
                boxes.append(child)
            elif isinstance(tag, str) and tag not in _SILENT:
                inner = self._styles.bold.get(child.get(f"{_TEXT}style-name", ""), bold)
                yield from self._runs(child, inner if tag == f"{_TEXT}span" else bold, boxes)
            yield _spaces(child.tail), bold

    def _table(self, element: _Element, into: list[Line]) -> None:
        nested = next(element.iterdescendants(f"{_TABLE}table"), None) is not None
        rows: list[list[list[Line]]] = []
        for row in element.iter(f"{_TABLE}table-row"):
            if nested:
                for cell in row.iterchildren(f"{_TABLE}table-cell"):
                    if next(row.iterancestors(f"{_TABLE}table")) is element:
                        self.blocks(cell, into)
                continue
            rows.append([])
            for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                lines: list[Line] = []
                covered = cell.tag.endswith("}covered-table-cell")
                if not covered:
                    self.blocks(cell, lines)
                elif _number(cell, f"{_TABLE}number-columns-repeated", 1) > _REPEATED:
                    continue
                if not covered or not _spanned(row):
                    rows[-1] += [lines] * min(_number(cell, f"{_TABLE}number-columns-repeated", 1), _REPEATED)
        if rows:
            held = Body(into, self.body.left, self.body.aside)
            table(held, rows)


def _spanned(row: _Element) -> bool:
    """Whether the row's one own cell covers all others: a title across the table."""
    own = list(row.iterchildren(f"{_TABLE}table-cell"))
    return len(own) == 1 and _number(own[0], f"{_TABLE}number-columns-spanned", 1) > 1


def _number(element: _Element, attribute: str, otherwise: int) -> int:
    value = element.get(attribute, "")
    return min(int(value), 1000) if value.isascii() and value.isdigit() and len(value) < 9 else otherwise


def _spaces(text: str | None) -> str:
    """The format's white space: a run of it is one space."""
    lead = " " if text and text[0] in " \t\r\n" else ""
    trail = " " if text and text[-1] in " \t\r\n" and text.strip(" \t\r\n") else ""
    return f"{lead}{' '.join((text or '').split())}{trail}" if text and text.strip(" \t\r\n") else lead


def _collapsed(runs: Iterator[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The runs without a space doubled where two of them meet; spaces that were asked for stay, as plain ones."""
    out: list[tuple[str, bool]] = []
    last = " "
    for text, bold in runs:
        if text.startswith(" ") and last in " \n":
            text = text[1:]
        if text:
            last = text[-1]
            out.append((text.replace(_ASKED, " "), bold))
    return out


def _plain(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())
