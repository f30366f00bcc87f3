"""The shelf: the texts a person gave, and what was laid down for reading them; kept for the session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from metaphor.errors import UserError
from metaphor.model import Transcript
from metaphor.read import ReadSettings
from metaphor.read.choices import Choices
from metaphor.read.glance import Glance

AS_RECOGNISED = ReadSettings()


@dataclass(frozen=True, slots=True)
class OnShelf:
    """One text of a file a person gave: the transcript read from it, or the error that says why there is none.

    ``data`` are the file's bytes, so that it can be read anew; ``look`` and ``settings`` as it was read; ``unsure``
    is whether a person should look at its encoding.
    """

    name: str
    transcript: Transcript | None
    error: UserError | None = None
    file: str = ""
    data: bytes = b""
    look: str = ""
    settings: ReadSettings = AS_RECOGNISED
    glance: Glance | None = None
    unsure: bool = False


def shelf() -> tuple[OnShelf, ...]:
    """The texts given so far, in order."""
    held: tuple[OnShelf, ...] = st.session_state.get("shelf", ())
    return held


def put_on_shelf(texts: Sequence[OnShelf]) -> None:
    """Replaces the shelf."""
    st.session_state["shelf"] = tuple(texts)


def choices() -> Choices:
    """What was laid down for reading."""
    held: Choices = st.session_state.get("choices", Choices())
    return held


def keep_choices(laid_down: Choices) -> None:
    """Replaces what was laid down."""
    st.session_state["choices"] = laid_down


def alike(one: OnShelf) -> tuple[OnShelf, ...]:
    """The texts of the same look, this one among them."""
    return tuple(other for other in shelf() if other.look == one.look)
