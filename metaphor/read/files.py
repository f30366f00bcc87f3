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
from .formats import recognised
from .turns import assemble

_NOTHING_LAID_DOWN = ReadSettings()

BETWEEN = " · "
"""Stands between a project's name and a text's in the text's id."""

Source = str | os.PathLike[str] | bytes
"""A path, or a file's own bytes."""


def read(source: Source, *, name: str | None = None, settings: ReadSettings = _NOTHING_LAID_DOWN) -> Transcript:
    """The transcript in a file or in its bytes; ``name`` is the file's name, by which its format is known.

    Raises UserError for a file that is missing, empty, too large, of an unknown format or broken, and for one that
    holds several texts, which ``read_all`` gives one by one.
    """
    data, name = load(source, name)
    found = _texts(data, name, settings)
    transcripts = [text for text in found if isinstance(text, Transcript)]
    errors = [text for text in found if isinstance(text, UserError)]
    if len(transcripts) > 1:
        titles = ", ".join(text.id.partition(BETWEEN)[2] for text in transcripts[:8])
        more = ", …" if len(transcripts) > 8 else ""
        raise UserError(
            name,
            f"holds {len(transcripts)} texts ({titles}{more})",
            "read it together with other files (read_all), which gives each text, or export one text from it",
        )
    if not transcripts:
        raise errors[0]
    others = tuple(f"Left out: {error}" for error in errors)
    return replace(transcripts[0], notes=(*transcripts[0].notes, *others)) if others else transcripts[0]


def _texts(data: bytes, name: str, settings: ReadSettings) -> tuple[Transcript | UserError, ...]:
    """Every text in a file: one, or as many as a project holds, each of those read or with the reason why not."""
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

    An item is a path or a pair of name and bytes.  A project gives each of its texts, with the id ``project · text``.
    """
    taken: set[str] = set()
    for item in paths:
        source, name = (item[1], item[0]) if isinstance(item, tuple) else (item, Path(item).name)
        try:
            data, name = load(source, name)
            texts = _texts(data, name, settings)
        except UserError as error:
            yield SetAside(name, str(error))
            continue
        for found in texts:
            if isinstance(found, UserError):
                yield SetAside(found.where, str(found))
                continue
            number, wanted = 1, found.id
            while wanted.casefold() in taken:
                number += 1
                wanted = f"{found.id}-{number}"
            taken.add(wanted.casefold())
            yield replace(found, id=wanted)
