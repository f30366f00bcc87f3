"""What a person may correct of a file as it was read: the encoding, who speaks and who asks, the columns of a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import get_args

import streamlit as st

from metaphor.model import Role
from metaphor.read.alternatives import Headers, alternatives, encoding_name, headers, same_encoding
from metaphor.read.choices import Choice, renamed
from metaphor.read.glance import SpeakerGlance
from metaphor.screens.session import language, say
from metaphor.screens.shelf import OnShelf, alike
from metaphor.screens.taking_in import is_corrected, lay_down, take_back

MOST_SPEAKERS = 30
"""So many speakers can be corrected here; a file of choices names any number."""

_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def show_corrections(one: OnShelf, key: str, *, disabled: bool) -> None:
    """The controls; each takes hold at once, for this file or for all that look like it."""
    for_all = _scope(one, key)
    _encoding(one, key, for_all=for_all, disabled=disabled)
    _columns(one, key, for_all=for_all, disabled=disabled)
    if one.glance is not None:
        _speakers(one, one.glance.speakers, key, for_all=for_all, disabled=disabled)
    if is_corrected(one):
        st.button(say("fix.take_back"), key=f"back_{key}", type="tertiary", disabled=disabled, icon=":material/undo:",
                  on_click=take_back, args=(one,))  # fmt: skip


def _scope(one: OnShelf, key: str) -> bool:
    """Whether a correction holds for all that look alike."""
    many = len(alike(one))
    if many < 2:
        return False
    kept = f"kept_scope_{key}"
    st.session_state[f"scope_{key}"] = st.session_state.setdefault(kept, "one")

    def keep() -> None:
        st.session_state[kept] = st.session_state[f"scope_{key}"]

    st.segmented_control(say("fix.scope"), ("one", "alike"), key=f"scope_{key}", required=True, on_change=keep,
                         format_func=lambda which: say(f"fix.scope.{which}", n=many),
                         help=say("fix.scope.about"))  # fmt: skip
    return bool(st.session_state[kept] == "alike")


def _encoding(one: OnShelf, key: str, *, for_all: bool, disabled: bool) -> None:
    """The ways to read the bytes, each with a line; nothing where they leave no doubt and nobody chose."""
    used = one.transcript.encoding if one.transcript else one.settings.encoding or ""
    certain = used == "utf-8" and not one.unsure and not one.settings.encoding
    others = () if certain else alternatives(one.data, one.file, used)
    if not others:
        return
    lines = {other.encoding: other.line for other in others}
    now = next((name for name in lines if used and same_encoding(name, used)), None)
    widget = f"encoding_{key}"
    st.session_state[widget] = now

    def choose() -> None:
        if wanted := st.session_state[widget]:
            lay_down(one, Choice(encoding=wanted), for_all=for_all)

    if one.unsure:
        st.html(f'<p class="note">{escape(say("fix.encoding.unsure"))}</p>')
    st.radio(say("fix.encoding"), list(lines), key=widget, format_func=encoding_name, disabled=disabled,
             captions=[_plain(line) for line in lines.values()], on_change=choose)  # fmt: skip


def _columns(one: OnShelf, key: str, *, for_all: bool, disabled: bool) -> None:
    found = _headers(one)
    if found.names:
        left, right = st.columns(2)
        with left:
            _column(one, "text_column", found.names, found.text, key, for_all=for_all, disabled=disabled)
        with right:
            _column(one, "speaker_column", found.names, found.speaker, key, for_all=for_all, disabled=disabled)


def _column(
    one: OnShelf, column: str, names: tuple[str, ...], known: str, key: str, *, for_all: bool, disabled: bool
) -> None:
    """One column to choose; first stands the recognised one, until a person has chosen."""
    widget = f"{column}_{key}_{language()}"
    chosen = getattr(one.settings, column)
    options = names if chosen in names else ("", *names)
    st.session_state[widget] = chosen if chosen in names else ""

    def choose() -> None:
        if wanted := st.session_state[widget]:
            lay_down(one, Choice(**{column: wanted}), for_all=for_all)

    st.selectbox(say(f"fix.{column}"), options, key=widget, on_change=choose, disabled=disabled,
                 format_func=lambda name: name or _recognised(known))  # fmt: skip


def _recognised(name: str) -> str:
    return say("fix.column.recognised", name=name) if name else say("fix.column.none")


def _headers(one: OnShelf) -> Headers:
    """The columns to choose from, worked out once; not of a file that was stopped while it was read."""
    if one.error and "column" not in one.error.what:
        return Headers()
    held = st.session_state.setdefault("headers", {})
    asked = (one.file, len(one.data), one.settings.encoding)
    if asked not in held:
        held[asked] = headers(one.data, one.file, one.settings.encoding)
    found: Headers = held[asked]
    return found


def _speakers(one: OnShelf, speakers: Sequence[SpeakerGlance], key: str, *, for_all: bool, disabled: bool) -> None:
    st.html(f'<h4>{escape(say("fix.speakers"))}</h4><p class="quiet">{escape(say("fix.speakers.about"))}</p>')
    for number, speaker in enumerate(speakers[:MOST_SPEAKERS]):
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"speaker_{key}_{number}"):
            _name(one, speaker, f"{key}_{number}", for_all=for_all, disabled=disabled)
            _role(one, speaker, f"{key}_{number}", for_all=for_all, disabled=disabled)
    if len(speakers) > MOST_SPEAKERS:
        st.html(f'<p class="quiet">{escape(say("fix.speakers.more", n=len(speakers) - MOST_SPEAKERS))}</p>')


def _name(one: OnShelf, speaker: SpeakerGlance, key: str, *, for_all: bool, disabled: bool) -> None:
    widget = f"name_{key}"
    st.session_state[widget] = speaker.name

    def rename() -> None:
        wanted = st.session_state[widget].strip()
        if wanted and wanted != speaker.name:
            lay_down(one, renamed(one.settings, speaker.name, wanted), for_all=for_all)

    label = say("fix.speaker", share=round(100 * speaker.share), n=speaker.turns)
    st.text_input(label, key=widget, on_change=rename, disabled=disabled, max_chars=80)


def _role(one: OnShelf, speaker: SpeakerGlance, key: str, *, for_all: bool, disabled: bool) -> None:
    widget = f"role_{key}"
    st.session_state[widget] = speaker.role

    def settle() -> None:
        lay_down(one, Choice(roles=((speaker.name, st.session_state[widget]),)), for_all=for_all)

    st.segmented_control(say("fix.role", name=speaker.name), get_args(Role), key=widget, required=True, on_change=settle,
                         format_func=lambda role: say(f"role.{role}"), label_visibility="collapsed",
                         disabled=disabled)  # fmt: skip


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
