"""The front door: one file -> Transcript; many files, of which a bad one stops only itself."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from metaphor.errors import UserError
from metaphor.model import SetAside, Transcript

from .draft import MAX_BYTES, ReadSettings
from .formats import format_of
from .turns import assemble

_NOTHING_LAID_DOWN = ReadSettings()

Source = str | os.PathLike[str] | bytes
"""A path, or a file's own bytes."""


def read(source: Source, *, name: str | None = None, settings: ReadSettings = _NOTHING_LAID_DOWN) -> Transcript:
    """The transcript in a file or in its bytes; ``name`` is the file's name, by which its format is known.

    Raises UserError for a file that is missing, empty, too large, of an unknown format or broken.
    """
    data, name = load(source, name)
    row = format_of(name, data)
    draft = row.load()(data, name, settings)
    return assemble(draft, id=stem(name), name=name, format=row.extension.lstrip("."), settings=settings)


def load(source: Source, name: str | None) -> tuple[bytes, str]:
    """The bytes and the name of a source; UserError when there are none or too many, before they are read."""
    if isinstance(source, bytes):
        name, size = name or "text", len(source)
    else:
        path = Path(source)
        name = name or path.name
        if path.is_dir():
            raise UserError(name, "is a folder", "give the files in it")
        try:
            size = path.stat().st_size
        except (OSError, ValueError):
            raise UserError(name or str(source), "is not there", "check the path") from None
    if size > MAX_BYTES:
        raise UserError(
            name,
            f"has {size // 1_000_000} MB, more than the {MAX_BYTES // 1_000_000} MB that are read",
            "cut it into single interviews",
        )
    try:
        data = source if isinstance(source, bytes) else path.read_bytes()
    except OSError as error:
        raise UserError(name, f"cannot be opened ({error.strerror})", "check who may read it") from None
    if not data.strip():
        raise UserError(name, "is empty", "export the transcript again")
    return data, name


def stem(name: str) -> str:
    """The id a transcript gets from its file's name: without folders and ending."""
    base = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    head, dot, _ = base.rpartition(".")
    return unicodedata.normalize("NFC", head if dot and head else base).strip() or "text"


def read_all(
    paths: Iterable[str | os.PathLike[str] | tuple[str, bytes]], *, settings: ReadSettings = _NOTHING_LAID_DOWN
) -> Iterator[Transcript | SetAside]:
    """Each file's transcript, or why it was set aside, in order; a second file of one stem gets ``-2`` to its id.

    An item is a path or a pair of name and bytes.
    """
    taken: set[str] = set()
    for item in paths:
        name = item[0] if isinstance(item, tuple) else Path(item).name
        try:
            found = (
                read(item[1], name=name, settings=settings)
                if isinstance(item, tuple)
                else read(item, settings=settings)
            )
        except UserError as error:
            yield SetAside(name, str(error))
            continue
        number, wanted = 1, found.id
        while wanted.casefold() in taken:
            number += 1
            wanted = f"{found.id}-{number}"
        taken.add(wanted.casefold())
        yield replace(found, id=wanted)
