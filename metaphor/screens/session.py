"""What one reader's session holds: the study, the work under way; and the place in the address bar."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache
from typing import Any

import streamlit as st

from metaphor.charts.ground import DARK, LIGHT, Ground
from metaphor.errors import UserError
from metaphor.lexicon import DEFAULT_FOLDER, Codebook
from metaphor.lexicon.codebook import read_codebook
from metaphor.lexicon.weights import read_weights
from metaphor.model import Interview, Language, Study
from metaphor.screens.place import Place, params_of, place_of
from metaphor.screens.said import translated
from metaphor.screens.shelf import OnShelf
from metaphor.screens.strings import text_of
from metaphor.screens.why import Reader, Sentences
from metaphor.screens.work import Work

A_MOMENT_S = 0.4
"""Seconds in which a stale address is taken for a late one; anybody's Back button comes later."""


def language() -> Language:
    """The language chosen in the address bar, else the browser's."""
    locale = (st.context.locale or "").lower()
    return place_of(st.query_params.to_dict(), "zh" if locale.startswith("zh") else "en").language


def place() -> Place:
    """Where the address bar says the reader is."""
    return place_of(st.query_params.to_dict(), language())


def go(**changes: Any) -> None:
    """Moves within the page: the address bar is the one memory of the place, so Back returns here."""
    stood = st.query_params.to_dict()
    wanted = params_of(replace(place(), **changes))
    if wanted != stood:
        st.query_params.from_dict(wanted)
        st.session_state["moved"] = (stood, wanted, time.monotonic())


def hold_place() -> None:
    """Keeps a move that the browser has not heard of yet.

    A second click within the same moment arrives with the address from before the first one, and would undo it.
    """
    stood, wanted, when = st.session_state.get("moved", ({}, {}, 0.0))
    if wanted and st.query_params.to_dict() == stood and time.monotonic() - when < A_MOMENT_S:
        st.query_params.from_dict(wanted)


def say(key: str, /, **values: object) -> str:
    """The text of a key in the reader's language."""
    return text_of(key, language(), **values)


def ground() -> Ground:
    """The paper of the present theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


@cache
def codebook() -> Codebook:
    """The names of sources, schemas and feelings; the entries are the analysis's affair."""
    return read_codebook(DEFAULT_FOLDER)


@cache
def sentences() -> Sentences:
    """The sentences that say each piece of evidence."""
    return read_weights(DEFAULT_FOLDER / "weights.yaml").sentences


def colour(source: str) -> str:
    """A source's colour on the present ground."""
    known = codebook().sources.get(source) or codebook().sources["other"]
    return ground().colour(known.colour)


def reader() -> Reader:
    """What the why-card needs to speak."""
    return Reader(codebook(), sentences(), language(), colour)


def study() -> Study | None:
    """The study that was analysed last, if any."""
    held: Study | None = st.session_state.get("study")
    return held


def work() -> Work[Study] | None:
    """The analysis under way or just ended."""
    held: Work[Study] | None = st.session_state.get("work")
    return held


def reading() -> Work[tuple[OnShelf, ...]] | None:
    """The reading of files under way or just ended."""
    held: Work[tuple[OnShelf, ...]] | None = st.session_state.get("reading")
    return held


def interview_of(person: str, within: Study) -> Interview | None:
    """The interview a person speaks in; a person is a transcript's id, with `` · speaker`` where it has several."""
    for interview in within.interviews:
        if person == interview.transcript.id or person.startswith(f"{interview.transcript.id} · "):
            return interview
    return None


def remember(key: str, value: Any) -> Any:
    """A value worked out once per study and kept in the session (never in a cache that others share)."""
    held = st.session_state.setdefault("derived", {})
    if key not in held:
        held[key] = value()
    return held[key]


def keep_study(done: Study) -> None:
    """Makes a study the session's study; what was derived from the last one is dropped."""
    st.session_state["study"] = done
    st.session_state["derived"] = {}


def sentence(said: UserError | str) -> str:
    """A sentence from the program's other rooms, in the reader's language."""
    return translated(said, language())


def complaint(error: UserError) -> str:
    """What is wrong and what to do, where the thing it is about stands beside it."""
    whole = sentence(error)
    return next(
        (whole.removeprefix(f"{error.where}{mark}") for mark in (": ", "：") if f"{error.where}{mark}" in whole), whole
    )
