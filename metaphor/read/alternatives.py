"""What else a file might be read as: other encodings with a line each, and the columns of a sheet."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from metaphor.errors import UserError
from metaphor.model import Transcript

from .clean import clean
from .encoding import FEW, decode
from .formats import format_of
from .sheets import Rows, delimited, workbook
from .tables import columns_of

CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "cp950", "windows-1252")
"""Encodings that transcripts come in, widest form first."""

VERY_FEW = 4
"""So many characters beyond ASCII leave even UTF-8 in doubt."""

SHORT = 400
"""Bytes of a short text."""

SHOWN = 60
"""So many characters of a line are shown."""

LOOKED_AT = 200_000
"""So many bytes are tried."""

_IN_BYTES = frozenset(".txt .md .vtt .srt .csv .tsv .json .html .htm".split())
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_DOUBT = re.compile(r"on thin evidence|ends inside a character|characters are damaged")
_PLAIN_NAMES = {"big5hkscs": "big5", "cp950": "big5", "cp1252": "windows-1252"}


@dataclass(frozen=True, slots=True)
class Alternative:
    """An encoding the bytes can be read in without damage, and the first line it changes, as it would read."""

    encoding: str
    line: str


def alternatives(data: bytes, name: str, used: str = "") -> tuple[Alternative, ...]:
    """Every way to read the bytes of a text, the ``used`` one first; none where all are alike or the format settles it."""
    if not _has_encodings(name, data):
        return ()
    readings: dict[str, str] = {}
    for codec in _candidates(data, used):
        text = _strictly(data, codec)
        if text is None and codec == used:
            text = data[:LOOKED_AT].decode(codec, errors="replace")
        known = encoding_name(codec) in map(encoding_name, readings)  # two forms of Big5: the wider one, if it fits
        if text is not None and text not in readings.values() and not known:
            readings[codec] = text
    if len(readings) < 2:
        return ()
    return tuple(Alternative(codec, _line(text)) for codec, text in readings.items())


def encoding_name(encoding: str) -> str:
    """What people call an encoding: ``UTF-8``, ``GB18030``, ``Big5``, ``Windows-1252``."""
    plain = _PLAIN_NAMES.get(encoding, encoding)
    return {"big5": "Big5", "windows-1252": "Windows-1252"}.get(plain, plain.upper())


def same_encoding(one: str, other: str) -> bool:
    """Whether two names mean one encoding, as far as a person is concerned."""
    names = [_PLAIN_NAMES.get(codecs.lookup(name).name, codecs.lookup(name).name) for name in (one, other)]
    return names[0] == names[1]


def doubtful(transcript: Transcript, data: bytes, name: str) -> bool:
    """Whether a person should look at the encoding: little speaks for it, it does damage, or the text is short.

    A short text with few characters beyond ASCII fits several encodings, UTF-8 by chance too when they are very few.
    """
    if any(_DOUBT.search(note) for note in transcript.notes):
        return True
    few = VERY_FEW if transcript.encoding == "utf-8" else FEW
    beyond = sum(1 for ch in transcript.text if ch > "\x7f")
    short = len(data) < SHORT and 0 < beyond < few
    return short and len(alternatives(data, name, transcript.encoding)) > 1


@dataclass(frozen=True, slots=True)
class Headers:
    """The cells of a sheet's first row, of which each may be chosen as a column, and those that are recognised."""

    names: tuple[str, ...] = ()
    text: str = ""
    speaker: str = ""


def headers(data: bytes, name: str, encoding: str | None = None) -> Headers:
    """The columns of a sheet; none for another format, and none where its first row does not name them."""
    try:
        rows = _rows(data, name, encoding)
    except UserError:
        return Headers()
    columns = columns_of(rows)
    first = tuple(dict.fromkeys(cell for cell in rows[0] if cell.strip())) if rows else ()
    if len(first) < 2 or any(len(cell) > SHOWN for cell in first) or (columns and not columns.header):
        return Headers()
    speaker = columns.speaker if columns else None
    return Headers(first, rows[0][columns.text] if columns else "", rows[0][speaker] if speaker is not None else "")


def _rows(data: bytes, name: str, encoding: str | None) -> Rows:
    """The rows of a sheet, of a large table only the first ones; none for another format."""
    ending = format_of(name, data).extension
    if ending in (".csv", ".tsv"):
        text = _strictly(data, encoding) if encoding else decode(data[:LOOKED_AT], name).text
        return delimited(text or "", name)
    sheets = workbook(data, name) if ending == ".xlsx" else {}
    return next((rows for rows in sheets.values() if columns_of(rows)), next(iter(sheets.values()), ()))


def _has_encodings(name: str, data: bytes) -> bool:
    try:
        return format_of(name, data).extension in _IN_BYTES
    except UserError:
        return False


def _candidates(data: bytes, used: str) -> tuple[str, ...]:
    """What the bytes may be in; a mark at their beginning leaves no doubt."""
    if data.startswith(_MARKS):
        return ()
    found = ("utf-16-le", "utf-16-be") if b"\0" in data[:LOOKED_AT] else CANDIDATES
    plain = [codec for codec in found if not used or not same_encoding(codec, used)]
    wide = next((codec for codec in found if used and same_encoding(codec, used)), used)
    return (wide, *plain) if wide else tuple(plain)


def _strictly(data: bytes, codec: str) -> str | None:
    """The text of the first bytes when each of them fits, else None."""
    whole = len(data) <= LOOKED_AT
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(data[:LOOKED_AT], final=whole)
    except UnicodeError:
        return None


def _line(text: str) -> str:
    """The first line that an encoding changes, cut to what can be shown."""
    for line in clean(text).split("\n"):
        at = next((i for i, ch in enumerate(line) if ch > "\x7f"), None)
        if at is not None:
            line = line.strip() if at < SHOWN // 2 else "…" + line[at - SHOWN // 4 :].strip()
            return line if len(line) <= SHOWN else line[:SHOWN] + "…"
    return ""
