"""Study: what is in here?  Files in, what was understood of each, and the start of the analysis."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import get_args

import streamlit as st

from metaphor.errors import UserError
from metaphor.model import Role
from metaphor.read import ParticipantsTable
from metaphor.screens import doors
from metaphor.screens.glance import Glance, glance_at
from metaphor.screens.place import SAMPLE
from metaphor.screens.session import OnShelf, go, place, put_on_shelf, say, sentence, shelf, study, work
from metaphor.views.voices import people_of, voices_of


def show() -> None:
    """The page."""
    st.html(f'<h1>{escape(say("study.title"))}</h1><p class="lead">{escape(say("study.lead"))}</p>')
    if place().study == SAMPLE and study() is None and work() is None and not shelf():
        _open_sample()
        st.rerun()
    left, right = st.columns([3, 2], gap="large")
    with left:
        _drop_files()
    with right:
        _sample()
    if shelf():
        _context()
        _start()
    _summary()
    if shelf():
        _transcripts()


def _drop_files() -> None:
    turn = st.session_state.setdefault("drop_turn", 0)
    key = f"drop_{turn}"

    def take() -> None:
        given = [(file.name, file.getvalue()) for file in st.session_state[key]]
        put_on_shelf(doors.read_files(shelf(), given))
        st.session_state["drop_turn"] = turn + 1
        if place().study == SAMPLE:
            go(study="")

    st.file_uploader(say("study.drop"), type=list(doors.READABLE), accept_multiple_files=True, key=key, on_change=take)


def _sample() -> None:
    with st.container(border=True, key="sample_card"):
        st.html(f"<h3>{escape(say('study.sample.title'))}</h3><p>{escape(say('study.sample.about'))}</p>")
        first = not shelf()
        st.button(say("study.sample.open"), key="open_sample", type="primary" if first else "secondary",
                  on_click=_open_sample, disabled=work() is not None)  # fmt: skip


def _open_sample() -> None:
    """The sample on the shelf, its participants joined, and the analysis begun: one click."""
    files = doors.read_files((), doors.sample_files())
    put_on_shelf(files)
    st.session_state["table"] = doors.sample_table()
    st.session_state["topics"] = say("study.sample.topics")
    go(study=SAMPLE)
    _begin()


def _transcripts() -> None:
    st.html(f"<h2>{escape(say('study.transcripts'))}</h2>{_table(shelf())}")
    readable = [one for one in shelf() if one.transcript]
    with st.expander(say("study.roles")):
        st.html(f'<p class="quiet">{escape(say("study.roles.about"))}</p>')
        names = [one.name for one in shelf()]
        name = st.selectbox(say("study.roles.which"), names, key="roles_of")
        chosen = next((one for one in readable if one.name == name), None)
        if chosen:
            _roles(chosen)
        st.button(say("study.remove", name=name), key="remove", on_click=_remove, args=(name,))


def _roles(one: OnShelf) -> None:
    if one.transcript is None:
        return
    given = dict(one.roles)
    for speaker in glance_at(one.transcript).speakers:
        key = f"role_{one.name}_{speaker.name}"

        def settle(name: str = speaker.name, key: str = key) -> None:
            roles = {**dict(one.roles), name: st.session_state[key]}
            put_on_shelf([replace(o, roles=tuple(roles.items())) if o.name == one.name else o for o in shelf()])

        st.session_state[key] = given.get(speaker.name, speaker.role)
        label = say("study.speaker", name=speaker.name, share=round(100 * speaker.share))
        st.segmented_control(label, get_args(Role), key=key, required=True, on_change=settle,
                             format_func=lambda role: say(f"role.{role}"))  # fmt: skip


def _remove(name: str) -> None:
    put_on_shelf([one for one in shelf() if one.name != name])


def _table(files: tuple[OnShelf, ...]) -> str:
    heads = (
        "study.column.file",
        "study.column.language",
        "study.column.speakers",
        "study.column.length",
        "study.column.state",
    )
    head = "".join(f'<th scope="col">{escape(say(key))}</th>' for key in heads)
    return f'<table class="shelf"><thead><tr>{head}</tr></thead><tbody>{"".join(map(_line, files))}</tbody></table>'


def _line(one: OnShelf) -> str:
    name = f'<th scope="row">{escape(one.name)}</th>'
    if one.transcript is None:
        why = sentence(one.error) if one.error else ""
        return f'<tr class="bad">{name}<td colspan="4">{escape(why)}</td></tr>'
    glance = glance_at(one.transcript)
    notes = "".join(f"<small>{escape(sentence(text))}</small>" for text in one.transcript.notes)
    cells = (_languages(glance), _speakers(one, glance), _length(glance), f"{escape(say('study.ready'))}{notes}")
    return f"<tr>{name}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _languages(glance: Glance) -> str:
    return escape(say("list.comma").join(say(f"language.name.{one}") for one in glance.languages)) or "–"


def _speakers(one: OnShelf, glance: Glance) -> str:
    given = dict(one.roles)
    parts = [
        f'<span class="speaker">{escape(s.name)} <em>{escape(say("role." + given.get(s.name, s.role)))}</em></span>'
        for s in glance.speakers
    ]
    return "".join(parts)


def _length(glance: Glance) -> str:
    parts = [
        say("study.words", n=glance.words, count=f"{glance.words:,}") if "en" in glance.languages else "",
        say("study.hanzi", count=f"{glance.hanzi:,}") if "zh" in glance.languages else "",
        say("study.minutes", n=glance.minutes) if glance.minutes is not None else "",
    ]
    return "<br>".join(escape(part) for part in parts if part)


def _context() -> None:
    """The participants table and the literal topics: what a reader knows of the study that no transcript says."""
    left, right = st.columns(2, gap="large")
    with left:
        _participants()
    with right:
        st.text_input(say("study.topics"), key="topics_field", value=st.session_state.get("topics", ""),
                      placeholder=say("study.topics.example"), on_change=_keep_topics)  # fmt: skip
        st.html(f'<p class="quiet">{escape(say("study.topics.about"))}</p>')


def _keep_topics() -> None:
    st.session_state["topics"] = st.session_state["topics_field"]


def _participants() -> None:
    def take() -> None:
        given = st.session_state["table_field"]
        st.session_state["table_error"] = None
        st.session_state["table"] = None
        if given is not None:
            try:
                st.session_state["table"] = doors.read_table(given.name, given.getvalue())
            except UserError as error:
                st.session_state["table_error"] = error

    st.file_uploader(say("study.table"), type=["csv", "tsv", "xlsx"], key="table_field", on_change=take)
    error: UserError | None = st.session_state.get("table_error")
    table: ParticipantsTable | None = st.session_state.get("table")
    if error:
        st.html(f'<p class="note">{escape(sentence(error))}</p>')
    elif table:
        columns = say("list.comma").join(table.columns)
        st.html(
            f'<p class="quiet">{escape(say("study.table.read", n=len(table.rows), name=table.name, columns=columns))}</p>'
        )
    else:
        st.html(f'<p class="quiet">{escape(say("study.table.about"))}</p>')
    for text in st.session_state.get("table_notes", ()):
        st.html(f'<p class="note">{escape(sentence(text))}</p>')


def topics() -> tuple[str, ...]:
    """The literal topics, as typed: separated by commas of any width, semicolons or line ends."""
    typed = st.session_state.get("topics", "")
    for mark in "，、；;\n":
        typed = typed.replace(mark, ",")
    return tuple(word.strip() for word in typed.split(",") if word.strip())


def _start() -> None:
    readable = sum(1 for one in shelf() if one.transcript)
    if not readable:
        return
    with st.container(horizontal=True):
        st.button(
            say("study.start", n=readable), key="start", type="primary", on_click=_begin, disabled=work() is not None
        )
        st.button(say("study.clear"), key="clear", on_click=_clear, disabled=work() is not None)


def _begin() -> None:
    try:
        transcripts, notes = doors.ready(shelf(), st.session_state.get("table"))
    except UserError as error:
        st.session_state["table_error"] = error
        transcripts, notes = doors.ready(shelf(), None)
    st.session_state["table_notes"] = notes
    if transcripts:
        st.session_state["work"] = doors.begin(shelf(), transcripts, topics())


def _clear() -> None:
    for key in ("shelf", "table", "table_error", "table_notes", "topics", "topics_field", "study", "derived"):
        st.session_state.pop(key, None)
    go(study="", person="", segment=None, at=None, source="")


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
    st.html(f'<h2>{escape(say("study.found"))}</h2><div class="numbers">{parts}</div>')
    version = say("study.lexicon", id=done.lexicon_id, version=done.lexicon_version, hash=done.lexicon_hash[:12])
    aside = "".join(
        f"<p class='note'>{escape(one.reason)}</p>"
        for one in done.set_aside
        if one.name not in {o.name for o in shelf()}
    )
    st.html(f'{aside}<p class="quiet">{escape(version)}</p>')
