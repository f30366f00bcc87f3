"""The start of an analysis: of what is on the shelf, or of the sample study."""

from __future__ import annotations

import sys

import streamlit as st

from metaphor.errors import UserError
from metaphor.screens import doors
from metaphor.screens.place import SAMPLE
from metaphor.screens.session import go, place, say, study, work
from metaphor.screens.shelf import choices, put_on_shelf, shelf
from metaphor.screens.study_context import topics

SAMPLE_SWITCH = "--sample"
"""``streamlit run app.py -- --sample`` greets each reader with the sample study."""


def follow_link() -> None:
    """Opens the sample study when a link or the command line names it and the session holds nothing yet."""
    greeted = st.session_state.setdefault("greeted", False)
    st.session_state["greeted"] = True
    wanted = place().study == SAMPLE or (SAMPLE_SWITCH in sys.argv[1:] and not greeted)
    if wanted and study() is None and work() is None and not shelf():
        open_sample()


def open_sample() -> None:
    """The sample on the shelf, its participants joined, and the analysis begun: one click."""
    put_on_shelf(doors.put_in((), doors.read_files(doors.sample_files(), choices())))
    st.session_state["table"] = doors.sample_table()
    st.session_state["topics"] = say("study.sample.topics")
    go(study=SAMPLE)
    begin()


def begin() -> None:
    """Starts on the readable files; a participants table that does not fit is said beside it and left out."""
    try:
        transcripts, notes = doors.ready(shelf(), st.session_state.get("table"))
    except UserError as error:
        st.session_state["table_error"] = error
        transcripts, notes = doors.ready(shelf(), None)
    st.session_state["table_notes"] = notes
    if transcripts:
        st.session_state["work"] = doors.begin(shelf(), transcripts, topics())
