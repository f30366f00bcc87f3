"""Files read as people chose: by their names first, then by what they turn out to look like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from metaphor.errors import UserError
from metaphor.model import Transcript

from .choices import Choices, look_of
from .draft import MAX_FILES, Bounds, ReadSettings
from .files import FileRead, Item, read_each

Report = Callable[[int, int, str], None]
"""Told (files done, files in all, name of the latest); may raise to end the reading."""

_Held = list[list["Taken"]]


@dataclass(frozen=True, slots=True)
class Taken:
    """One text as it was read: its name (a project's and its own), what came of it, what it looks like, and how read.

    ``look`` is that of the file read as its name alone says, so that no choice for a look can undo itself.
    """

    name: str
    file: str
    found: Transcript | UserError
    look: str
    settings: ReadSettings


def read_chosen(
    files: Sequence[Item], choices: Choices, *, bounds: Bounds | None = None, report: Report | None = None
) -> tuple[tuple[Taken, ...], ...]:
    """The texts of each file, in order.  What was chosen for a look or for one text of a project is read once more."""
    held: _Held = []
    with closing(read_each(files, settings=choices.settings, bounds=bounds)) as reading:
        for file in reading:
            held.append(_taken(file, choices.settings(file.name)))
            if report:
                report(len(held), len(files), file.name)
    _read_again(files, held, choices, bounds, report)
    return tuple(map(tuple, held))


def _taken(file: FileRead, settings: ReadSettings) -> list[Taken]:
    """A project's texts go by their own names, and so does the error on one of them."""
    several = len(file.texts) > 1
    return [
        Taken(_name(found) if several else file.name, file.name, found, look_at(found, file.name), settings)
        for found in file.texts
    ]


def _name(found: Transcript | UserError) -> str:
    return found.name if isinstance(found, Transcript) else found.where


def look_at(found: Transcript | UserError, file: str) -> str:
    """What its program left on a text: format, encoding and shape; the ending alone where it could not be read."""
    if isinstance(found, UserError):
        _, dot, ending = file.rpartition(".")
        return look_of(ending if dot else "", "", "")
    return look_of(found.format, found.encoding, found.account.shape if found.account else "")


def _read_again(
    files: Sequence[Item], held: _Held, choices: Choices, bounds: Bounds | None, report: Report | None
) -> None:
    """Puts in the place of each text for which more was chosen what it reads as then."""
    wanted: dict[ReadSettings, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, texts in enumerate(held[:MAX_FILES]):
        for place, one in enumerate(texts):
            if (settings := choices.settings(one.name, one.look)) != one.settings:
                wanted[settings][number].append(place)
    done, total = len(files), len(files) + sum(map(len, wanted.values()))
    for settings, places in wanted.items():
        with closing(read_each([files[number] for number in places], settings=settings, bounds=bounds)) as reading:
            for number, file in zip(places, reading, strict=True):
                for place in places[number]:
                    found = file.texts[min(place, len(file.texts) - 1)]
                    held[number][place] = replace(held[number][place], found=found, settings=settings)
                done += 1
                if report:
                    report(done, total, file.name)


def own_ids(transcripts: Iterable[Transcript]) -> Iterator[Transcript]:
    """The transcripts, a second one of one id with ``-2`` to it."""
    taken: set[str] = set()
    for one in transcripts:
        number, wanted = 1, one.id
        while wanted.casefold() in taken:
            number += 1
            wanted = f"{one.id}-{number}"
        taken.add(wanted.casefold())
        yield replace(one, id=wanted)
