"""PDF with a text layer: rows of print -> paragraphs, without page furniture; hyphens at line ends taken back."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median, mode
from typing import TYPE_CHECKING

from metaphor.errors import UserError

from .draft import Draft, Line, Omitted, ReadSettings
from .hyphens import whole_words
from .page_pieces import Ink, Painter, Piece, visible
from .page_rows import Row, Sheet, sheets_of, without_running_heads
from .paragraphs import source_of
from .plain import draft_of

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 1_000
_SCAN = "recognise its text first (OCR: Acrobat, ABBYY, ocrmypdf …) and give the result"
_UNLOCK = "take the password off: open it, and print or save it as a new PDF"


def read_pdf(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """The talk in a PDF's text layer; UserError for a locked or broken file and for a scan."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # damage is told in our own sentences
    reader = _opened(data, name)
    sheets, notes = _sheets(reader, name)
    rows, furniture = without_running_heads(sheets)
    lines, hyphens = whole_words(paragraphs(rows))
    numbers = [number for one in sheets for number in one.numbers]
    omitted = [Omitted(row.text, "headers, footers and page numbers") for row in furniture]
    omitted += [Omitted(number, "numbers in the margin", "layout") for number in numbers]
    if furniture:
        notes.append(f"Left out: headers, footers and page numbers ({len(furniture)}).")
    if numbers:
        notes.append(f"Left out: numbers in the margin ({len(numbers)}).")
    if hyphens:
        notes.append(f"Words parted at line ends put together: {hyphens}.")
    source = source_of(lines, omitted)
    return draft_of(tuple(lines), "utf-8", tuple(notes), wrapped=True, source=source, omitted=tuple(omitted))


def _opened(data: bytes, name: str) -> PdfReader:
    """The file, opened without a password where it asks for none; its number of pages is bearable."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except pypdf.errors.DependencyError:
        locked, count = True, 0
    except Exception as error:  # pypdf answers a damaged file with whatever it met
        raise _broken(name, error) from None
    if locked:
        raise UserError(name, "is a locked PDF", _UNLOCK)
    if count > MAX_PAGES:
        raise UserError(
            name, f"has {count} pages, more than the {MAX_PAGES} that are read", "cut it into single interviews"
        )
    if not count:
        raise UserError(name, "is a PDF without pages", "export it again")
    return reader


def _broken(name: str, error: Exception) -> UserError:
    return UserError(
        name, f"is a broken PDF ({type(error).__name__})", "open it in a PDF reader and print it to a new PDF"
    )


def _sheets(reader: PdfReader, name: str) -> tuple[list[Sheet], list[str]]:
    """The pages' rows, and notes on what could not be read; UserError when there are no words, or no readable ones."""
    pages: list[tuple[list[Piece], float]] = []
    failed: list[Exception] = []
    turned = unreadable = letters = 0
    ink = Ink()
    for number in range(len(reader.pages)):
        if ink.left < 0:
            break
        try:
            page = reader.pages[number]
            painter, height = _painted(reader, page, ink)
        except Exception as error:  # one damaged page stops only itself
            failed.append(error)
            continue
        box = page.cropbox
        pieces = list(visible(painter.pieces, (float(box.left), float(box.bottom), float(box.right), float(box.top))))
        turned += painter.turned
        unreadable += painter.unreadable
        letters += sum(ch.isalnum() for piece in pieces for ch in piece.text)
        pages.append((pieces, height))
    if not pages:
        raise _broken(name, failed[0])
    if unreadable > 0.3 * (letters + unreadable):
        raise UserError(name, "has letters that stand for no characters", f"print it to a new PDF, or {_SCAN}")
    if letters < 3:
        raise UserError(name, "is a scan: pictures of pages, without text", _SCAN)
    notes = [f"Left out: pages that are damaged ({len(failed)})."] if failed else []
    if ink.left < 0:
        notes.append(f"Left out: what follows page {len(pages)}; the PDF paints more than is read.")
    if turned:
        notes.append(f"Left out: writing at an angle ({turned}).")
    if unreadable:
        notes.append(f"{unreadable} characters are damaged and stand as \ufffd.")
    return sheets_of(pages), notes


def _painted(reader: PdfReader, page: PageObject, ink: Ink) -> tuple[Painter, float]:
    painter = Painter(reader, ink)
    contents = page.get("/Contents")
    if contents is not None:
        painter.paint(contents.get_object(), page.get_inherited("/Resources", {}))
    return painter, float(page.cropbox.height)


def paragraphs(rows: Sequence[Row]) -> list[Line]:
    """The rows as lines that know where a paragraph begins: after a gap, a short row, or at the paragraphs' own margin."""
    if not rows:
        return []
    sizes = median(row.size for row in rows)
    right = {page: _right(list(on_page)) for page, on_page in groupby(rows, key=lambda row: row.page)}
    steps = [a.y - b.y for a, b in pairwise(rows) if a.page == b.page and 0 < a.y - b.y < 4 * a.size]
    usual = min(mode([round(step) for step in steps]) if steps else 0, 1e6)
    begins = [True, *(_begins(a, b, right[a.page], usual) for a, b in pairwise(rows))]
    first = [round(row.x0) for row, new in zip(rows, begins, strict=True) if new]
    rest = [round(row.x0) for row, new in zip(rows, begins, strict=True) if not new]
    own = mode(first)
    hung = bool(rest) and abs(mode(rest) - own) > 0.5 * sizes
    out = []
    for row, new in zip(rows, begins, strict=True):
        new = new or (hung and abs(row.x0 - own) < 1.5)
        large = row.size > 1.2 * sizes and len(row.text) <= 90 and not re.search(r"[.。？?！!,，;；]$", row.text)
        out.append(Line(row.text, lead=row.lead, heading=large, after_blank=new))
    return out


def _right(rows: Sequence[Row]) -> float:
    """The right edge of a page's text."""
    return sorted(row.x1 for row in rows)[round(0.95 * (len(rows) - 1))]


def _begins(above: Row, row: Row, right: float, usual: float) -> bool:
    """Whether a paragraph begins with this row: a gap, or room above that its first word would have fitted."""
    if above.page == row.page and usual and above.y - row.y > max(1.35 * usual, usual + 2):
        return True
    if abs(above.size - row.size) > 0.2 * row.size:
        return True
    word = re.match(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+", row.text)
    share = len(word.group()) / max(1, len(row.text)) if word else 0.0
    return above.x1 + (row.x1 - row.x0) * share + 0.6 * row.size < right
