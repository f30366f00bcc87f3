"""Who asks and who answers: roles as understood, and a way to set them; and the removal of a file."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import get_args

import streamlit as st

from metaphor.model import Role
from metaphor.screens.glance import glance_at
from metaphor.screens.session import OnShelf, put_on_shelf, say, shelf


def show_roles() -> None:
    """The roles of one file's speakers, folded away."""
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
