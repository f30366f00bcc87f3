"""The segment map as a chart: a chronogram above, a strip for every interview below, on one axis."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

import altair as alt
import pandas as pd

from metaphor.charts.ground import Ground, configured
from metaphor.charts.map_marks import NOTHING_SAID, Chosen, ColourBy, MapStyle, Record, map_records
from metaphor.lexicon import Codebook
from metaphor.model import Language, Segment
from metaphor.views.chronogram import Chronogram
from metaphor.views.segment_map import Axis, Row
from metaphor.wording import say

SELECTION = "cell"
"""Name of the selection; its points carry ``transcript`` and ``segment``."""
LABEL_PX = 130
TALLEST_ROW, LOWEST_ROW, WHOLE_PX = 40.0, 12.0, 700.0
CHRONOGRAM_PX = 76


def row_height(rows: int) -> float:
    """Height of a row in px: generous for a dozen, still readable for sixty."""
    return min(TALLEST_ROW, max(LOWEST_ROW, WHOLE_PX / max(rows, 1)))


def segment_map_chart(
    rows: Sequence[Row],
    flow: Chronogram,
    codebook: Codebook,
    ground: Ground,
    *,
    axis: Axis = "position",
    colour_by: ColourBy = "source",
    sources: frozenset[str] = frozenset(),
    chosen: Chosen | None = None,
    said: Mapping[str, Sequence[Segment]] = NOTHING_SAID,
    language: Language = "en",
    width: int | None = None,
    title: str = "",
) -> alt.VConcatChart:
    """The map of these rows, in their order; ``width`` in px for a file, None to fill the screen's column."""
    style = MapStyle(colour_by, sources, row_height(len(rows)), language)
    records = map_records(rows, codebook, style, chosen, said)
    scale = _source_scale(records, flow, codebook, ground, language)
    parts = [_strips(records, rows, style, axis, scale, ground)]
    if axis == "position":
        parts.insert(0, _flow(flow, codebook, scale, language, sources))
    if width:
        parts = [part.properties(width=width) for part in parts]
    chart: alt.VConcatChart = alt.vconcat(*parts, spacing=6).configure(
        **configured(ground, 12 if style.row_px > 14 else 10)
    )
    # Blocks coloured by source share the chronogram's legend; any other colour needs its own.
    chart = chart.resolve_scale(color="shared" if colour_by == "source" else "independent")
    return chart.properties(title=title) if title else chart


def _source_scale(
    records: Sequence[Record], flow: Chronogram, codebook: Codebook, ground: Ground, language: Language
) -> alt.Scale:
    """Names to colours, of the sources that occur, in the codebook's order."""
    seen = {record.get("colour") for record in records}
    shown = [
        source for source in codebook.sources.values()
        if source.names[language] in seen or (source.id in flow.sources and any(flow.shares[flow.sources.index(source.id)]))
    ]  # fmt: skip
    return alt.Scale(domain=[s.names[language] for s in shown], range=[ground.colour(s.colour) for s in shown])


def _strips(
    records: Sequence[Record],
    rows: Sequence[Row],
    style: MapStyle,
    axis: Axis,
    scale: alt.Scale,
    ground: Ground,
) -> alt.Chart:
    names = [PurePath(row.name).stem for row in rows]
    extent = max((row.length for row in rows), default=1.0) or 1.0
    # The rows' names are labels of a numeric axis: a band scale could not hold the thin lines and the split blocks.
    labels = alt.Axis(values=[i + 0.5 for i in range(len(rows))], labelExpr=f"{json.dumps(names)}[floor(datum.value)]",
                      ticks=False, domain=False, grid=False, labelColor=ground.ink, labelLimit=LABEL_PX,
                      minExtent=LABEL_PX, maxExtent=LABEL_PX, labelPadding=8)  # fmt: skip
    frame = pd.DataFrame.from_records(records, columns=_COLUMNS)
    cell = alt.selection_point(name=SELECTION, fields=["transcript", "segment"], on="click", clear=False, toggle=False)
    strips: alt.Chart = (
        alt.Chart(frame, height=len(rows) * style.row_px)
        .mark_rect(cornerRadius=1, cursor="pointer")
        .encode(
            x=alt.X(
                "x0:Q", scale=alt.Scale(domain=[0, extent], nice=False), axis=_x_axis(axis, extent, style.language)
            ),
            x2="x1:Q",
            y=alt.Y("y0:Q", scale=alt.Scale(domain=[len(rows), 0], nice=False), axis=labels, title=None),
            y2="y1:Q",
            color=alt.when(alt.datum.layer == "plain")
            .then(alt.value(ground.hairline))
            .otherwise(_colour(style, scale, ground)),
            fillOpacity=alt.when(alt.datum.layer == "chosen plain").then(alt.value(0)).otherwise(alt.value(1)),
            stroke=alt.when(_CHOSEN).then(alt.value(ground.ink)).otherwise(alt.value(ground.paper)),
            strokeWidth=alt.when(_CHOSEN)
            .then(alt.value(2.2))
            .when(alt.datum.layer == "block")
            .then(alt.value(0.7 if style.row_px > 13 else 0))
            .otherwise(alt.value(0)),
            tooltip=[
                alt.Tooltip("words:N", title=say("column.text", style.language)),
                alt.Tooltip("figure:N", title=say("column.source_name", style.language)),
                alt.Tooltip("feeling:N", title=say("column.emotion_name", style.language)),
                alt.Tooltip("person:N", title=say("column.participant", style.language)),
                alt.Tooltip("confidence:Q", title=say("column.confidence", style.language), format=".0%"),
            ],
        )
        .add_params(cell)
    )
    return strips


