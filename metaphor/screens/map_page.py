"""Map: where in each interview do figures fall?"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, get_args

import altair as alt
import streamlit as st

from metaphor.charts.ground import WHITE
from metaphor.charts.map_marks import Chosen, ColourBy
from metaphor.charts.picture import png, svg
from metaphor.charts.segment_map import SELECTION, segment_map_chart
from metaphor.model import Interview, Study
from metaphor.screens.empty import study_or_way_there
from metaphor.screens.figure_card import chosen_figure, no_card, show_card
from metaphor.screens.marks import clock, figure_name, transcript_html
from metaphor.screens.place import params_of
from metaphor.screens.reader_pane import reader_pane
from metaphor.screens.session import codebook, colour, go, ground, interview_of, language, place, remember, say
from metaphor.views.chronogram import Chronogram, chronogram
from metaphor.views.map_order import by_attribute, by_likeness, by_name, by_source
from metaphor.views.segment_map import Axis, Row, SegmentMap, segment_map
from metaphor.views.timing import clock_of

SLIDE_PX = 1100
AROUND = 1
"""Turns shown before and after the chosen one."""


def show() -> None:
    """The page."""
    study = study_or_way_there("map")
    if study is None:
        return
    st.html(f'<h1>{escape(say("map.title"))}</h1>')
    whole, rows, colour_by, sources = _controls(study)
    if not rows:
        st.html(f'<p class="note">{escape(say("map.no_rows"))}</p>')
        return
    flow = chronogram(rows, tuple(codebook().sources))
    _chart(whole, rows, flow, colour_by, sources)
    _chosen(study, rows)


def _controls(study: Study) -> tuple[SegmentMap, tuple[Row, ...], ColourBy, frozenset[str]]:
    """The controls above the map: the map, the rows in their order, what gives the colour, the sources shown."""
    with st.container(key="map_controls", horizontal=True, vertical_alignment="bottom", gap="medium"):
        colour_by = st.segmented_control(say("map.colour"), get_args(ColourBy), key="map_colour", default="source", required=True,
                                         format_func=lambda one: say(f"map.colour.{one}"), persist_state="session")  # fmt: skip
        axis = st.segmented_control(say("map.axis"), get_args(Axis), key="map_axis", default="position", required=True,
                                    format_func=lambda one: say(f"map.axis.{one}"), persist_state="session")  # fmt: skip
        whole: SegmentMap = remember(f"map {axis}", lambda: segment_map(study, axis))
        order = st.selectbox(say("map.order"), _orders(whole.rows), key="map_order", format_func=_order_name, width=170,
                             persist_state="session")  # fmt: skip
        present = {cell.source for row in whole.rows for cell in row.figures}
        shown = st.multiselect(say("map.sources"), [s for s in codebook().sources if s in present], key="map_sources",
                               format_func=lambda s: codebook().source_name(s, language()), placeholder=say("map.all"),
                               width=180, persist_state="session")  # fmt: skip
        people = st.multiselect(say("map.people"), [row.transcript for row in whole.rows], key="map_people",
                                placeholder=say("map.all"), width=180, persist_state="session")  # fmt: skip
    if whole.untimed:
        st.html(f'<p class="quiet">{escape(say("map.untimed", names=say("list.comma").join(whole.untimed)))}</p>')
    rows = tuple(row for row in whole.rows if not people or row.transcript in people)
    return whole, _ordered(rows, order), colour_by, frozenset(shown)


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


def _chart(whole: SegmentMap, rows: tuple[Row, ...], flow: Chronogram, colour_by: ColourBy, sources: frozenset[str]) -> None:
    here = place()
    chosen = Chosen(here.person, here.segment) if here.segment is not None else None
    words = language()

    def drawn(**more: Any) -> alt.VConcatChart:
        return segment_map_chart(rows, flow, codebook(), axis=whole.axis, colour_by=colour_by, sources=sources,
                                 language=words, **more)  # fmt: skip

    def picked() -> None:
        points = st.session_state["map"].selection.get(SELECTION) or []
        if points and points[0].get("segment") is not None:
            go(person=str(points[0]["transcript"]), segment=int(points[0]["segment"]), at=None)

    alt_text = say("map.alt", n=len(rows), figures=sum(len(row.figures) for row in rows))
    chart = drawn(ground=ground(), chosen=chosen)
    st.altair_chart(chart, width="stretch", theme=None, key="map", on_select=picked, selection_mode=SELECTION, alt=alt_text)
    slide = drawn(ground=WHITE, width=SLIDE_PX, title=say("map.title"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="quiet">{escape(say("map.hint"))}</p>')
        st.space("stretch")
        for kind, draw in (("png", png), ("svg", svg)):
            st.download_button(say(f"map.save.{kind}"), lambda draw=draw: draw(slide), file_name=f"{say('map.file')}.{kind}",
                               mime="image/png" if kind == "png" else "image/svg+xml", key=f"save_{kind}", type="tertiary",
                               on_click="ignore")  # fmt: skip


def _chosen(study: Study, rows: Sequence[Row]) -> None:
    """The chosen segment: by keyboard here, or by a click on the map; its words and its card."""
    here = place()
    names = [row.transcript for row in rows]
    interview = interview_of(here.person, study)
    _pickers(study, names, interview)
    if interview is None or here.segment is None or here.segment >= len(interview.segments):
        return
    left, right = st.columns([3, 2], gap="large")
    segment = interview.segments[here.segment]
    figure = chosen_figure(interview, here.segment, here.at)
    with left:
        around = range(max(0, segment.turn - AROUND), min(len(interview.transcript.turns), segment.turn + AROUND + 1))
        html = transcript_html(interview, codebook(), language(), colour=colour, segment=here.segment,
                               at=figure.start if figure else None, turns=around)  # fmt: skip
        reader_pane(html, f"{interview.transcript.id} {segment.turn}", key="map_pane", height="26rem",
                    chosen=lambda at: _go_to_figure(interview, at))  # fmt: skip
        pages = st.session_state.get("pages", {})
        if "read" in pages:
            st.page_link(pages["read"], label=say("map.read_on"), icon=":material/menu_book:", query_params=params_of(place()))
    with right:
        if figure:
            show_card(study, interview, figure)
        else:
            no_card(segment)


def _go_to_figure(interview: Interview, at: int) -> None:
    for x in interview.expressions:
        if x.start == at:
            go(person=interview.transcript.id, segment=x.segment, at=at)


def _pickers(study: Study, names: Sequence[str], interview: Interview | None) -> None:
    with st.container(key="map_pickers", horizontal=True, vertical_alignment="bottom"):
        person = interview.transcript.id if interview and interview.transcript.id in names else None
        st.session_state["pick_person"] = person
        st.selectbox(say("map.pick.person"), names, key="pick_person", index=None, width=240, placeholder=say("map.pick.choose"),
                     on_change=lambda: go(person=st.session_state["pick_person"] or "", segment=None, at=None))  # fmt: skip
        if interview is None:
            return
        figures = sorted(interview.expressions, key=lambda x: x.start)
        when = clock_of(interview.transcript)
        here = place()
        current = chosen_figure(interview, here.segment, here.at) if here.segment is not None else None
        starts = [x.start for x in figures]
        st.session_state["pick_figure"] = current.start if current else None
        by_start = {x.start: x for x in figures}

        def named(start: int) -> str:
            x = by_start[start]
            return say("map.pick.line", time=clock(when(start)), words=x.text, figure=figure_name(x, codebook(), language())).strip()

        def pick() -> None:
            if (start := st.session_state["pick_figure"]) is not None:
                _go_to_figure(interview, start)

        st.selectbox(say("map.pick.figure"), starts, key="pick_figure", index=None, format_func=named, on_change=pick,
                     placeholder=say("map.pick.choose"), width=460)  # fmt: skip
