"""Sheets (.csv, .tsv, .xlsx): a row is a contribution, its columns recognised by header or by what is in them."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from metaphor.errors import UserError
from metaphor.model import Role

from .archive import unpacked
from .clean import clean, entities
from .draft import MAX_BYTES, MAX_CELLS, Draft, Line, Omitted, ReadSettings, Said
from .encoding import decode
from .marks import speak
from .names import role_of
from .tables import Columns, columns_of, row_lines
from .times import clock

Rows = tuple[tuple[str, ...], ...]

csv.field_size_limit(MAX_BYTES)


def read_csv(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """Comma, semicolon, tab or bar between the cells, whichever cuts the rows alike."""
    decoded = decode(data, name, encoding=settings.encoding)
    rows = delimited(decoded.text, name)
    return draft_of_rows(rows, name, settings, decoded.encoding, decoded.notes)


def read_xlsx(data: bytes, name: str, settings: ReadSettings) -> Draft:
    """The first sheet that has a column of talk; the others are named in a note."""
    sheets = workbook(data, name)
    wanted = settings.text_column, settings.speaker_column
    title = next((t for t, rows in sheets.items() if columns_of(rows, *wanted)), next(iter(sheets), None))
    if title is None:
        raise UserError(name, "has no sheet with cells", "check that the right workbook was saved")
    others = [t for t in sheets if t != title]
    notes = (f"Read: sheet “{title}”. Left out: {', '.join(others)}.",) if others else ()
    omitted = tuple(Omitted(row_text(row), "other sheet") for t in others for row in sheets[t])
    source = "\n\n".join("\n".join(map(row_text, rows)) for rows in (sheets[title], *(sheets[t] for t in others)))
    return draft_of_rows(sheets[title], name, settings, "utf-8", notes, source=source, omitted=omitted)


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
    return _bearable(_parsed(text, chosen, name), name)


def _bearable(rows: Iterable[tuple[str, ...]], name: str) -> Rows:
    """The rows; UserError as soon as they have more cells than are read."""
    out: list[tuple[str, ...]] = []
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > MAX_CELLS:
            raise UserError(name, f"has more than {MAX_CELLS:,} cells", "keep the columns of talk, and save it again")
        out.append(row)
    return tuple(out)


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
        sheets = {sheet.title: _rows(sheet, name) for sheet in book.worksheets}
    except UserError:
        raise
    except Exception as error:  # openpyxl answers a damaged part with whatever its parser met
        raise UserError(
            name, f"is a broken Excel workbook ({type(error).__name__})", "open it in Excel and save it again"
        ) from None
    return {title: rows for title, rows in sheets.items() if rows}


def _rows(sheet: Any, name: str) -> Rows:
    """The rows of a sheet that hold anything."""
    sheet.reset_dimensions()  # a sheet that says it reaches far out would be filled up with empty cells to there
    rows = _bearable(sheet.iter_rows(values_only=True), name)
    return tuple(
        tuple(_cell(value) for value in row)
        for row in rows
        if any(value is not None and str(value).strip() for value in row)
    )


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


def row_text(row: tuple[str, ...]) -> str:
    """A row as text: its cells between tabs."""
    return "\t".join(row)


def draft_of_rows(
    rows: Rows,
    name: str,
    settings: ReadSettings,
    encoding: str,
    notes: tuple[str, ...],
    *,
    source: str = "",
    omitted: tuple[Omitted, ...] = (),
) -> Draft:
    """The draft of a table; UserError when no column of it holds talk.

    ``source`` is the text of all rows when it is not simply the cells between tabs and line ends.
    """
    columns = columns_of(rows, settings.text_column, settings.speaker_column)
    _require(columns, rows, name, settings)
    assert columns is not None
    source = source or "\n".join(map(row_text, rows))
    lines = row_lines(rows, columns)
    if columns.guessed:
        named = columns.header and columns.text < len(rows[0])
        title = rows[0][columns.text] if named else f"column {columns.text + 1}"
        notes = (*notes, f"The words were taken from “{title}”, the column with the longest cells.")
    omitted = (*omitted, *_other_cells(rows, columns))
    if columns.speaker is not None:
        said = tuple(_said(x.speaker, x) for x in lines)
        return Draft(said, encoding, notes, _roles(rows, columns), source, omitted)
    reading = speak(lines)
    if not reading.layout:
        notes = (*notes, "No speakers are marked: every row is one participant's.")
    said = reading.said if reading.layout else tuple(_said(None, x) for x in lines)
    said = tuple(replace(x, text=entities(x.text), parts=tuple(map(entities, x.parts))) for x in said)
    return Draft(said, encoding, notes, (), source, (*omitted, *(reading.omitted if reading.layout else ())))


def _said(speaker: str | None, line: Line) -> Said:
    return Said(speaker, entities(line.text), line.start_s, line.end_s)


def _other_cells(rows: Rows, columns: Columns) -> tuple[Omitted, ...]:
    """The cells that are nobody's words: the headers, times, and columns that are not read."""
    head = (Omitted(cell, "column name") for cell in (rows[0] if columns.header else ()) if cell)
    times = (columns.start, columns.end)
    others = (
        Omitted(cell, "other column", "time" if index in times and clock(cell) is not None else "left out")
        for row in (rows[1:] if columns.header else rows)
        for index, cell in enumerate(row)
        if cell and index not in (columns.text, columns.speaker)
    )
    return (*head, *others)


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
