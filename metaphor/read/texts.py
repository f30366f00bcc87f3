"""A file's bytes -> every text in it, each as a transcript or as the error that says why not."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from metaphor.errors import UserError
from metaphor.model import Transcript

from .clean import printable
from .draft import MAX_BYTES, ReadSettings
from .formats import recognised
from .turns import assemble

BETWEEN = " · "
"""Stands between a project's name and a text's in the text's id."""

Source = str | os.PathLike[str] | bytes
"""A path, or a file's own bytes."""

Texts = tuple[Transcript | UserError, ...]
"""Every text of one file, in order: read, or why it could not be."""


def texts_in(data: bytes, name: str, settings: ReadSettings) -> Texts:
    """Every text in a file: one, or as many as a project holds; UserError for a file that cannot be read at all."""
    row, notes = recognised(name, data)
    id, format = stem(name), row.extension.lstrip(".")
    if not row.several:
        draft = row.load()(data, name, settings)
        draft = replace(draft, notes=(*notes, *draft.notes))
        return (assemble(draft, id=id, name=name, format=format, settings=settings),)
    from .project import ProjectText, read_project, with_codes

    out: list[Transcript | UserError] = []
    for text in read_project(data, name, settings):
        if not isinstance(text, ProjectText):
            out.append(text)
            continue
        title, whole = f"{id}{BETWEEN}{text.title}", f"{name}{BETWEEN}{text.title}"
        draft = replace(text.draft, notes=(*notes, *text.draft.notes))
        try:
            transcript = assemble(draft, id=title, name=whole, format=format, settings=settings)
        except UserError as error:
            out.append(error)
        else:
            out.append(with_codes(transcript, text))
    return tuple(out)


def load(source: Source, name: str | None) -> tuple[bytes, str]:
    """The bytes and the name of a source; UserError when there are none or too many, before they are read.

    A path must be that of a plain file: a pipe or a device may have no end.
    """
    if isinstance(source, bytes):
        name, size = printable(name or "text"), len(source)
    else:
        path = Path(source)
        name = printable(name or path.name or str(source))
        try:
            held = path.stat()
        except (OSError, ValueError):
            raise UserError(name, "is not there", "check the path") from None
        if stat.S_ISDIR(held.st_mode):
            raise UserError(name, "is a folder", "give the files in it")
        if not stat.S_ISREG(held.st_mode):
            raise UserError(name, "is no file but a pipe or a device", "give a file")
        size = held.st_size
    _bearable(size, name)
    data = source if isinstance(source, bytes) else _bytes_of(path, name)
    if not data.strip():
        raise UserError(name, "is empty", "export the transcript again")
    return data, name


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # it may have grown since its size was asked
    except OSError as error:
        raise UserError(name, f"cannot be opened ({error.strerror})", "check who may read it") from None
    _bearable(len(data), name)
    return data


def _bearable(size: int, name: str) -> None:
    if size > MAX_BYTES:
        what = f"has {size // 1_000_000} MB, more than the {MAX_BYTES // 1_000_000} MB that are read"
        raise UserError(name, what, "cut it into single interviews")


def stem(name: str) -> str:
    """The id a transcript gets from its file's name: without folders and ending."""
    base = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    head, dot, _ = base.rpartition(".")
    return unicodedata.normalize("NFC", head if dot and head else base).strip() or "text"


@dataclass(frozen=True, slots=True)
class Work:
    """A file, its name, and what was laid down for it."""

    source: Source
    name: str
    settings: ReadSettings


def texts_of(work: Work) -> Texts:
    """Every text of one file, or the one error that says why it cannot be read."""
    try:
        data, name = load(work.source, work.name)
        return texts_in(data, name, work.settings)
    except UserError as error:
        return (error,)


def map_texts(work: Iterable[Work]) -> Generator[Texts]:
    """The texts of each file, read in this process one after the other."""
    yield from map(texts_of, work)
