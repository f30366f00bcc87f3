"""The analysis under way, shown above every page: what, how far, how long still, and Stop."""

from __future__ import annotations

from html import escape

import streamlit as st

from metaphor.screens.session import keep_study, say, work
from metaphor.screens.work import Progress, Work


def banner() -> None:
    """The running analysis, refreshed by itself; its end becomes the session's study and redraws the page."""
    job = work()
    if job is None:
        return
    if job.state == "running":
        _running()
    else:
        _settle(job)


@st.fragment(run_every=0.5)
def _running() -> None:
    job = work()
    if job is None or job.state != "running":
        st.rerun(scope="app")
    now = job.progress
    with st.container(key="progress", horizontal=True, vertical_alignment="center"):
        st.progress(now.done / now.total if now.total else 0.0, text=_sentence(now))
        st.button(say("work.stop"), key="stop", on_click=job.stop)


def _sentence(now: Progress) -> str:
    if now.done == 0:
        return say("work.warming", total=now.total)
    so_far = say("work.now", done=now.done, total=now.total)
    if now.remaining_s is None:
        return so_far
    left = round(now.remaining_s)
    return so_far + (say("work.seconds", n=left) if left < 90 else say("work.minutes", n=round(left / 60)))


def _settle(job: Work) -> None:
    """Takes over what the analysis made, once, and says how it ended."""
    del st.session_state["work"]
    if job.state == "done" and job.study is not None:
        keep_study(job.study)
        return
    sentence = say("work.stopped") if job.state == "stopped" else str(job.error) if job.error else say("work.failed")
    st.html(f'<p class="note">{escape(sentence)}</p>')
