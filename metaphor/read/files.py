"""The front door: one file -> Transcript; many files, of which a bad one stops only itself.

Many files can be read within bounds: each in a process of its own that is stopped when it takes too long or too much::

    for file in read_each(paths, settings=choose, bounds=Bounds()):   # one FileRead a file, in the order given
        show(file.name, file.texts)                                   # Transcripts, and UserErrors for what is not one

Its progress is the iterating itself; to cancel, close the iterator (or leave the loop and let it go).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from metaphor.errors import UserError
from metaphor.model import SetAside, Transcript

from .bounded import read_bounded
from .clean import printable
from .draft import MAX_FILES, Bounds, ReadSettings
from .texts import BETWEEN, Source, Texts, Work, load, map_texts, texts_in

_NOTHING_LAID_DOWN = ReadSettings()

Item = str | os.PathLike[str] | tuple[str, bytes]
"""A path, or a file's name and bytes."""

Settings = ReadSettings | Callable[[str], ReadSettings]
"""What is laid down for every file, or what says it for a file's name (without folders)."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file and what came of it: a text, as many as a project holds, or the one error that says why none."""

    name: str
    texts: Texts


def read(source: Source, *, name: str | None = None, settings: ReadSettings = _NOTHING_LAID_DOWN) -> Transcript:
    """The transcript in a file or in its bytes; ``name`` is the file's name, by which its format is known.

    Raises UserError for a file that is missing, empty, too large, of an unknown format or broken, and for one that
    holds several texts, which ``read_all`` gives one by one.
    """
    data, name = load(source, name)
    found = texts_in(data, name, settings)
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


def read_each(
    files: Iterable[Item], *, settings: Settings = _NOTHING_LAID_DOWN, bounds: Bounds | None = None, workers: int = 2
) -> Generator[FileRead]:
    """Each file with its texts, in the order given; no file raises, and ids are those of the files alone.

    With ``bounds`` every file is read in one of so many worker processes, under a limit of time and memory; a file that
    meets one, or a fault of ours, is set aside with a sentence.  Without, files are read here, one after the other.
    """
    items = [
        (item[1], printable(item[0])) if isinstance(item, tuple) else (os.fspath(item), _name(item)) for item in files
    ]
    work = [Work(source, name, settings(name) if callable(settings) else settings) for source, name in items]
    kept, beyond = work[:MAX_FILES], work[MAX_FILES:]
    outcomes = read_bounded(kept, bounds=bounds, workers=workers) if bounds else map_texts(kept)
    with closing(outcomes):
        for one in kept:
            yield FileRead(one.name, next(outcomes))
    for one in beyond:
        what = f"is one of {len(work)} files, more than the {MAX_FILES} that are read at once"
        yield FileRead(one.name, (UserError(one.name, what, "read the study in parts"),))


def _name(path: str | os.PathLike[str]) -> str:
    return printable(Path(path).name or str(path))


def read_all(
    paths: Iterable[Item], *, settings: Settings = _NOTHING_LAID_DOWN, bounds: Bounds | None = None, workers: int = 2
) -> Iterator[Transcript | SetAside]:
    """Each file's transcript, or why it was set aside, in order; a second file of one stem gets ``-2`` to its id.

    An item is a path or a pair of name and bytes.  A project gives each of its texts, with the id ``project · text``.
    ``settings``, ``bounds`` and ``workers`` as for ``read_each``.
    """
    taken: set[str] = set()
    with closing(read_each(paths, settings=settings, bounds=bounds, workers=workers)) as files:
        for found in (text for file in files for text in file.texts):
            if isinstance(found, UserError):
                yield SetAside(found.where, str(found))
                continue
            number, wanted = 1, found.id
            while wanted.casefold() in taken:
                number += 1
                wanted = f"{found.id}-{number}"
            taken.add(wanted.casefold())
            yield replace(found, id=wanted)
