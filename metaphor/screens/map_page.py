"""Map: where in each interview do figures fall?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import streamlit as st

from metaphor.charts.ground import WHITE
from metaphor.charts.map_marks import Chosen
from metaphor.charts.picture import AnyChart, png, svg
from metaphor.charts.segment_map import SELECTION, segment_map_chart
from metaphor.model import Expression, Interview, Study
from metaphor.screens.counts import counts_table
from metaphor.screens.empty import study_or_way_there
from metaphor.screens.figure_box import figure_box, go_to_figure
from metaphor.screens.figure_card import chosen_figure, no_card, show_card
from metaphor.screens.map_controls import Shown, map_controls
from metaphor.screens.marks import transcript_html
from metaphor.screens.place import params_of
from metaphor.screens.reader_pane import reader_pane
from metaphor.screens.session import codebook, colour, go, ground, interview_of, language, place, say
from metaphor.views.chronogram import chronogram
from metaphor.views.segment_map import Row

SLIDE_PX = 1100
AROUND = 1
"""Turns shown before and after the chosen one."""


def show() -> None:
    """The page."""
    study = study_or_way_there("map")
    if study is None:
        return
    st.html(f"<h1>{escape(say('map.title'))}</h1>")
    shown = map_controls(study)
    if not shown.rows:
        st.html(f'<p class="note">{escape(say("map.no_rows"))}</p>')
        return
    _chart(study, shown)
    _chosen(study, shown.rows)
    with st.expander(say("map.table")):
        st.html(_counts(shown.rows))


def _chart(study: Study, shown: Shown) -> None:
    rows, sources = shown.rows, tuple(codebook().sources)
    flow = chronogram(rows, sources)
    here = place()
    interview = interview_of(here.person, study)
    chosen = Chosen(interview.transcript.id, here.segment) if interview and here.segment is not None else None
    book, words, title = codebook(), language(), say("map.title")
    said = {i.transcript.id: i.segments for i in study.interviews}

    def drawn(**more: Any) -> AnyChart:
        return segment_map_chart(rows, flow, book, axis=shown.axis, colour_by=shown.colour_by, sources=shown.sources,
                                 said=said, language=words, **more)  # fmt: skip

    def picked() -> None:
        points = st.session_state["map"].selection.get(SELECTION) or []
        if points and points[0].get("segment") is not None:
            go(person=str(points[0]["transcript"]), segment=int(points[0]["segment"]), at=None)

    alt_text = say("map.alt", n=len(rows), figures=sum(len(row.figures) for row in rows))
    chart = drawn(ground=ground(), chosen=chosen)
    st.altair_chart(
        chart, width="stretch", theme=None, key="map", on_select=picked, selection_mode=SELECTION, alt=alt_text
    )

    def picture(draw: Callable[[AnyChart], bytes]) -> bytes:
        return draw(drawn(ground=WHITE, width=SLIDE_PX, title=title))

    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="quiet">{escape(say("map.hint"))}</p>', width="content")
        st.space("stretch")
        st.download_button(say("map.save.png"), lambda: picture(png), file_name=f"{say('map.file')}.png", mime="image/png",
                           key="save_png", type="tertiary", on_click="ignore")  # fmt: skip
        st.download_button(say("map.save.svg"), lambda: picture(svg), file_name=f"{say('map.file')}.svg", mime="image/svg+xml",
                           key="save_svg", type="tertiary", on_click="ignore")  # fmt: skip


def _counts(rows: Sequence[Row]) -> str:
    """The table behind the map: segments with a figure, by interview and source."""
    present = {cell.source for row in rows for cell in row.figures}
    sources = [source for source in codebook().sources if source in present]
    return counts_table(
        [codebook().source_name(source, language()) for source in sources],
        [(row.name, [sum(cell.source == source for cell in row.figures) for source in sources]) for row in rows],
    )


def _chosen(study: Study, rows: Sequence[Row]) -> None:
    """The chosen segment: by keyboard here, or by a click on the map; its words and its card."""
    here = place()
    names = [row.transcript for row in rows]
    interview = interview_of(here.person, study)
    figure = chosen_figure(interview, here.segment, here.at) if interview and here.segment is not None else None
    _pickers(names, interview, figure)
    if interview is None or here.segment is None or here.segment >= len(interview.segments):
        return
    left, right = st.columns([3, 2], gap="large")
    segment = interview.segments[here.segment]
    with left:
        around = range(max(0, segment.turn - AROUND), min(len(interview.transcript.turns), segment.turn + AROUND + 1))
        html = transcript_html(interview, codebook(), language(), colour=colour, segment=here.segment,
                               at=figure.start if figure else None, turns=around)  # fmt: skip
        reader_pane(html, f"{interview.transcript.id} {segment.turn}", key="map_pane", height="26rem",
                    chosen=lambda at: go_to_figure(interview, at))  # fmt: skip
        pages = st.session_state.get("pages", {})
        if "read" in pages:
            st.page_link(
                pages["read"], label=say("map.read_on"), icon=":material/menu_book:", query_params=params_of(place())
            )
    with right:
        if figure:
            show_card(study, interview, figure)
        else:
            no_card(segment)


def _pickers(names: Sequence[str], interview: Interview | None, figure: Expression | None) -> None:
    with st.container(key="map_pickers", horizontal=True, vertical_alignment="bottom"):
        box = f"pick_person_{language()}"
        st.session_state[box] = interview.transcript.id if interview and interview.transcript.id in names else None
        st.selectbox(say("map.pick.person"), names, key=box, index=None, width=240, placeholder=say("figure.choose"),
                     on_change=lambda: go(person=st.session_state[box] or "", segment=None, at=None))  # fmt: skip
        if interview:
            figure_box(interview, figure, key="pick_figure", width=460)
