"""Choices whose words follow the language while what was chosen stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from metaphor.screens.session import language, say

# A select box remembers the words it showed, not the option behind them, so each language gets a box of its own.


def choose_one(label: str, options: Sequence[str], *, key: str, named: Callable[[str], str], width: int) -> str:
    """One of the options, the first at the beginning; kept for the session whatever the language."""
    box, kept = f"{key}_{language()}", f"kept_{key}"
    if st.session_state.get(kept) not in options:
        st.session_state[kept] = options[0]
    st.session_state[box] = st.session_state[kept]

    def keep() -> None:
        st.session_state[kept] = st.session_state[box]

    st.selectbox(label, options, key=box, format_func=named, width=width, on_change=keep)
    chosen: str = st.session_state[kept]
    return chosen


def choose_some(
    label: str, options: Sequence[str], *, key: str, named: Callable[[str], str], width: int
) -> frozenset[str]:
    """Any of the options, none at the beginning; kept for the session whatever the language."""
    box, kept = f"{key}_{language()}", f"kept_{key}"
    st.session_state[box] = [one for one in st.session_state.get(kept, ()) if one in options]

    def keep() -> None:
        st.session_state[kept] = tuple(st.session_state[box])

    st.multiselect(label, options, key=box, format_func=named, width=width, placeholder=say("map.all"), on_change=keep)
    return frozenset(st.session_state[box])


def choose_segment(label: str, options: Sequence[str], *, key: str, named: Callable[[str], str]) -> str:
    """One of a few options side by side, the first at the beginning; kept for the session."""
    box, kept = f"{key}_{language()}", f"kept_{key}"
    if st.session_state.get(kept) not in options:
        st.session_state[kept] = options[0]
    st.session_state[box] = st.session_state[kept]

    def keep() -> None:
        st.session_state[kept] = st.session_state[box]

    st.segmented_control(label, options, key=box, format_func=named, required=True, on_change=keep)
    chosen: str = st.session_state[kept]
    return chosen
