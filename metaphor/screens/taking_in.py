"""Files taken in: read in the background, put on the shelf, and read anew when something else is chosen for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

import streamlit as st

from metaphor.errors import UserError
from metaphor.read import ReadSettings
from metaphor.read.choices import EVERY, Choice, Choices
from metaphor.read.choices_file import read_choices
from metaphor.screens import doors
from metaphor.screens.session import reading
from metaphor.screens.shelf import OnShelf, choices, keep_choices, put_on_shelf, shelf

AT_ONCE_S = 2.0
"""A reading that ends so soon is not announced."""

FEW = 4
"""So many files are read anew without a word; more are work with its progress shown."""

CHOICES_FILES = ("yaml", "yml")


def take_in(given: Sequence[tuple[str, bytes]]) -> None:
    """Starts reading what was dropped; a file of choices among it is followed, for what is on the shelf too."""
    laid_down = [one for one in given if one[0].rpartition(".")[2].casefold() in CHOICES_FILES]
    st.session_state["choices_error"] = None
    for name, data in laid_down:
        try:
            keep_choices(choices().and_then(read_choices(data, name).rows))
        except UserError as error:
            st.session_state["choices_error"] = error
    files = _own_names([one for one in given if one not in laid_down])
    named = frozenset(name for name, _ in files)
    _read([*(one for one in _to_read_anew() if one[0] not in named), *files], dropped=named)


def _own_names(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Two files dropped at once under one name (from two folders) are kept apart."""
    out: dict[str, bytes] = {}
    for name, data in files:
        path, number, own = PurePath(name), 1, name
        while own in out:
            number += 1
            own = f"{path.stem}-{number}{path.suffix}"
        out[own] = data
    return list(out.items())


def lay_down(one: OnShelf, choice: Choice, *, for_all: bool) -> None:
    """Holds from now on for this text, or for all that look like it; those are read anew."""
    meant = replace(choice, files=(EVERY,), like=one.look) if for_all else replace(choice, files=(one.name,), like="")
    _follow(choices().and_then([meant]))


def is_corrected(one: OnShelf) -> bool:
    """Whether something was laid down for this text alone, or for its look."""
    return any(_is_for(row, one) for row in choices().rows)


def take_back(one: OnShelf) -> None:
    """What was laid down for this text alone, and for its look, holds no longer."""
    _follow(Choices(tuple(row for row in choices().rows if not _is_for(row, one))))


def _is_for(row: Choice, one: OnShelf) -> bool:
    return (row.files, row.like) in (((one.name,), ""), ((EVERY,), one.look))


def _follow(wanted: Choices) -> None:
    keep_choices(wanted)
    anew = _to_read_anew()
    if len(anew) <= FEW and all(map(_is_safe, _changed())):
        put_on_shelf(_put_back(doors.read_files(anew, wanted), frozenset()))
    else:
        _read(anew)


def _changed() -> tuple[OnShelf, ...]:
    """The texts for which something else is chosen now than was when they were read."""
    return tuple(one for one in shelf() if choices().settings(one.name, one.look) != one.settings)


def _to_read_anew() -> list[tuple[str, bytes]]:
    return list({one.file: one.data for one in _changed()}.items())


def _is_safe(one: OnShelf) -> bool:
    """Whether the text was read within bounds before and only who speaks is chosen otherwise: no need of bounds."""
    return one.transcript is not None and _bytes_as(one.settings) == _bytes_as(choices().settings(one.name, one.look))


def _bytes_as(settings: ReadSettings) -> ReadSettings:
    return replace(settings, roles=(), names=())


def _read(files: Sequence[tuple[str, bytes]], dropped: frozenset[str] = frozenset()) -> None:
    if not files:
        return
    st.session_state["dropped"] = dropped
    st.session_state["reading"] = job = doors.begin_reading(files, choices())
    job.wait(AT_ONCE_S)  # the banner above the page settles what is done by then


def settle_reading() -> str:
    """Puts what was read on the shelf, once; says how the reading ended, or ``""`` when there is none to settle."""
    job = reading()
    if job is None or job.state == "running":
        return ""
    del st.session_state["reading"]
    if job.result is not None:
        put_on_shelf(_put_back(job.result, st.session_state["dropped"]))
    return job.state


def _put_back(read: Sequence[OnShelf], dropped: frozenset[str]) -> tuple[OnShelf, ...]:
    """The shelf with these in the place of what they were; what was taken off stays off, but for what was ``dropped``."""
    held, names = _names_by_file(shelf()), _names_by_file(read)

    def is_wanted(one: OnShelf) -> bool:
        there = held.get(one.file, set())
        return one.file in dropped or one.name in there or (bool(there) and not there < names[one.file])

    return doors.put_in(shelf(), [one for one in read if is_wanted(one)])


def _names_by_file(texts: Sequence[OnShelf]) -> dict[str, set[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for one in texts:
        names[one.file].add(one.name)
    return names
