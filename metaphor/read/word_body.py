"""The body of a Word document -> lines: paragraphs, tables in tables, text boxes, content controls, tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .draft import Line
from .paragraphs import Body, paragraph_lines, table

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
Bold = bool | None

_GONE = {f"{W}del": "tracked deletions", f"{W}moveFrom": "tracked deletions"}
_SILENT = frozenset(
    f"{W}{what}" for what in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "rt", "fldData")
)
_MARKS = {
    f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
_OFF = ("0", "false", "off", "none")


class WordBody:
    """Goes through a document's body once; ``found`` holds the lines and what was left out."""

    def __init__(self, bold: Mapping[str, Bold], heads: frozenset[str]) -> None:
        self.found = Body()
        self._bold = bold
        self._heads = heads
        self._carried: list[tuple[str, bool]] = []

    def walk(self, body: _Element) -> None:
        """Reads the whole body."""
        self.blocks(body, self.found.lines)
        self.found.lines += paragraph_lines(self._carried)

    def blocks(self, parent: _Element, into: list[Line]) -> None:
        """Adds the paragraphs and tables below an element to the lines, in order."""
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, into)
            elif child.tag == f"{W}tbl":
                self._table(child, into)
            elif child.tag == f"{W}sdt" and _is_contents(child):
                self.found.leave("tables of contents", "\n".join(_texts(child)))
            elif child.tag == f"{W}altChunk":
                self.found.leave("documents set into this one")
            elif isinstance(child.tag, str) and child.tag not in _SILENT and child.tag not in _GONE:
                self.blocks(child, into)

    def _paragraph(self, element: _Element, into: list[Line]) -> None:
        properties = element.find(f"{W}pPr")
        style = _value(properties, "pStyle")
        boxes: list[_Element] = []
        runs = [*self._carried, *self._runs(element, self._bold.get(style) or False, boxes)]
        self._carried = []
        # where the paragraph's own mark was deleted, its words run on into the next one
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = runs
        else:
            into += paragraph_lines(runs, heading=style in self._heads)
        for box in boxes:
            self.blocks(box, into)

    def _runs(self, element: _Element, base: bool, boxes: list[_Element]) -> Iterator[tuple[str, bool]]:
        for child in element:
            if child.tag == f"{W}r":
                yield self._run(child, base, boxes)
            elif child.tag in _GONE:
                self.found.leave(_GONE[child.tag])
            elif child.tag == f"{_MC}AlternateContent":
                self._drawing(child, boxes)
            elif isinstance(child.tag, str) and child.tag not in _SILENT:
                yield from self._runs(child, base, boxes)

    def _run(self, run: _Element, base: bool, boxes: list[_Element]) -> tuple[str, bool]:
        properties = run.find(f"{W}rPr")
        words = "".join(self._pieces(run, boxes))
        hidden = properties.find(f"{W}vanish") if properties is not None else None
        if hidden is not None and hidden.get(f"{W}val") not in _OFF:
            if words.strip():
                self.found.leave("hidden text", words)
            return "", base
        mark = properties.find(f"{W}b") if properties is not None else None
        if mark is not None:
            return words, mark.get(f"{W}val") not in _OFF
        said = self._bold.get(_value(properties, "rStyle"))
        return words, base if said is None else said

    def _pieces(self, run: _Element, boxes: list[_Element]) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _MARKS:
                yield _MARKS[child.tag]
            elif child.tag == f"{W}ruby":
                yield from (text.text or "" for text in child.iterfind(f"{W}rubyBase//{W}t"))
            elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"):
                self._drawing(child, boxes)

    def _drawing(self, element: _Element, boxes: list[_Element]) -> None:
        """The text boxes of a drawing; of two ways to draw it the second is for old programs and says the same."""
        choice = element.find(f"{_MC}Choice") if element.tag == f"{_MC}AlternateContent" else None
        for child in element if choice is None else choice:
            if child.tag == f"{W}txbxContent":
                boxes.append(child)
            else:
                self._drawing(child, boxes)

    def _table(self, element: _Element, into: list[Line]) -> None:
        rows = [row for row in element.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is element]
        rows = [row for row in rows if row.find(f"{W}trPr/{W}del") is None]
        if next(element.iterdescendants(f"{W}tbl"), None) is not None:
            for row in rows:
                for cell in _cells(row):
                    self.blocks(cell, into)
            return
        table(Body(into, self.found.left, self.found.aside), [self._row(row) for row in rows])

    def _row(self, row: _Element) -> list[list[Line]]:
        """A row's cells, each its lines; a cell over several columns takes its place in each, save across a table."""
        out: list[list[Line]] = []
        cells = _cells(row)
        before = int(_digits(_value(row.find(f"{W}trPr"), "gridBefore")) or 0)
        out += [[] for _ in range(before)]
        for cell in cells:
            properties = cell.find(f"{W}tcPr")
            lines: list[Line] = []
            merged = properties.find(f"{W}vMerge") if properties is not None else None
            if merged is None or merged.get(f"{W}val") == "restart":
                self.blocks(cell, lines)
            span = int(_digits(_value(properties, "gridSpan")) or 1) if len(cells) > 1 else 1
            out += [lines, *([] for _ in range(min(span, 50) - 1))]
        return out


def _cells(row: _Element) -> list[_Element]:
    """A row's cells, those inside content controls included."""
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]


def _is_contents(control: _Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and "contents" in gallery.get(f"{W}val", "").casefold()


def _texts(element: _Element) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in element.iter(f"{W}p")]


def _value(properties: _Element | None, what: str) -> str:
    mark = properties.find(f"{W}{what}") if properties is not None else None
    return mark.get(f"{W}val", "") if mark is not None else ""


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdigit() and len(text) < 4 else ""
