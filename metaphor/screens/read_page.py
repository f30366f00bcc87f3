"""Read: what exactly was said, and why is it a figure?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from html import escape

import streamlit as st

from metaphor.model import Expression, Interview, Study
from metaphor.screens.empty import study_or_way_there
from metaphor.screens.figure_box import figure_box, figures_of, go_to_figure
from metaphor.screens.figure_card import chosen_figure, no_card, show_card
from metaphor.screens.marks import transcript_html
from metaphor.screens.reader_pane import reader_pane
from metaphor.screens.session import codebook, colour, go, interview_of, language, place, say

PANE = "calc(100vh - 15rem)"


def show() -> None:
    """The page."""
    study = study_or_way_there("read")
    if study is None:
        return
    here = place()
    asked = interview_of(here.person, study)
    interview = asked or study.interviews[0]
    chosen = chosen_figure(interview, here.segment, here.at) if asked else None
    left, right = st.columns([9, 5], gap="large")
    with left:
        _choices(study, interview, chosen)
        html = transcript_html(interview, codebook(), language(), colour=colour, segment=here.segment if asked else None,
                               at=chosen.start if chosen else None)  # fmt: skip
        reader_pane(
            html, interview.transcript.id, key="reader", height=PANE, chosen=lambda at: go_to_figure(interview, at)
        )
    with right, st.container(key="card"):
        if chosen:
            show_card(study, interview, chosen)
        else:
            no_card(None)


def _choices(study: Study, interview: Interview, chosen: Expression | None) -> None:
    ids = [i.transcript.id for i in study.interviews]
    with st.container(key="read_choices", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.session_state["read_person"] = interview.transcript.id
        st.selectbox(say("read.interview"), ids, key="read_person", width=180,
                     on_change=lambda: go(person=st.session_state["read_person"], segment=None, at=None))  # fmt: skip
        figure_box(interview, chosen, key="read_figure", width=290)
        before, after = _neighbours([x.start for x in figures_of(interview)], chosen.start if chosen else -1)
        st.button(say("read.previous"), key="previous", shortcut="K", disabled=before is None, on_click=go_to_figure,
                  args=(interview, before))  # fmt: skip
        st.button(say("read.next"), key="next", shortcut="J", disabled=after is None, on_click=go_to_figure,
                  args=(interview, after))  # fmt: skip
    st.html(f'<p class="quiet">{escape(say("read.hint"))}</p>')


def _neighbours(starts: list[int], at: int) -> tuple[int | None, int | None]:
    """The figures before and after a place in the text; at -1, before everything, the first one is next."""
    before, after = bisect_left(starts, at), bisect_right(starts, at)
    return starts[before - 1] if before else None, starts[after] if after < len(starts) else None