def _x_axis(axis: Axis, extent: float, language: Language) -> alt.Axis:
    look: dict[str, Any] = {"title": say(f"axis.{axis}", language), "grid": False, "tickCount": 8, "titlePadding": 8}
    if axis == "position":
        return alt.Axis(
            format=".0%", values=[0, 0.25, 0.5, 0.75, 1], **{k: v for k, v in look.items() if k != "tickCount"}
        )
    if axis == "time":
        step = next((m for m in _MINUTES if extent / 60 / m <= 9), 60)
        whole = [60 * m for m in range(0, int(extent / 60) + 1, step)]
        return alt.Axis(values=whole, labelExpr="datum.value / 60 + '′'", **look)
    return alt.Axis(format="d", **look)


def _colour(style: MapStyle, scale: alt.Scale, ground: Ground) -> alt.Color:
    by, language = style.colour_by, style.language
    if by == "source":
        return alt.Color("colour:N", scale=scale, legend=_legend())
    gradient = alt.Legend(orient="top", gradientLength=220, gradientThickness=10, titleOrient="left", offset=8)
    if by == "strength":
        strength = alt.Scale(domain=[0, 1], range=[ground.weak, ground.strong], interpolate="rgb")
        return alt.Color("strength:Q", scale=strength, legend=gradient, title=say("column.strength", language))
    low, high = (json.dumps(say(f"valence.{end}", language)) for end in ("negative", "positive"))
    ends = f"datum.value < 0 ? {low} : datum.value > 0 ? {high} : ''"
    gradient = alt.Legend(
        orient="top", gradientLength=220, gradientThickness=10, values=[-1, 0, 1], labelExpr=ends, offset=8
    )
    feeling = alt.Scale(domain=[-1, 0, 1], range=[ground.negative, ground.middle, ground.positive], interpolate="rgb")
    return alt.Color("valence:Q", scale=feeling, legend=gradient, title=None)


def _legend() -> alt.Legend:
    return alt.Legend(
        orient="top", title=None, symbolType="square", symbolSize=130, columns=12, columnPadding=14, offset=10
    )


def _flow(
    flow: Chronogram, codebook: Codebook, scale: alt.Scale, language: Language, sources: frozenset[str]
) -> alt.Chart:
    """The chronogram: shares of the talk, stacked in the codebook's order, from bin middle to bin middle."""
    points = [
        {"x": x, "share": share, "colour": codebook.source_name(source, language), "order": order}
        for order, (source, shares) in enumerate(zip(flow.sources, flow.shares, strict=True))
        if any(shares) and (not sources or source in sources)
        for x, share in _ends_drawn(shares)
    ]
    frame = pd.DataFrame.from_records(points, columns=["x", "share", "colour", "order"])
    y = alt.Axis(format=".0%", tickCount=2, grid=False, domain=False, ticks=False, titleAngle=0, titleAlign="right",
                 titleX=-40, titleY=12, minExtent=LABEL_PX, maxExtent=LABEL_PX, titleLimit=LABEL_PX - 44)  # fmt: skip
    areas: alt.Chart = (
        alt.Chart(frame, height=CHRONOGRAM_PX)
        .mark_area(interpolate="monotone", line=False)
        .encode(
            x=alt.X("x:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=None),
            y=alt.Y("share:Q", stack="zero", axis=y, title=say("axis.share", language)),
            color=alt.Color("colour:N", scale=scale, legend=_legend()),
            order=alt.Order("order:Q"),
            tooltip=[alt.Tooltip("colour:N", title=say("column.source_name", language))],
        )
    )
    return areas


def _ends_drawn(shares: Sequence[float]) -> list[tuple[float, float]]:
    """Bin middles with their shares, and the first and last carried out to the edges."""
    step = 1 / len(shares)
    middles = [((i + 0.5) * step, share) for i, share in enumerate(shares)]
    return [(0.0, shares[0]), *middles, (1.0, shares[-1])]


_MINUTES = (1, 2, 5, 10, 15, 20, 30)
_CHOSEN = (alt.datum.layer == "chosen") | (alt.datum.layer == "chosen plain")
_COLUMNS = ["layer", "x0", "x1", "y0", "y1", "transcript", "segment", "person", "words", "figure", "feeling", "valence",
            "strength", "confidence", "colour"]  # fmt: skip
