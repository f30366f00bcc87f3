"""What a page says when there is nothing to show: what would fill it, and that step."""

from __future__ import annotations

from html import escape

import streamlit as st

from metaphor.model import Study
from metaphor.screens.place import params_of
from metaphor.screens.session import place, say, study, work


def study_or_way_there(purpose: str) -> Study | None:
    """The study; when there is none, the way to one is shown and None returned.  ``purpose`` is the page's key."""
    found = study()
    if found is not None and found.interviews:
        return found
    with st.container(key="nothing"):
        if work() is not None:
            st.html(f'<p class="lead">{escape(say("nothing.working"))}</p>')
            return None
        st.html(f'<p class="lead">{escape(say(f"{purpose}.nothing"))}</p>')
        pages = st.session_state.get("pages", {})
        if "study" in pages:
            st.page_link(
                pages["study"],
                label=say("nothing.go"),
                icon=":material/arrow_forward:",
                query_params=params_of(place()),
            )
    return None
