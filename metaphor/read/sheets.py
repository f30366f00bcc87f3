"""Sheets (.csv, .tsv, .xlsx): a row is a contribution, its columns recognised by header or by what is in them."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator

from metaphor.errors import UserError
from metaphor.model import Role

from .archive import unpacked
from .clean import clean, entities
from .draft import MAX_BYTES, Draft, ReadSettings, Said
from .encoding import decode
from .marks import speak
from .names import role_of
from .tables import Columns, columns_of, row_lines

Rows = tuple[tuple[str, ...], ...]

csv.field_size_limit(MAX_BYTES)


def read_csv(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Comma, semicolon, tab or bar between the cells, whichever cuts the rows alike."""
    decoded = decode(data, name, encoding=settings.encoding)
    rows = delimited(decoded.text, name)
    return _draft(rows, name, settings, decoded.encoding, decoded.notes)


def read_xlsx(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """The first sheet that has a column of talk; the others are named in a note."""
    sheets = workbook(data, name)
    wanted = settings.text_column, settings.speaker_column
    title = next((t for t, rows in sheets.items() if columns_of(rows, *wanted)), next(iter(sheets), None))
    if title is None:
        raise UserError(name, "has no sheet with cells", "check that the right workbook was saved")
    others = [t for t in sheets if t != title]
    notes = (f"Read: sheet “{title}”. Left out: {', '.join(others)}.",) if others else ()
    return _draft(sheets[title], name, settings, "utf-8", notes)


def delimited(text: str, name: str) -> Rows:
    """The rows of a delimited text that hold anything."""
    text = clean(text)
    best: Rows = ()
    for delimiter in ",\t;|":
        rows = tuple(_parsed(text[:200_000], delimiter, name))
        if _evenness(rows) > _evenness(best):
            best, chosen = rows, delimiter
    if not best:
        return tuple((line,) for line in text.split("\n") if line.strip())
    return tuple(_parsed(text, chosen, name))


def _parsed(text: str, delimiter: str, name: str) -> Iterator[tuple[str, ...]]:
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                yield tuple(cell.strip() for cell in row)
    except csv.Error as error:
        raise UserError(name, f"is not a readable table ({error})", "save it again as CSV, UTF-8") from None


def _evenness(rows: Rows) -> float:
    """Share of rows as wide as the first, where that is more than one cell; a wider cut wins a draw."""
    if not rows or len(rows[0]) < 2:
        return 0.0
    return sum(1 for row in rows if len(row) == len(rows[0])) / len(rows) + 0.001 * min(len(rows[0]), 20)


def workbook(data: bytes, name: str) -> dict[str, Rows]:
    """Sheet title -> rows that hold anything, every cell as text; UserError for a broken workbook."""
    import openpyxl

    unpacked(data, name, "xl/workbook.xml", "Excel workbook")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = {
            sheet.title: tuple(
                tuple(_cell(value) for value in row)
                for row in sheet.iter_rows(values_only=True)
                if any(value is not None and str(value).strip() for value in row)
            )
            for sheet in book.worksheets
        }
    except Exception as error:  # openpyxl answers a damaged part with whatever its parser met
        raise UserError(
            name, f"is a broken Excel workbook ({type(error).__name__})", "open it in Excel and save it again"
        ) from None
    return {title: rows for title, rows in sheets.items() if rows}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.time().isoformat() if value.year < 1901 else value.isoformat(" ")
    if isinstance(value, datetime.timedelta):
        return str(value.total_seconds())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(str(value)).strip()


def _draft(rows: Rows, name: str, settings: ReadSettings, encoding: str, notes: tuple[str, ...]) -> Draft:
    columns = columns_of(rows, settings.text_column, settings.speaker_column)
    _require(columns, rows, name, settings)
    assert columns is not None
    lines = row_lines(rows, columns)
    if columns.guessed:
        title = rows[0][columns.text] if columns.header else f"column {columns.text + 1}"
        notes = (*notes, f"The words were taken from “{title}”, the column with the longest cells.")
    if columns.speaker is not None:
        said = tuple(Said(x.speaker, entities(x.text), x.start_s, x.end_s) for x in lines)
        return Draft(said, encoding, notes, _roles(rows, columns))
    reading = speak(lines)
    said = reading.said if reading.layout else tuple(Said(None, x.text, x.start_s, x.end_s) for x in lines)
    said = tuple(Said(x.speaker, entities(x.text), x.start_s, x.end_s) for x in said)
    return Draft(
        said, encoding, notes if reading.layout else (*notes, "No speakers are marked: every row is one participant's.")
    )


def _require(columns: Columns | None, rows: Rows, name: str, settings: ReadSettings) -> None:
    header = ", ".join(cell for cell in rows[0] if cell)[:120] if rows else "none"
    todo = f"name the column of words “text” or choose it (columns: {header})"
    if columns is None:
        wanted = f"no column “{settings.text_column}”" if settings.text_column else "no column of talk"
        raise UserError(name, f"has {wanted}", todo)
    if settings.speaker_column and columns.speaker is None:
        raise UserError(name, f"has no column “{settings.speaker_column}”", f"choose one of: {header}")


def _roles(rows: Rows, columns: Columns) -> tuple[tuple[str, Role], ...]:
    if columns.role is None:
        return ()
    out: dict[str, Role] = {}
    for row in rows[1:]:
        if max(columns.role, columns.speaker or 0) < len(row) and (role := role_of(row[columns.role])):
            out.setdefault(row[columns.speaker or 0], role)
    return tuple(out.items())
