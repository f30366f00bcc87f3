"""Read: what exactly was said, and why is it a figure?"""

from __future__ import annotations

from html import escape

import streamlit as st

from metaphor.model import Expression, Interview, Study
from metaphor.screens.empty import study_or_way_there
from metaphor.screens.figure_card import chosen_figure, no_card, show_card
from metaphor.screens.marks import clock, figure_name, transcript_html
from metaphor.screens.reader_pane import reader_pane
from metaphor.screens.session import codebook, colour, go, interview_of, language, place, say
from metaphor.views.timing import clock_of

PANE = "calc(100vh - 15rem)"


def show() -> None:
    """The page."""
    study = study_or_way_there("read")
    if study is None:
        return
    here = place()
    interview = interview_of(here.person, study) or study.interviews[0]
    figures = tuple(sorted(interview.expressions, key=lambda x: (x.start, x.end)))
    chosen = chosen_figure(interview, here.segment, here.at) if interview_of(here.person, study) else None
    left, right = st.columns([9, 5], gap="large")
    with left:
        _choices(study, interview, figures, chosen)
        html = transcript_html(interview, codebook(), language(), colour=colour, segment=here.segment,
                               at=chosen.start if chosen else None)  # fmt: skip
        reader_pane(html, interview.transcript.id, key="reader", height=PANE, chosen=lambda at: _go(interview, figures, at))
    with right, st.container(key="card"):
        if chosen:
            show_card(study, interview, chosen)
        else:
            no_card(None)


def _choices(study: Study, interview: Interview, figures: tuple[Expression, ...], chosen: Expression | None) -> None:
    ids = [i.transcript.id for i in study.interviews]
    when = clock_of(interview.transcript)
    by_start = {x.start: x for x in figures}
    starts = list(by_start)
    with st.container(key="read_choices", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.session_state["read_person"] = interview.transcript.id
        st.selectbox(say("read.interview"), ids, key="read_person", width=180,
                     on_change=lambda: go(person=st.session_state["read_person"], segment=None, at=None))  # fmt: skip
        st.session_state["read_figure"] = chosen.start if chosen else None

        def named(start: int) -> str:
            x = by_start[start]
            return say("map.pick.line", time=clock(when(start)), words=x.text, figure=figure_name(x, codebook(), language())).strip()

        def pick() -> None:
            if (start := st.session_state["read_figure"]) is not None:
                _go(interview, figures, start)

        st.selectbox(say("read.figure", n=len(figures)), starts, key="read_figure", index=None, format_func=named, on_change=pick,
                     placeholder=say("map.pick.choose"), width=290)  # fmt: skip
        before, after = _neighbours(starts, chosen.start if chosen else None)
        st.button(say("read.previous"), key="previous", shortcut="K", disabled=before is None, on_click=_go,
                  args=(interview, figures, before))  # fmt: skip
        st.button(say("read.next"), key="next", shortcut="J", disabled=after is None, on_click=_go,
                  args=(interview, figures, after))  # fmt: skip
    st.html(f'<p class="quiet">{escape(say("read.hint"))}</p>')


def _neighbours(starts: list[int], at: int | None) -> tuple[int | None, int | None]:
    """The figures before and after the chosen one; the first one is next when none is chosen."""
    if at is None:
        return None, starts[0] if starts else None
    number = starts.index(at)
    return starts[number - 1] if number else None, starts[number + 1] if number + 1 < len(starts) else None


def _go(interview: Interview, figures: tuple[Expression, ...], at: int | None) -> None:
    for x in figures:
        if x.start == at:
            go(person=interview.transcript.id, segment=x.segment, at=at)
            return
