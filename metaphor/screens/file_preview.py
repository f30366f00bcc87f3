"""How a file begins as it was read, and what of it was left out and why."""

from __future__ import annotations

from html import escape

import streamlit as st

from metaphor.model import Transcript, Turn
from metaphor.read.glance import LeftOutGlance, left_out_at
from metaphor.screens.file_words import and_more, called, left_out_for, quoted, sum_of
from metaphor.screens.marks import clock
from metaphor.screens.session import language, say, sentence

FIRST = 6
"""So many turns are shown at first."""
MORE = 20
"""So many more at each asking."""
LONGEST = 280
"""Characters of a turn that are shown."""


def show_beginning(transcript: Transcript, key: str) -> None:
    """The first turns, and a way to see more of them."""
    shown = st.session_state.setdefault(f"shown_{key}", FIRST)
    turns = "".join(map(_turn, transcript.turns[:shown]))
    st.html(f'<h4>{escape(say("preview.begins"))}</h4><div class="begins">{turns}</div>')
    rest = len(transcript.turns) - shown
    if rest > 0:
        st.button(say("preview.more", n=rest), key=f"more_{key}", type="tertiary", on_click=_show_more, args=(key,))


def _show_more(key: str) -> None:
    st.session_state[f"shown_{key}"] += MORE


def _turn(turn: Turn) -> str:
    words = turn.text if len(turn.text) <= LONGEST else turn.text[:LONGEST].rstrip() + "…"
    at = f"<time>{clock(turn.start_s)}</time>" if turn.start_s is not None else ""
    role = escape(say(f"role.{turn.role}"))
    return f'<p class="{turn.role}"><b>{escape(called(turn.speaker, language()))}<br><em>{role}</em>{at}</b><span>{escape(words)}</span></p>'


def show_left_out(transcript: Transcript) -> None:
    """The sum of the file's characters, the pieces left out by reason, and what else was understood."""
    account = transcript.account
    parts = [f"<h4>{escape(say('preview.left_out'))}</h4>"]
    if account:
        pieces = "".join(map(_piece, left_out_at(account)))
        parts.append(f"<ul>{pieces}</ul>" if pieces else f"<p>{escape(say('preview.left_out.nothing'))}</p>")
        parts.append(f'<p class="quiet">{escape(sum_of(account, language()))}</p>')
    notes = "".join(f"<li>{escape(sentence(note))}</li>" for note in transcript.notes)
    if notes:
        parts.append(f"<h4>{escape(say('preview.notes'))}</h4><ul>{notes}</ul>")
    st.html(f'<div class="left-out">{"".join(parts)}</div>')


def _piece(one: LeftOutGlance) -> str:
    quotes = " ".join(f"<q>{escape(text)}</q>" for text in quoted(one))
    return f"<li>{escape(left_out_for(one, language()))} {quotes} {escape(and_more(one, language()))}</li>"
