"""Word (.docx): paragraphs and tables in document order, tracked insertions kept, deletions left out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from metaphor.errors import UserError

from .archive import unpacked
from .clean import clean
from .draft import Draft, Line, ReadSettings
from .plain import draft_of
from .tables import table_lines

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_MEND = "open it in Word and save it again"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}drawing", f"{_W}pict", f"{_W}object", f"{_W}instrText",
     "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
)  # fmt: skip


def read_docx(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Speaker marks in paragraphs, or a table of speaker and words; UserError for a broken document."""
    import docx

    unpacked(data, name, "word/document.xml", "Word document")
    try:
        document = docx.Document(io.BytesIO(data))
        lines = tuple(_lines(document))
    except Exception as error:  # python-docx answers a damaged part with whatever its parser met
        raise UserError(name, f"is a broken Word document ({type(error).__name__})", _MEND) from None
    return draft_of(lines, "utf-8", ())


def _lines(document: Document) -> Iterator[Line]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from table_lines(_rows(block))
        else:
            yield from (line for line in _paragraph(block) if line.text)


def _rows(table: Table) -> list[tuple[str, ...]]:
    return [tuple("\n".join(_text(p)[0] for p in cell.paragraphs).strip() for cell in row.cells) for row in table.rows]


def _paragraph(paragraph: Paragraph) -> Iterator[Line]:
    """The paragraph's lines: a line break inside it may set the next speaker's mark on a new line."""
    text, bold = _text(paragraph)
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    head = style.casefold().startswith(("heading", "title", "标题", "標題")) and style.casefold() != "subtitle"
    at = 0
    for index, raw in enumerate(text.split("\n")):
        inner = raw.lstrip()
        lead = max(0, bold - at - (len(raw) - len(inner)))
        yield Line(inner.rstrip(), lead=min(lead, len(inner.rstrip())), heading=head, after_blank=index == 0)
        at += len(raw) + 1


def _text(paragraph: Paragraph) -> tuple[str, int]:
    """The words of a paragraph, and how many of its first characters are bold."""
    pieces: list[str] = []
    bold = 0
    leading = True
    for run in _runs(paragraph._p):
        words = clean("".join(_run_text(run)))
        leading = leading and (_is_bold(run) or not words.strip())
        bold += len(words) if leading else 0
        pieces.append(words)
    return "".join(pieces), bold


def _runs(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == f"{_W}r":
            yield child
        elif child.tag not in _SKIP:
            yield from _runs(child)


def _run_text(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"


def _is_bold(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off", "none")
