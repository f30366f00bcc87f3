"""The segment map as marks: one record a rectangle, so that the whole map is one mark and its cells can be clicked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Literal

from metaphor.lexicon import Codebook
from metaphor.model import Language, Segment
from metaphor.views.segment_map import Cell, Row
from metaphor.wording import say

ColourBy = Literal["source", "feeling", "strength"]

BLOCK = 0.78
"""Height of a block, as a share of its row."""
NARROWEST = 0.0022
"""Least width of a block, as a share of the axis, so that the shortest segment can still be hit."""

NOTHING_SAID: Mapping[str, Sequence[Segment]] = MappingProxyType({})

Record = dict[str, str | float | int | bool]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The segment a reader has chosen."""

    transcript: str
    segment: int


@dataclass(frozen=True, slots=True)
class MapStyle:
    """How the marks are made: what gives the colour, which sources are shown (all when empty), px of a row."""

    colour_by: ColourBy = "source"
    sources: frozenset[str] = frozenset()
    row_px: float = 24.0
    language: Language = "en"


def map_records(
    rows: Sequence[Row],
    codebook: Codebook,
    style: MapStyle,
    chosen: Chosen | None = None,
    said: Mapping[str, Sequence[Segment]] = NOTHING_SAID,
) -> tuple[Record, ...]:
    """Hairlines first, then blocks, then the frame around the chosen segment; y counts rows downwards.

    ``said`` gives each transcript's segments, whose words a reader sees when hovering; without it the expressions serve.
    """
    extent = max((row.length for row in rows), default=1.0) or 1.0
    plain = [record for y, row in enumerate(rows) for record in _hairlines(y, row, style)]
    blocks = [
        record
        for y, row in enumerate(rows)
        for record in _blocks(y, row, codebook, style, extent, said.get(row.transcript, ()))
    ]
    frames = [
        record
        for y, row in enumerate(rows)
        for record in _frame(y, row, codebook, style, extent, said.get(row.transcript, ()), chosen)
    ]
    return tuple(plain + blocks + frames)


def _shown(cell: Cell, sources: Collection[str]) -> bool:
    """Whether the cell is a block: it has a figure, of a source that is not filtered out."""
    return bool(cell.source) and (not sources or cell.source in sources or cell.second_source in sources)


def _hairlines(y: int, row: Row, style: MapStyle) -> Iterator[Record]:
    """One thin line for each stretch of plain talk between figures and interviewer."""
    thin = 0.6 / style.row_px
    for plain, run in groupby(row.cells, key=lambda c: not c.gap and not _shown(c, style.sources)):
        stretch = list(run)
        if plain:
            yield {"layer": "plain", "x0": stretch[0].x0, "x1": stretch[-1].x1, "y0": y + 0.5 - thin, "y1": y + 0.5 + thin,
                   "transcript": row.transcript, "segment": stretch[0].segment, "valence": 0.0, "strength": 0.0}  # fmt: skip


def _blocks(
    y: int, row: Row, codebook: Codebook, style: MapStyle, extent: float, said: Sequence[Segment]
) -> Iterator[Record]:
    top, bottom = y + (1 - BLOCK) / 2, y + (1 + BLOCK) / 2
    for cell in row.cells:
        if not _shown(cell, style.sources):
            continue
        about = _about(row, cell, codebook, style.language, extent, said)
        sources = [cell.source]
        if style.colour_by == "source" and cell.second_source:
            sources.append(cell.second_source)
        height = (bottom - top) / len(sources)
        for part, source in enumerate(sources):
            yield {**about, "layer": "block", "y0": top + part * height, "y1": top + (part + 1) * height,
                   "colour": codebook.source_name(source, style.language)}  # fmt: skip


def _frame(
    y: int, row: Row, codebook: Codebook, style: MapStyle, extent: float, said: Sequence[Segment], chosen: Chosen | None
) -> Iterator[Record]:
    for cell in row.cells:
        if chosen == Chosen(row.transcript, cell.segment) and not cell.gap:
            about = _about(row, cell, codebook, style.language, extent, said)
            yield {**about, "layer": "chosen" if _shown(cell, style.sources) else "chosen plain", "y0": y + 0.02, "y1": y + 0.98,
                   "colour": codebook.source_name(cell.source, style.language)}  # fmt: skip


def _about(
    row: Row, cell: Cell, codebook: Codebook, language: Language, extent: float, said: Sequence[Segment]
) -> Record:
    parts = (codebook.source_name(cell.source, language), codebook.schema_name(cell.source, cell.schema, language))
    return {
        "x0": cell.x0,
        "x1": max(cell.x1, cell.x0 + NARROWEST * extent),
        "transcript": row.transcript,
        "segment": cell.segment,
        "person": cell.person,
        "words": said[cell.segment].text if cell.segment < len(said) else say("list", language).join(cell.texts),
        "figure": " · ".join(part for part in parts if part),
        "feeling": codebook.emotion_name(cell.emotion, language) if cell.emotion else say("feeling.none", language),
        "valence": cell.valence,
        "strength": cell.strength,
        "confidence": cell.confidence,
    }
