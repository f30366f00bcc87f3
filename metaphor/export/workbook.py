"""The Excel workbook; the only room that opens XlsxWriter.  Words are written as strings, never formulas or links."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pandas as pd
import xlsxwriter

from metaphor.export.about import PROGRAM
from metaphor.export.colours import INK, tint
from metaphor.export.report import File, Report, sheets_of
from metaphor.export.safe import safe_text
from metaphor.export.sheet_layout import FROZEN, PRINTED, Style, column_layout, row_height
from metaphor.tables import PERSON, headers, shown_columns
from metaphor.wording import say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONTS = {"en": "Calibri", "zh": "Microsoft YaHei"}
CREATED = datetime(2000, 1, 1)
"""A fixed date instead of today's: the same study gives the same bytes."""
HEADER_GROUND, LINE, QUIET, ACCENT = "#EFEBE3", "#E4DFD5", "#6B655C", "#C8BFAE"
NEGATIVE, NEUTRAL, POSITIVE = "#7FA8D1", "#F6F3EE", "#EBA65F"
HEAT = 0.45
"""Strongest tint of a source's colour behind a dark number."""
GROUND = 0.2
"""Tint of a source's colour behind its name; the full colour is the band on its left."""
BAR = "#DED7C9"
LONG_NAME = 8
"""Characters from which participants' names stand upright over their columns."""
HEADER_HEIGHT = 33.0
LOOKS: dict[Style, dict[str, Any]] = {
    "text": {"indent": 1},
    "wrap": {"text_wrap": True, "indent": 1},
    "quiet": {"indent": 1, "font_color": QUIET},
    "strong": {"text_wrap": True, "indent": 1, "bold": True},
    "context": {"text_wrap": True, "indent": 1},
    "chip": {"bold": True, "text_wrap": True, "indent": 1},
    "count": {"num_format": "0", "align": "center"},
    "percent": {"num_format": "0%", "align": "center"},
    "strength": {"num_format": "0.00", "align": "center"},
    "valence": {"num_format": '[>=0.05]+0.0;[<=-0.05]−0.0;"0.0"', "align": "center"},
    "heat": {"num_format": "0;;;@", "align": "center"},
}


def xlsx_files(report: Report) -> tuple[File, ...]:
    """One workbook: themes, expressions, sources × participants, segments, about."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"title": say("file.workbook", report.language), "author": PROGRAM, "created": CREATED})
        brush = _Brush(workbook, FONTS[report.language], report)
        for table, frame in sheets_of(report).items():
            sheet = workbook.add_worksheet(say(f"table.{table}", report.language))
            _draw(sheet, table, frame, brush)
    return (File(f"{say('file.workbook', report.names_in)}.xlsx", buffer.getvalue()),)


class _Brush:
    """The workbook's formats, each made once."""

    def __init__(self, workbook: xlsxwriter.Workbook, font: str, report: Report) -> None:
        base = {"font_name": font, "font_size": 10.5, "font_color": INK, "valign": "vcenter"}
        self.report = report
        self.make = cache(lambda *pairs: workbook.add_format(base | dict(pairs)))
        self.cell = cache(self._cell)
        self.chip = cache(self._chip)

    def _cell(self, style: Style) -> Format:
        return self.make(*LOOKS[style].items(), ("bottom", 1), ("bottom_color", LINE))

    def header(self, style: Style, *, rotated: bool) -> Format:
        align = ("align", "center") if LOOKS[style].get("align") == "center" else ("indent", 1)
        turned = (("rotation", 90), ("valign", "bottom")) if rotated else (("text_wrap", True), ("valign", "vcenter"))
        return self.make(
            ("bold", True), ("bg_color", HEADER_GROUND), ("bottom", 2), ("bottom_color", ACCENT), align, *turned
        )  # fmt: skip

    def _chip(self, source: str) -> Format:
        known = self.report.codebook.sources.get(source)
        if known is None:
            return self.cell("chip")
        return self.make(
            *LOOKS["chip"].items(), ("bg_color", tint(known.colour, GROUND)), ("left", 5), ("left_color", known.colour),
            ("bottom", 1), ("bottom_color", LINE),
        )  # fmt: skip

    def bold(self) -> Format:
        return self.make(("bold", True))

    def plain(self) -> Format:
        return self.make()


