"""Study: what is in here?  Files in, what was understood of each, and the start of the analysis."""

from __future__ import annotations

from html import escape

import streamlit as st

from metaphor.model import Study
from metaphor.read.choices_file import choices_text
from metaphor.screens import doors
from metaphor.screens.file_list import file_list
from metaphor.screens.place import SAMPLE
from metaphor.screens.session import go, place, reading, say, sentence, study, work
from metaphor.screens.shelf import choices, shelf
from metaphor.screens.start import begin, open_sample
from metaphor.screens.study_context import show_context
from metaphor.screens.taking_in import CHOICES_FILES, take_in
from metaphor.views.voices import people_of, voices_of


def show() -> None:
    """The page."""
    st.html(f'<h1>{escape(say("study.title"))}</h1><p class="lead">{escape(say("study.lead"))}</p>')
    left, right = st.columns([3, 2], gap="large")
    with left:
        _drop_files()
    with right:
        _sample()
    if st.session_state.pop("topics_confirmed", False):
        begin()
    if shelf():
        show_context()
        _start()
    _summary()
    if shelf():
        st.html(
            f'<h2>{escape(say("study.transcripts"))}</h2><p class="quiet">{escape(say("study.transcripts.about"))}</p>'
        )
        file_list()
        _choices()


def _drop_files() -> None:
    turn = st.session_state.setdefault("drop_turn", 0)
    key = f"drop_{turn}"

    def take() -> None:
        take_in([(file.name, file.getvalue()) for file in st.session_state[key]])
        st.session_state["drop_turn"] = turn + 1
        if place().study == SAMPLE:
            go(study="")

    st.file_uploader(say("study.drop"), type=[*doors.READABLE, *CHOICES_FILES], accept_multiple_files=True, key=key,
                     on_change=take, disabled=reading() is not None)  # fmt: skip
    if error := st.session_state.get("choices_error"):
        st.html(f'<p class="note">{escape(sentence(error))}</p>')


def _sample() -> None:
    with st.container(border=True, key="sample_card"):
        st.html(f"<h3>{escape(say('study.sample.title'))}</h3><p>{escape(say('study.sample.about'))}</p>")
        first = not shelf()
        st.button(say("study.sample.open"), key="open_sample", type="primary" if first else "secondary",
                  on_click=open_sample, disabled=work() is not None or reading() is not None)  # fmt: skip


def _start() -> None:
    readable = sum(1 for one in shelf() if one.transcript)
    busy = work() is not None or reading() is not None
    if not readable:
        return
    with st.container(horizontal=True):
        st.button(say("study.start", n=readable), key="start", type="primary", on_click=begin, disabled=busy)
        st.button(say("study.clear"), key="clear", on_click=_clear, disabled=busy)


def _choices() -> None:
    """What was laid down, as a file to keep."""
    if choices().rows:
        with st.container(key="choices", horizontal=True, vertical_alignment="center"):
            st.download_button(say("study.choices.save"), choices_text(choices()).encode(), file_name="import.yaml",
                               mime="text/yaml", key="save_choices", on_click="ignore")  # fmt: skip
            st.html(f'<p class="quiet">{escape(say("study.choices.about"))}</p>', width="stretch")


def _clear() -> None:
    for key in (
        "shelf",
        "choices",
        "choices_error",
        "headers",
        "table",
        "table_error",
        "table_notes",
        "topics",
        "topics_field",
        "study",
        "derived",
    ):
        st.session_state.pop(key, None)
    go(study="", person="", segment=None, at=None, source="")


def _read_otherwise_now(done: Study) -> bool:
    """Whether files came, went or were corrected since the analysis; a sample has none on the shelf."""
    analysed = [(one.transcript.name, one.transcript.turns) for one in done.interviews]
    return bool(shelf()) and analysed != [(one.transcript.name, one.transcript.turns) for one in shelf() if one.transcript]


def _summary() -> None:
    done = study()
    if done is None:
        return
    voices = voices_of(done)
    numbers = {"interviews": len(done.interviews), "people": len(people_of(done)), "figures": len(voices),
               "sources": len({voice.expression.source for voice in voices})}  # fmt: skip
    parts = "".join(
        f"<div><b>{n:,}</b><span>{escape(say(f'summary.{key}', n=n))}</span></div>" for key, n in numbers.items()
    )
    stale = f"<p class='note'>{escape(say('study.stale'))}</p>" if _read_otherwise_now(done) else ""
    st.html(f'<h2>{escape(say("study.found"))}</h2>{stale}<div class="numbers">{parts}</div>')
    version = say("study.lexicon", id=done.lexicon_id, version=done.lexicon_version, hash=done.lexicon_hash[:12])
    aside = "".join(
        f"<p class='note'>{escape(sentence(one.reason))}</p>"
        for one in done.set_aside
        if one.name not in {o.name for o in shelf()}
    )
    st.html(f'{aside}<p class="quiet">{escape(version)}</p>')
