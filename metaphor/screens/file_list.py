"""The list of files, one line each; a click opens what was understood of one, and lets it be corrected."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

import streamlit as st

from metaphor.screens.corrections import show_corrections
from metaphor.screens.file_preview import show_beginning, show_left_out
from metaphor.screens.file_words import languages_of, length_of, read_as, speakers_of
from metaphor.screens.session import complaint, language, reading, say
from metaphor.screens.shelf import OnShelf, put_on_shelf, shelf

_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")
_COLUMNS = ("file", "language", "speakers", "length", "read_as")


def file_list() -> None:
    """The list; a file whose encoding is in doubt stands open, and so does a file that came alone."""
    texts = shelf()
    head = "".join(f"<span>{escape(say(f'study.column.{key}'))}</span>" for key in _COLUMNS)
    seen: Counter[str] = Counter()
    with st.container(key="files", gap=None):
        st.html(f'<div class="file-head">{head}</div>')
        for one in texts:
            seen[one.name] += 1
            key = f"{one.name}#{seen[one.name]}"
            st.session_state.setdefault(f"open_{key}", len(texts) == 1 or one.unsure)
            _file(one, key)


def _file(one: OnShelf, key: str) -> None:
    # The words of a line change with every correction, and a line of other words would be closed: its state is kept.
    widget, kept = f"file_{key}", f"open_{key}"
    st.session_state[widget] = st.session_state[kept]

    def keep() -> None:
        st.session_state[kept] = st.session_state[widget]

    with st.expander(_line(one), key=widget, on_change=keep) as line:
        if line.open:
            _details(one, key)


def _details(one: OnShelf, key: str) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        if one.transcript is None:
            st.html(f'<p class="note">{escape(complaint(one.error) if one.error else "")}</p>')
        else:
            show_beginning(one.transcript, key)
            show_left_out(one.transcript)
    with right:
        show_corrections(one, key, disabled=reading() is not None)
        st.button(say("study.remove"), key=f"remove_{key}", icon=":material/close:", type="tertiary", on_click=_remove,
                  args=(one,))  # fmt: skip


def _remove(one: OnShelf) -> None:
    put_on_shelf([other for other in shelf() if other is not one])


def _line(one: OnShelf) -> str:
    """The line as Markdown: the name in bold, each further column set apart for the style sheet to place."""
    if one.transcript is None or one.glance is None:
        why = complaint(one.error) if one.error else ""
        return f"**{_plain(one.name)}** ~~{_plain(why)}~~"
    words = language()
    cells = (
        languages_of(one.glance, words),
        speakers_of(one.glance, words),
        length_of(one.glance, words),
        read_as(one.transcript, words, unsure=one.unsure),
    )
    return f"**{_plain(one.name)}** " + " ".join(f"*{_plain(cell) or '–'}*" for cell in cells)


def _plain(text: str) -> str:
    """Words that Markdown takes as they are."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
