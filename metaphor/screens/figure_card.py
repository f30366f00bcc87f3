"""The card beside a text: the chosen figure, why it is one, and other people's figures of the same schema."""

from __future__ import annotations

from html import escape

import streamlit as st

from metaphor.model import Expression, Interview, Segment, Study
from metaphor.screens.session import go, reader, say
from metaphor.screens.why import NO_IMAGE, same_schema, why_card


def chosen_figure(interview: Interview, segment: int | None, at: int | None) -> Expression | None:
    """The figure that starts ``at``, else the strongest one of the segment."""
    exact = [x for x in interview.expressions if x.start == at]
    within = [x for x in interview.expressions if x.segment == segment] if at is None else []
    return max(exact or within, key=lambda x: x.strength * x.confidence, default=None)


def show_card(study: Study, interview: Interview, x: Expression) -> None:
    """The card, and below it the way to other people's figures of the same schema."""
    st.html(why_card(x, reader(), x.text))
    if interview.transcript.turns[x.turn].role == "interviewer":
        st.html(f'<p class="note">{escape(say("why.interviewer"))}</p>')
    others = same_schema(study, interview, x)
    if x.schema in NO_IMAGE:
        return
    if not others:
        st.html(f'<p class="quiet">{escape(say("why.nobody_else"))}</p>')
        return
    st.html(f'<h4 class="others">{escape(say("why.others"))}</h4>')
    with st.container(gap=None):
        for number, (other, y) in enumerate(others):
            label = say("why.other", words=_plain(y.text), person=_plain(other.transcript.id))
            st.button(label, key=f"other_{number}", type="tertiary", on_click=go,
                      kwargs={"person": other.transcript.id, "segment": y.segment, "at": y.start})  # fmt: skip


def no_card(segment: Segment | None) -> None:
    """What stands in the card's place while no figure is chosen."""
    st.html(f'<p class="quiet empty">{escape(say("why.plain" if segment else "why.none"))}</p>')


def _plain(text: str) -> str:
    """The text with the signs that labels read as markup made harmless."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#:$~!|" else sign for sign in text.replace("\n", " "))