def _draw(sheet: Worksheet, table: str, frame: pd.DataFrame, brush: _Brush) -> None:
    columns = shown_columns(frame, table)
    named = headers(columns, brush.report.language)
    longest = max((len(named[c]) for c in columns if c.startswith(PERSON)), default=0)
    rotated = longest > LONG_NAME
    for at, column in enumerate(columns):
        layout = column_layout(column)
        turned = rotated and column.startswith(PERSON)
        header, _ = safe_text(named[column], guard=False)
        sheet.set_column(at, at, layout.width if not turned else 5.5)
        sheet.write_string(0, at, header, brush.header(layout.style, rotated=turned))
    rows = frame.to_dict("records")
    for number, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            _write(sheet, number, at, column, row, brush)
        texts = {column: row[column] for column in columns if isinstance(row[column], str)}
        sheet.set_row(number, row_height(texts, brush.report.language))
    if table == "about":
        _quiet_repeats(sheet, rows, brush)
    _heat(sheet, table, frame, columns, brush)
    _set_up(sheet, table, len(rows), columns, min(longest, 28) * 7.0 if rotated else HEADER_HEIGHT)


def _write(sheet: Worksheet, number: int, at: int, column: str, row: dict[Any, Any], brush: _Brush) -> None:
    value, style = row[column], column_layout(column).style
    if value is None or value != value or value == "":
        sheet.write_blank(number, at, None, brush.cell(style if style != "chip" else "text"))
    elif isinstance(value, str) and style == "chip":
        sheet.write_string(number, at, value, brush.chip(row[column.removesuffix("_name")]))
    elif isinstance(value, str) and style == "context":
        _write_context(sheet, number, at, row, brush)
    elif isinstance(value, str):
        sheet.write_string(number, at, value, brush.cell(style))
    else:
        sheet.write_number(number, at, value, brush.cell(style))


def _write_context(sheet: Worksheet, number: int, at: int, row: dict[Any, Any], brush: _Brush) -> None:
    """The segment with the expression in bold; plain where cleaning has moved the words."""
    text, expression, cut = row["context"], row["expression"], row["start"] - row["context_start"]
    cell = brush.cell("context")
    end = cut + len(expression)
    if text[cut:end] != expression or text == expression:
        sheet.write_string(number, at, text, cell)
        return
    before = [brush.plain(), text[:cut]] if cut else []
    after = [brush.plain(), text[end:]] if end < len(text) else []
    sheet.write_rich_string(number, at, *before, brush.bold(), expression, *after, cell)


def _quiet_repeats(sheet: Worksheet, rows: list[dict[Any, Any]], brush: _Brush) -> None:
    """In the about sheet a topic stands once before its lines."""
    for number in range(1, len(rows)):
        if rows[number]["topic"] == rows[number - 1]["topic"]:
            sheet.write_blank(number + 1, 0, None, brush.cell("strong"))


def _heat(sheet: Worksheet, table: str, frame: pd.DataFrame, columns: list[str], brush: _Brush) -> None:
    last = len(frame)
    if not last:
        return
    bounds = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
    for at, column in enumerate(columns):
        style = column_layout(column).style
        if style == "valence":
            scale = {"type": "3_color_scale", **bounds, "min_value": -1, "mid_type": "num", "mid_value": 0,
                     "min_color": NEGATIVE, "mid_color": NEUTRAL, "max_color": POSITIVE}  # fmt: skip
            sheet.conditional_format(1, at, last, at, scale)
        elif style == "strength" or column == "share":
            bar = {"type": "data_bar", **bounds, "bar_color": BAR, "bar_solid": True, "bar_border_color": BAR}
            sheet.conditional_format(1, at, last, at, bar)
    persons = [at for at, column in enumerate(columns) if column.startswith(PERSON)]
    if table == "sources_by_participant" and persons:
        most = max(int(frame[columns[at]].max()) for at in persons)
        for number, source in enumerate(frame["source"], start=1):
            colour = brush.report.codebook.sources[source].colour if source in brush.report.codebook.sources else QUIET
            scale = {"type": "2_color_scale", **bounds, "max_value": max(most, 1), "min_color": "#FFFFFF",
                     "max_color": tint(colour, HEAT)}  # fmt: skip
            sheet.conditional_format(number, persons[0], number, persons[-1], scale)


def _set_up(sheet: Worksheet, table: str, rows: int, columns: list[str], head: float) -> None:
    sheet.hide_gridlines(2)
    sheet.set_row(0, max(head, HEADER_HEIGHT))
    sheet.freeze_panes(1, FROZEN[table])
    if table != "about":
        sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    if table in PRINTED:
        sheet.print_area(0, 0, max(rows, 1), columns.index(PRINTED[table]))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.set_footer("&L&8&A&R&8&P / &N")
