"""The controls above the map: colour, axis, order, and which sources and interviews are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import cast, get_args

import streamlit as st

from metaphor.charts.map_marks import ColourBy
from metaphor.model import Study
from metaphor.screens.choices import choose_one, choose_segment, choose_some
from metaphor.screens.session import codebook, language, remember, say
from metaphor.views.map_order import by_attribute, by_likeness, by_name, by_source
from metaphor.views.segment_map import Axis, Row, SegmentMap, segment_map


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows in their order, what gives the colour, and the sources shown (all when empty)."""

    axis: Axis
    rows: tuple[Row, ...]
    colour_by: ColourBy
    sources: frozenset[str]


def map_controls(study: Study) -> Shown:
    """Draws the controls, and says what they choose."""
    with st.container(key="map_controls", horizontal=True, vertical_alignment="bottom", gap="medium"):
        colour_by = cast("ColourBy", choose_segment(say("map.colour"), get_args(ColourBy), key="map_colour",
                                                    named=lambda one: say(f"map.colour.{one}")))  # fmt: skip
        axis = cast("Axis", choose_segment(say("map.axis"), get_args(Axis), key="map_axis",
                                           named=lambda one: say(f"map.axis.{one}")))  # fmt: skip
        whole: SegmentMap = remember(f"map {axis}", lambda: segment_map(study, axis))
        order = choose_one(say("map.order"), _orders(whole.rows), key="map_order", named=_order_name, width=170)
        present = {cell.source for row in whole.rows for cell in row.figures}
        sources = choose_some(say("map.sources"), [s for s in codebook().sources if s in present], key="map_sources",
                              named=lambda s: codebook().source_name(s, language()), width=180)  # fmt: skip
        people = choose_some(
            say("map.people"), [row.transcript for row in whole.rows], key="map_people", named=str, width=180
        )
    if whole.untimed:
        st.html(f'<p class="quiet">{escape(say("map.untimed", names=say("list.comma").join(whole.untimed)))}</p>')
    rows = tuple(row for row in whole.rows if not people or row.transcript in people)
    return Shown(whole.axis, _ordered(rows, order), colour_by, sources)


def _orders(rows: Sequence[Row]) -> list[str]:
    attributes = dict.fromkeys(name for row in rows for name, _ in row.attributes)
    return ["name", "likeness", "source", *(f"attribute {name}" for name in attributes)]


def _order_name(order: str) -> str:
    attribute = order.removeprefix("attribute ")
    return say("map.order.attribute", name=attribute) if attribute != order else say(f"map.order.{order}")


def _ordered(rows: Sequence[Row], order: str) -> tuple[Row, ...]:
    sources = tuple(codebook().sources)
    if order == "likeness":
        return by_likeness(rows, sources)
    if order == "source":
        return by_source(rows, sources)
    return by_attribute(rows, order.removeprefix("attribute ")) if order.startswith("attribute ") else by_name(rows)
