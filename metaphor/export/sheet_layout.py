"""How each sheet of the workbook is laid out: plain values, so that the workbook's code is only drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType
from typing import Literal
from unicodedata import east_asian_width

from metaphor.model import Language

Style = Literal["text", "wrap", "quiet", "strong", "chip", "count", "percent", "valence", "strength", "heat", "context"]


@dataclass(frozen=True, slots=True)
class Column:
    """Width in characters of the default font, and how its cells are drawn."""

    width: float
    style: Style


COLUMNS: Mapping[str, Column] = MappingProxyType({
    "theme": Column(38, "strong"),
    "source_name": Column(16, "chip"),
    "second_source_name": Column(16, "chip"),
    "schema_name": Column(22, "wrap"),
    "emotion_name": Column(18, "wrap"),
    "people": Column(9, "count"),
    "share": Column(12, "percent"),
    "mentions": Column(11, "count"),
    "second": Column(12, "count"),
    "strength": Column(12, "strength"),
    "valence": Column(10, "valence"),
    "confidence": Column(12, "percent"),
    "words": Column(34, "wrap"),
    "who": Column(30, "quiet"),
    "note": Column(20, "quiet"),
    "quote_1": Column(56, "wrap"),
    "quote_2": Column(46, "wrap"),
    "quote_3": Column(46, "wrap"),
    "expression": Column(26, "strong"),
    "context": Column(60, "context"),
    "text": Column(64, "wrap"),
    "expressions": Column(30, "wrap"),
    "participant": Column(18, "wrap"),
    "speaker": Column(14, "wrap"),
    "transcript": Column(20, "wrap"),
    "time": Column(10, "quiet"),
    "turn": Column(8, "count"),
    "segment": Column(10, "count"),
    "kind_name": Column(15, "text"),
    "tier_name": Column(14, "text"),
    "marks": Column(16, "quiet"),
    "language_name": Column(11, "quiet"),
    "why": Column(60, "quiet"),
    "rule": Column(32, "quiet"),
    "topic": Column(34, "strong"),
    "value": Column(100, "wrap"),
})  # fmt: skip
PERSON_COLUMN = Column(9, "heat")
OTHER_COLUMN = Column(16, "wrap")

FROZEN: Mapping[str, int] = MappingProxyType(
    {"themes": 1, "expressions": 3, "sources_by_participant": 1, "segments": 2, "about": 1}
)
"""Columns that stay in sight when a sheet is scrolled to the right."""


PRINTED: Mapping[str, str] = MappingProxyType({
    "themes": "quote_2", "expressions": "kind_name", "segments": "emotion_name",
})  # fmt: skip
"""The last column on paper where a sheet is too wide for it; all columns are in the file."""
LINE_HEIGHT = {"en": 14.5, "zh": 16.5}
"""Points a line of text takes."""
MOST_HEIGHT = 400.0
PADDING = 9.0
WRAPPED: frozenset[Style] = frozenset({"wrap", "strong", "context", "chip"})


def row_height(texts: Mapping[str, str], language: Language) -> float:
    """Points a row needs for its wrapped texts (column id -> text); spreadsheets do not all find it by themselves."""
    lines = [_lines(text, column_layout(column)) for column, text in texts.items()]
    return min(max(lines, default=1) * LINE_HEIGHT[language] + PADDING, MOST_HEIGHT)


def _lines(text: str, layout: Column) -> int:
    if layout.style not in WRAPPED:
        return 1
    heavier = 1.1 if layout.style == "strong" else 1.0
    return sum(max(1, ceil(_width(line) * heavier / (layout.width - 2))) for line in text.split("\n"))


def _width(text: str) -> float:
    """Width in digits of the default font: a hanzi takes two, a letter a little less than one."""
    return sum(2.0 if east_asian_width(character) in "WF" else 0.9 for character in text)


def column_layout(column: str) -> Column:
    """The layout of a column by its id; participants' columns are heat, attributes are plain."""
    if column.startswith("person."):
        return PERSON_COLUMN
    return COLUMNS.get(column, OTHER_COLUMN)
