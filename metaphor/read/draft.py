"""The nouns of this room: what a reader takes and what it hands back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from metaphor.model import Role

MAX_BYTES = 50_000_000
"""Larger files are refused before they are read: an hour of talk is some 60 kB."""

MAX_FILES = 2_000
"""Files read at once; a study has some 40."""

MAX_UNPACKED = 300_000_000
"""What a zipped format (docx, xlsx) may unpack to, in bytes."""

MAX_LINE = 2_000_000
"""Characters in one line of a text; a recogniser that writes a whole interview as one line comes to 100,000."""

MAX_CELLS = 2_000_000
"""Cells in a sheet, empty ones counted."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one file may take: ``seconds`` of time, ``megabytes`` of memory beyond what a worker starts with."""

    seconds: float = 60.0
    megabytes: int = 700


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """What a person may lay down instead of leaving it to be recognised.

    ``roles`` are pairs of speaker and role; ``names`` are pairs of a speaker as written and as they are to be called,
    so that two spellings given one name become one person; the columns are header names of a sheet.
    """

    encoding: str | None = None
    roles: tuple[tuple[str, Role], ...] = ()
    text_column: str | None = None
    speaker_column: str | None = None
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document with the layout that tells a speaker mark from words.

    ``lead`` counts the leading characters that are set in bold; ``heading`` and ``quote`` are paragraph kinds;
    ``after_blank`` is true where a new paragraph begins; ``speaker`` is filled where the layout itself names one
    (a table's column, a voice tag); times are seconds; ``stamped`` is true where a time stands on the line above.
    """

    text: str
    lead: int = 0
    heading: bool = False
    quote: bool = False
    after_blank: bool = True
    speaker: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    stamped: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One contribution before it has its place in the text; ``speaker`` is None where nobody is named.

    ``parts`` are the stretches of the document it was put together from, in order, where there is more than one.
    """

    speaker: str | None
    text: str
    start_s: float | None = None
    end_s: float | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Omitted:
    """A stretch of the document that is in no contribution, and why; ``kind`` is what it is counted as."""

    text: str
    reason: str
    kind: Literal["left out", "time", "mark", "layout"] = "left out"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found in one file: contributions in order, and how it understood the file."""

    said: tuple[Said, ...]
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    roles: tuple[tuple[str, Role], ...] = ()
    """Names with the role the document itself gives them; a name may be longer than the mark in the talk."""
    source: str = ""
    """All text the document held, before marks and times were taken out: what nothing may get lost from."""
    omitted: tuple[Omitted, ...] = ()
    """What of ``source`` was put aside on purpose, in any order."""


Reader = Callable[[bytes, str, ReadSettings], Draft]
"""(bytes, file name for messages, settings) -> Draft; raises UserError for what a person can mend."""
