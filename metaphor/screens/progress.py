"""Reading and analysis under way, shown above every page: what, how far, how long still, and Stop."""

from __future__ import annotations

from html import escape

import streamlit as st

from metaphor.screens.session import keep_study, reading, say, sentence, work
from metaphor.screens.taking_in import settle_reading
from metaphor.screens.work import Progress


def banner() -> None:
    """What runs, refreshed by itself; its end becomes the session's shelf or study and redraws the page."""
    files, analysis = reading(), work()
    if files is not None and files.state != "running":
        _settle_reading()
    if analysis is not None and analysis.state != "running":
        _settle_analysis()
    if reading() is not None or work() is not None:
        _running()


@st.fragment(run_every=0.5)
def _running() -> None:
    jobs = {"import": reading(), "work": work()}
    if any(job is not None and job.state != "running" for job in jobs.values()) or not any(jobs.values()):
        st.rerun(scope="app")
    for what, job in jobs.items():
        if job is not None:
            now = job.progress
            with st.container(key=f"progress_{what}", horizontal=True, vertical_alignment="center"):
                st.progress(now.done / now.total if now.total else 0.0, text=_sentence(what, now))
                st.button(say("work.stop"), key=f"stop_{what}", on_click=job.stop)


def _sentence(what: str, now: Progress) -> str:
    if now.done == 0:
        return say(f"{what}.warming", n=now.total)
    so_far = say(f"{what}.now", done=now.done, total=now.total)
    if now.remaining_s is None:
        return so_far
    left = round(now.remaining_s)
    return so_far + (say("work.seconds", n=left) if left < 90 else say("work.minutes", n=round(left / 60)))


def _settle_reading() -> None:
    state = settle_reading()
    if state in ("stopped", "failed"):
        _note(say(f"import.{state}"))


def _settle_analysis() -> None:
    """Takes over what the analysis made, once, and says how it ended."""
    job = work()
    if job is None:
        return
    del st.session_state["work"]
    if job.state == "done" and job.result is not None:
        keep_study(job.result)
    else:
        _note(
            say("work.stopped") if job.state == "stopped" else sentence(job.error) if job.error else say("work.failed")
        )


def _note(text: str) -> None:
    st.html(f'<p class="note">{escape(text)}</p>')
