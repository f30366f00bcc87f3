"""The marked transcript as one element of the page: scrolls by itself, and every figure in it can be chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent

_mount = st.components.v2.component(
    "transcript_pane",
    html='<div class="pane" tabindex="-1"></div>',
    css=(_HERE / "reader.css").read_text(encoding="utf-8"),
    js=(_HERE / "reader.js").read_text(encoding="utf-8"),
)


def reader_pane(html: str, transcript: str, *, key: str, height: str, chosen: Callable[[int], None]) -> None:
    """Shows escaped HTML of a transcript; ``chosen`` is told the start offset of the figure a person picks."""

    def report() -> None:
        at = st.session_state[key].chosen
        if at is not None:
            chosen(int(at))

    _mount(key=key, data={"html": html, "transcript": transcript, "height": height}, on_chosen_change=report)
