"""The preview of a file as lines of text, for the command line; the same facts and words as on the screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from metaphor.errors import UserError
from metaphor.model import Language, Transcript, Turn
from metaphor.read import MAX_BYTES
from metaphor.read.alternatives import alternatives, doubtful, headers, same_encoding
from metaphor.read.chosen import Taken
from metaphor.read.glance import glance_at, left_out_at
from metaphor.screens.file_words import (
    and_more,
    called,
    languages_of,
    left_out_for,
    length_of,
    quoted,
    read_as,
    sum_of,
)  # fmt: skip
from metaphor.screens.marks import clock
from metaphor.screens.said import translated
from metaphor.screens.strings import text_of

LONGEST = 300
"""Characters of a turn that are printed."""


def preview_lines(one: Taken, path: Path, turns: int, language: Language) -> Iterator[str]:
    """The lines on one text of the file there; ``turns`` so many of its turns are shown."""
    data = _bytes(path)
    if isinstance(one.found, UserError):
        yield translated(one.found, language)
        yield from _encodings(one, data, language)
        if "column" in one.found.what:  # of no other: what stopped the reading would stop this
            yield from _columns(one, data, language)
        return
    transcript = one.found
    glance = glance_at(transcript)
    yield transcript.name
    unsure = is_unsure(one, path)
    about = (read_as(transcript, language, unsure=unsure), languages_of(glance, language), length_of(glance, language))
    yield "  " + " · ".join(part for part in about if part)
    yield from _encodings(one, data, language, unsure=unsure)
    yield from _columns(one, data, language)
    yield f"  {text_of('study.column.speakers', language)}"
    wide = max((_width(called(s.name, language)) for s in glance.speakers), default=0)
    for s in glance.speakers:
        share = text_of("fix.speaker", language, share=round(100 * s.share), n=s.turns)
        yield f"    {_padded(called(s.name, language), wide)}  {text_of(f'role.{s.role}', language)}  {share}"
    if turns:
        yield f"  {text_of('preview.begins', language)}"
        yield from (f"    {_turn(turn, language)}" for turn in transcript.turns[:turns])
    yield from _left_out(transcript, language)


def is_unsure(one: Taken, path: Path) -> bool:
    """Whether a person should look at the encoding of the text, and has not chosen it."""
    if isinstance(one.found, UserError) or one.settings.encoding:
        return False
    return doubtful(one.found, _bytes(path), one.file)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_BYTES else b""


def _turn(turn: Turn, language: Language) -> str:
    words = " ".join(turn.text.split())
    words = words if len(words) <= LONGEST else words[:LONGEST].rstrip() + "…"
    at = f"{clock(turn.start_s)}  " if turn.start_s is not None else ""
    return f"{at}{called(turn.speaker, language)}{text_of('list.colon', language)}{words}"


def _encodings(one: Taken, data: bytes, language: Language, *, unsure: bool = False) -> Iterator[str]:
    """The ways to read the bytes with a line each; the one in use is marked with a star."""
    found = one.found if isinstance(one.found, Transcript) else None
    used = found.encoding if found else one.settings.encoding or ""
    if used == "utf-8" and not unsure and not one.settings.encoding:
        return
    others = alternatives(data, one.file, used)
    if others and unsure:
        yield f"  {text_of('fix.encoding.unsure', language)}"
    if others:
        yield f"  {text_of('fix.encoding', language)}"
    for other in others:
        star = "*" if used and same_encoding(used, other.encoding) else " "
        yield f"   {star}{other.encoding:13} {other.line}"


def _columns(one: Taken, data: bytes, language: Language) -> Iterator[str]:
    found = headers(data, one.file, one.settings.encoding)
    for column in ("text_column", "speaker_column") if found.names else ():
        known = found.text if column == "text_column" else found.speaker
        known = (
            text_of("fix.column.recognised", language, name=known) if known else text_of("fix.column.none", language)
        )
        chosen = getattr(one.settings, column) or known
        yield f"  {text_of(f'fix.{column}', language)}{text_of('list.colon', language)}{chosen}"


def _left_out(transcript: Transcript, language: Language) -> Iterator[str]:
    account = transcript.account
    if account:
        yield f"  {text_of('preview.left_out', language)}"
        pieces = left_out_at(account)
        for piece in pieces:
            shown = " ".join(f"“{text}”" for text in quoted(piece))
            yield f"    {left_out_for(piece, language)} {shown} {and_more(piece, language)}".rstrip()
        if not pieces:
            yield f"    {text_of('preview.left_out.nothing', language)}"
        yield f"    {sum_of(account, language)}"
    if transcript.notes:
        yield f"  {text_of('preview.notes', language)}"
        yield from (f"    {translated(note, language)}" for note in transcript.notes)


def _width(text: str) -> int:
    """Columns of a terminal: a hanzi takes two."""
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
