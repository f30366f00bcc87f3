"""The list of an interview's figures, to go through by keyboard."""

from __future__ import annotations

import streamlit as st

from metaphor.model import Expression, Interview, counts_for_participants
from metaphor.screens.marks import clock, figure_name
from metaphor.screens.session import codebook, go, language, say
from metaphor.views.timing import clock_of


def figures_of(interview: Interview) -> tuple[Expression, ...]:
    """The participants' figures in the order of the text."""
    return tuple(sorted(counts_for_participants(interview), key=lambda x: (x.start, x.end)))


def go_to_figure(interview: Interview, at: int | None) -> None:
    """Moves to the figure that starts there; does nothing where none does."""
    for x in interview.expressions:
        if x.start == at:
            go(person=interview.transcript.id, segment=x.segment, at=at)
            return


def figure_box(interview: Interview, chosen: Expression | None, *, key: str, width: int) -> None:
    """A select box of the figures; numbered, since the same words may come twice."""
    figures = figures_of(interview)
    when = clock_of(interview.transcript)
    by_start = {x.start: (number, x) for number, x in enumerate(figures, start=1)}
    box = f"{key}_{language()}"
    st.session_state[box] = chosen.start if chosen and chosen.start in by_start else None

    def named(start: int) -> str:
        number, x = by_start[start]
        name = figure_name(x, codebook(), language())
        return " · ".join(
            part for part in (str(number), clock(when(start)), say("figure.line", words=x.text, figure=name)) if part
        )

    def pick() -> None:
        go_to_figure(interview, st.session_state[box])

    st.selectbox(say("figure.box", n=len(figures)), list(by_start), key=box, index=None, format_func=named, on_change=pick,
                 placeholder=say("figure.choose"), width=width)  # fmt: skip
